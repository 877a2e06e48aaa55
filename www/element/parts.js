// @ts-check
// What shows a comparison, as an entry of the package has it: at once inside the script, or fetched when it is first
// needed.

/** @typedef {typeof import("./presenter.js").Presenter} PresenterClass */

/** @type {(() => PresenterClass | Promise<PresenterClass>) | null} */
let way = null;

/** @param {() => PresenterClass | Promise<PresenterClass>} given the first one stays */
export function setPresenter(given) {
  way ??= given;
}

export function getPresenter() {
  if (!way) throw new Error("No entry of the package is imported.");
  return way();
}
