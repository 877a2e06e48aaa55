// @ts-check
// Reads and writes the fragment of the page's address: a change, `#change-…`, or two versions,
// `#change-versions-2-5-inline`.

/** @returns {string | null} its id */
export function changeInAddress() {
  const id = decoded(location.hash.slice(1));
  return id.startsWith("change-") ? id : null;
}

/**
 * Two versions, counted from 1, and a view: `#change-versions-2-5-inline`. It begins like a change, so that it opens a
 * closed line.
 */
const PAIR = /^change-versions-(\d+)-(\d+)(?:-([a-z-]+))?$/;

/** @returns {{ from: number, to: number, view: string } | null} the two versions by their index */
export function pairInAddress() {
  const [, from, to, view = ""] = PAIR.exec(changeInAddress() ?? "") ?? [];
  return from && to ? { from: Number(from) - 1, to: Number(to) - 1, view } : null;
}

/**
 * An address for the current comparison, with its versions and view.
 * @param {{ from: number, to: number, view: string }} pair
 */
export function addressOf({ from, to, view }) {
  return `${location.href.split("#")[0]}#change-versions-${from + 1}-${to + 1}-${view}`;
}

/** Removes the change from the address without adding a history entry. */
export function clearAddress() {
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
