// @ts-check
// The change that the page's address names: `#change-…`.

/** @returns {string | null} its id */
export function changeInAddress() {
  const id = decoded(location.hash.slice(1));
  return id.startsWith("change-") ? id : null;
}

/** Takes the change out of the address, without a step in the history. */
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
