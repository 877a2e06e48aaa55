// @ts-check
// Lists the opened versions with names, headlines and times, and lets the reader correct their order.

import { getEngine } from "../element/engine.js";
import { button, make } from "../view/make.js";
import { time } from "../view/time.js";

/** @typedef {import("../element/versions.js").VersionInput} VersionInput */
/** @typedef {import("../labels/index.js").Labels} Labels */

/** Longer headlines are cut, in characters. */
const HEADLINE = 80;

export class OpenedList {
  /** @type {VersionInput[]} */
  #versions = [];
  /** Whether the rows are unfolded. */
  #open = false;
  /** A sentence that says what the order is based on. */
  #note = "";

  /**
   * @param {Labels} labels
   * @param {(versions: VersionInput[]) => void} changed the reader put them in another order, renamed or removed one
   * @param {() => void} add asks for further files
   */
  constructor(labels, changed, add) {
    this.labels = labels;
    this.changed = changed;
    this.add = add;
    this.node = make("section", { class: "opened", hidden: true, "aria-label": labels.text("page.opened.label") });
  }

  get versions() {
    return this.#versions;
  }

  /**
   * @param {readonly VersionInput[]} versions the earliest first; none hides the list
   * @param {string} [note] what their order is based on
   */
  show(versions, note = "") {
    // With a single version, the list is open to show what is still missing. It stays open while others are added.
    const joins = versions.length > this.#versions.length && this.#versions.length > 0;
    this.#open = versions.length === 1 || (joins && this.#open);
    this.#versions = [...versions];
    this.#note = note;
    this.#render();
  }

  /** @param {string} [focus] the key of the control that has the focus afterwards */
  #render(focus) {
    const { labels } = this;
    const versions = this.#versions;
    this.node.hidden = versions.length === 0;
    const rows = versions.map((version, index) => this.#row(version, index));
    const details = make(
      "details",
      null,
      make(
        "summary",
        null,
        labels.text("page.opened", { n: versions.length }),
        " ",
        this.#note,
        " ",
        versions.length > 1 && make("span", { class: "change" }, labels.text("page.opened.change")),
      ),
      make("ol", { role: "list" }, rows),
      button("add", labels.text("page.opened.add"), this.add, { part: null }),
    );
    details.open = this.#open;
    details.addEventListener("toggle", () => (this.#open = details.open));
    this.node.replaceChildren(details);
    const next = focus && this.node.querySelector(/** @type {"button"} */ (`[data-key="${focus}"]`));
    if (next) (next.disabled ? this.node.querySelector("summary") : next)?.focus();
  }

  /**
   * @param {VersionInput} version
   * @param {number} index
   */
  #row(version, index) {
    const { labels } = this;
    const name = version.label ?? "";
    const last = this.#versions.length - 1;
    const input = make("input", {
      type: "text",
      value: name,
      dir: "auto",
      "aria-label": labels.text("page.opened.name"),
    });
    input.addEventListener("change", () => {
      this.#versions[index] = { ...version, label: input.value.trim() || name };
      this.#change(this.#versions);
    });
    const headline = make("span", { class: "title", dir: "auto" });
    void headlineOf(version).then((text) => (headline.textContent = text));
    /** @param {string} what @param {number} to @param {boolean} disabled @param {string} sign */
    const move = (what, to, disabled, sign) =>
      button(`${what} ${index}`, sign, () => this.#move(index, to, `${what} ${to}`), {
        "aria-label": labels.text(`page.opened.${what}`, { name }),
        title: labels.text(`page.opened.${what}`, { name }),
        disabled,
        part: null,
      });
    return make(
      "li",
      null,
      make("span", { class: "number" }, `${labels.number(index + 1)}.`),
      input,
      headline,
      time(version.published ?? null, labels),
      make(
        "span",
        { class: "actions" },
        last > 0 && move("earlier", index - 1, index === 0, "↑"),
        last > 0 && move("later", index + 1, index === last, "↓"),
        button(`remove ${index}`, labels.text("page.opened.remove"), () => this.#remove(index), {
          "aria-label": labels.text("page.opened.removal", { name }),
          part: null,
        }),
      ),
    );
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {string} focus
   */
  #move(from, to, focus) {
    const versions = [...this.#versions];
    versions.splice(to, 0, ...versions.splice(from, 1));
    this.#change(versions, focus);
  }

  /** @param {number} index */
  #remove(index) {
    this.#change(
      this.#versions.filter((_, at) => at !== index),
      `remove ${Math.max(0, index - 1)}`,
    );
  }

  /**
   * @param {VersionInput[]} versions
   * @param {string} [focus]
   */
  #change(versions, focus) {
    this.#versions = versions;
    this.#open = true;
    // From now on the reader decides the order.
    this.#note = "";
    this.#render(focus);
    this.changed(versions);
  }
}

/**
 * The first words of a version's headline, as its fields or its text have it.
 * @param {VersionInput} version
 */
async function headlineOf(version) {
  let text = version.fields?.headline ?? "";
  try {
    const source = /** @type {import("../../src/wasm/types.d.ts").Source} */ (version);
    text ||= textOf(version.article ?? (await getEngine().parse(source)));
  } catch {
    return ""; // Errors are reported when it is compared.
  }
  const start = [...text].slice(0, HEADLINE).join("");
  return start === text ? text : `${start.replace(/\s\S*$/u, "")} …`;
}

/** @param {import("../../src/wasm/types.d.ts").Article} article */
function textOf({ headline }) {
  return (headline ?? []).map(({ text }) => text).join("");
}
