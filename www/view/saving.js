// @ts-check
// The comparison to take along, at the foot of the page: saved as a file or copied, and the text of either version alone.

import { button, make } from "./make.js";

/** @typedef {import("../export/index.js").Form} Form */
/** @typedef {import("./story.js").Story} Story */
/** What the foot may ask for: null when it is done, else the key of the words that say why not. @typedef {(how: "save" | "copy", form: Form) => Promise<string | null>} Keep */

/** The forms a whole comparison can be kept in. */
const WHOLE = /** @type {const} */ (["html", "markdown", "json"]);

/**
 * @param {Story} story
 * @param {Keep} keep
 */
export function saving({ labels, from, to }, keep) {
  const status = make("span", { class: "status", "aria-live": "polite" });
  /** @param {"save" | "copy"} how @param {Form} form @param {string} words */
  const act = (how, form, words) =>
    button(
      `${how} ${form}`,
      words,
      async () => {
        status.textContent = "";
        const failed = await keep(how, form);
        if (failed || how === "copy") status.textContent = labels.text(failed ?? "copy.done");
      },
      { class: "preset", "data-kind": how },
    );
  /** @param {"save" | "copy"} how @param {HTMLElement[]} buttons */
  const line = (how, buttons) =>
    make(
      "div",
      { class: "line", role: "group", "aria-label": labels.text(`${how}.label`) },
      make("span", { class: "label", "aria-hidden": "true" }, labels.text(`${how}.label`)),
      buttons,
    );
  return make(
    "div",
    { class: "foot", part: "saving" },
    line(
      "save",
      WHOLE.map((form) => act("save", form, labels.text(`save.${form}`))),
    ),
    line("copy", [
      act("copy", "before", labels.text("copy.text", { name: from.label })),
      act("copy", "after", labels.text("copy.text", { name: to.label })),
      ...WHOLE.map((form) => act("copy", form, labels.text(`save.${form}`))),
    ]),
    status,
  );
}
