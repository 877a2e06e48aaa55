// @ts-check
// Renders the buttons at the foot of the page, which save or copy the comparison or the text of one version.

import { button, make } from "./make.js";

/** @typedef {import("../export/index.js").ExportFormat} ExportFormat */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/**
 * Saves or copies. Resolves to null if it succeeded, else to the key of the label with the reason.
 * @typedef {(how: "save" | "copy", format: ExportFormat | "link") => Promise<string | null>} Keep
 */

/** The formats in which a whole comparison can be saved or copied. */
const WHOLE = /** @type {const} */ (["html", "markdown", "json"]);

/**
 * @param {StoryView} story
 * @param {Pick<import("./controls.js").Choice, "keep" | "linked" | "print">} choice
 */
export function saving({ labels, from, to }, { keep, linked, print }) {
  const status = make("span", { class: "status", "aria-live": "polite" });
  /** @param {"save" | "copy"} how @param {ExportFormat | "link"} format @param {string} label */
  const act = (how, format, label) =>
    button(
      `${how} ${format}`,
      label,
      async () => {
        status.textContent = "";
        const failed = await keep(how, format);
        if (failed || how === "copy") status.textContent = labels.text(failed ?? "copy.done");
      },
      { class: "preset", "data-kind": how },
    );
  /** @param {"save" | "copy" | "print"} how @param {HTMLElement[]} buttons */
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
      WHOLE.map((format) => act("save", format, labels.text(`save.${format}`))),
    ),
    print &&
      line(
        "print",
        [false, true].map((whole) =>
          button(`print ${whole}`, labels.text(whole ? "print.story" : "print.changes"), () => print(whole), {
            class: "preset",
          }),
        ),
      ),
    line("copy", [
      ...(linked ? [act("copy", "link", labels.text("copy.link"))] : []),
      act("copy", "before", labels.text("copy.text", { name: from.label })),
      act("copy", "after", labels.text("copy.text", { name: to.label })),
      ...WHOLE.map((format) => act("copy", format, labels.text(`save.${format}`))),
    ]),
    status,
  );
}
