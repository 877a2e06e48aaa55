// @ts-check
// Shows a returning reader "4 changes since you read this yesterday", and a button that deletes the stored visit.

import { button, make } from "../view/make.js";

/** @typedef {import("./memory.js").Memory} Memory */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("../labels/index.js").Labels} Labels */

/**
 * The index of the newest version that the reader has seen, or -1 if there is none or nothing newer.
 * @param {readonly Version[]} versions oldest first
 * @param {Memory} memory
 */
export function indexSeen(versions, { seen }) {
  if (!seen) return -1;
  const time = Date.parse(seen.version);
  const index = versions.map(({ published }) => Date.parse(published ?? "") <= time).lastIndexOf(true);
  return index < versions.length - 1 ? index : -1;
}

/**
 * @param {Memory} memory
 * @param {Labels} labels
 * @param {object} now
 * @param {number | null} now.changes since the version that the reader saw; null if it is the newest
 * @param {() => void} now.showAll
 * @returns {HTMLElement}
 */
export function sinceRead(memory, labels, { changes, showAll }) {
  const { seen } = memory;
  const when = memory.when(labels.lang);
  const sentence = !seen
    ? labels.text("since.first")
    : changes === null
      ? labels.text("since.none", { when })
      : labels.text("since.changes", { n: changes, when });
  const forget = button(
    "since forget",
    labels.text("since.forget"),
    () => {
      memory.forget();
      node.replaceChildren(make("span", { tabindex: "-1" }, labels.text("since.forgotten")));
      node.querySelector("span")?.focus();
    },
    { class: "preset" },
  );
  const all = seen && changes !== null && button("since all", labels.text("since.all"), showAll, { class: "preset" });
  const node = make(
    "p",
    { class: "since", part: "since", lang: labels.lang, dir: labels.dir },
    sentence,
    " ",
    all,
    " ",
    forget,
  );
  return node;
}
