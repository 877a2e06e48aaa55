// @ts-check
// Holds the class that shows a comparison. An entry of the package sets it: included in the script, or fetched when it
// is first needed.

/** @typedef {typeof import("./presenter.js").Presenter} PresenterClass */

/** @type {(() => PresenterClass | Promise<PresenterClass>) | null} */
let source = null;

/** @param {() => PresenterClass | Promise<PresenterClass>} given ignored if one was set before */
export function setPresenter(given) {
  source ??= given;
}

export function getPresenter() {
  if (!source) throw new Error("No entry of the package is imported.");
  return source();
}
