// @ts-check
// Writes the body of a Word document as HTML, with all tracked changes rejected or all accepted. See `docx.js`.

import { listOf } from "./docx-parts.js";
import { nested } from "./flat-lists.js";
import { escapeHtml, figure, plain, present } from "./values.js";
import { all, attribute, isElement, kid, kids, rawText, take } from "./xml-tree.js";

/** @typedef {import("./xml-tree.js").Element} Element */
/** @typedef {import("./flat-lists.js").Item} Item */
/** @typedef {import("./docx-parts.js").Style} Style */
/**
 * @typedef {object} Parts
 * @property {Map<string, Style>} styles
 * @property {(id: string, level: number) => { form: string, first: number }} numbering
 * @property {Map<string, Note>} notes by "w:footnote" or "w:endnote" and number
 * @property {Map<string, string>} links addresses of links and pictures
 * @property {Set<string>} hidden receives the text of hidden runs, as HTML
 */
/** @typedef {{ note: Element, links: Map<string, string> }} Note a footnote, whose links are its own */

/** Elements to skip with all changes rejected, and with all accepted. */
const ABSENT = {
  before: /^w:(?:ins|moveTo|cellIns)$/,
  after: /^w:(?:del|moveFrom|cellDel)$/,
};
/** Elements for appearance, and markers of positions. */
const NO_TEXT =
  /^w:(?:pPr|rPr|tblPr|tblGrid|trPr|tcPr|sdtPr|sdtEndPr|sectPr|instrText|delInstrText|fldData|annotationRef|footnoteRef|endnoteRef|commentReference|lastRenderedPageBreak)$/;
/** How deep elements may be nested. Text at a deeper level is listed as omitted. */
const DEEPEST = 100;

export class Body {
  /** @type {string[]} */
  blocks = [];
  /** @type {Item[]} */
  items = [];
  /** Text of a paragraph whose end was deleted. It continues in the next paragraph. */
  carried = "";
  /** @type {string | undefined} */
  headline;
  /** @type {string | undefined} */
  standfirst;
  /** Notes in the order of their references. @type {Note[]} */
  notes = [];
  /** The current number of each list. @type {Map<string, number>} */
  counts = new Map();
  /** Open fields: the field code so far, and whether it has ended. @type {{ code: string, isResult: boolean }[]} */
  fields = [];
  depth = 0;

  /**
   * @param {"before" | "after"} side
   * @param {Parts} parts
   */
  constructor(side, parts) {
    this.absent = ABSENT[side];
    this.side = side;
    this.parts = parts;
    this.links = parts.links;
  }

  /**
   * @param {Element} body
   * @returns {{ html: string, headline: string | undefined, standfirst: string | undefined }}
   */
  read(body) {
    this.walk(body);
    this.flush();
    for (const { note, links } of this.notes) {
      this.links = links;
      this.walk(note);
      this.flush();
    }
    return { html: this.blocks.filter(Boolean).join("\n"), headline: this.headline, standfirst: this.standfirst };
  }

  /** Reads the blocks in an element. @param {Element} element */
  walk(element) {
    if (this.depth > DEEPEST) return;
    this.depth++;
    for (const child of kids(element)) {
      if (this.absent.test(child.name) || NO_TEXT.test(child.name)) continue;
      if (child.name === "w:p") this.paragraph(child);
      else if (child.name === "w:tbl") this.table(child);
      else if (child.name === "mc:AlternateContent") this.walk(alternative(child));
      else this.walk(child);
    }
    this.depth--;
  }

  /** Closes an open list, and a paragraph that was to continue in the next one. */
  flush() {
    if (this.carried !== "") this.blocks.push(`<p>${this.carried}</p>`);
    this.carried = "";
    this.endList();
  }

  endList() {
    if (this.items.length > 0) this.blocks.push(nested(this.items));
    this.items = [];
  }

  /** @param {Element} element */
  paragraph(element) {
    const properties = this.properties(kid(element, "w:pPr"), "w:pPrChange", "w:pPr");
    const style =
      this.parts.styles.get(attribute(kid(properties, "w:pStyle"), "w:val") ?? "") ??
      styleByName(attribute(kid(properties, "w:pStyle"), "w:val"));
    // A table of contents repeats the headings.
    if (/^to[ac] /.test(style.name)) return;
    /** @type {string[]} */
    const figures = [];
    const inside = new Body(this.side, this.parts);
    const html = this.carried + this.inline(element, figures, inside);
    this.carried = "";
    // The paragraph mark is tracked, too. Without it the paragraph continues in the next one.
    const mark = kids(kid(element, "w:pPr", "w:rPr")).some((one) => this.absent.test(one.name));
    const boxes =
      inside.blocks.length > 0 || inside.items.length > 0
        ? inside.read({ name: "", attributes: new Map(), children: [] }).html
        : "";
    if (mark) {
      this.carried = html;
      if (figures.length > 0) this.blocks.push(...figures);
      return;
    }
    this.put(html, style, properties, figures);
    if (boxes) {
      this.endList();
      this.blocks.push(boxes);
    }
  }

  /**
   * @param {string} html
   * @param {Style} style
   * @param {Element | undefined} properties
   * @param {string[]} figures
   */
  put(html, style, properties, figures) {
    const isBlank = plain(html) === undefined;
    const list = listOf(kid(properties, "w:numPr")) ?? style.list;
    if (!isBlank && list && list.id !== "0" && !/^(?:heading|title|subtitle|caption)/.test(style.name)) {
      this.item(html, list);
      this.blocks.push(...figures);
      return;
    }
    if (isBlank && figures.length === 0) return;
    this.endList();
    this.blocks.push(...figures);
    if (isBlank) return;
    const heading = /^heading (\d)$/.exec(style.name)?.[1];
    const outline = attribute(kid(properties, "w:outlineLvl"), "w:val");
    const last = this.blocks.at(-1) ?? "";
    if (style.name === "title" && this.headline === undefined) this.headline = plain(html);
    else if (style.name === "subtitle" && this.standfirst === undefined) this.standfirst = plain(html);
    else if (style.name === "caption" && /<figcaption><\/figcaption><\/figure>$/.test(last)) {
      this.blocks[this.blocks.length - 1] = last.replace(
        /<\/figcaption><\/figure>$/,
        () => `${html}</figcaption></figure>`,
      );
    } else if (heading !== undefined || style.name === "title")
      this.blocks.push(tagged(`h${Math.min(6, Number(heading ?? 1))}`, html));
    else if (outline !== undefined && Number(outline) < 6) this.blocks.push(tagged(`h${Number(outline) + 1}`, html));
    else if (/quote|block text/.test(style.name)) this.blocks.push(`<blockquote><p>${html}</p></blockquote>`);
    else this.blocks.push(`<p>${html}</p>`);
  }

  /** @param {string} html @param {{ id: string, level: number }} list */
  item(html, { id, level }) {
    const { form, first } = this.parts.numbering(id, level);
    const isOrdered = form !== "bullet" && form !== "none";
    const count = (this.counts.get(`${id} ${level}`) ?? first - 1) + 1;
    this.counts.set(`${id} ${level}`, count);
    // An item of an upper level restarts the numbers of its sublists.
    for (const key of this.counts.keys())
      if (key.startsWith(`${id} `) && Number(key.slice(id.length + 1)) > level) this.counts.delete(key);
    this.items.push({ html, isOrdered, level: level + 1, start: count });
  }

  /** @param {Element} table */
  table(table) {
    this.flush();
    const rows = kids(table, "w:tr").filter(
      (row) => !kids(kid(row, "w:trPr")).some((one) => this.absent.test(one.name)),
    );
    const cells = rows.map((row) =>
      all(row, "w:tc", ({ name }) => name === "w:tc").filter(
        (cell) => !kids(kid(cell, "w:tcPr")).some((one) => this.absent.test(one.name)),
      ),
    );
    // A table with one column is only a frame.
    if (cells.every((row) => row.length < 2)) {
      for (const cell of cells.flat()) this.walk(cell);
      this.flush();
      return;
    }
    const html = cells.map((row) => `<tr>${row.map((cell) => `<td>${this.inner(cell)}</td>`).join("")}</tr>`);
    this.blocks.push(`<table>${html.join("")}</table>`);
  }

  /** The content of a cell. @param {Element} cell */
  inner(cell) {
    if (this.depth > DEEPEST) return "";
    const inside = new Body(this.side, this.parts);
    inside.depth = this.depth + 1;
    inside.counts = this.counts;
    inside.headline = inside.standfirst = "";
    inside.notes = this.notes;
    inside.walk(cell);
    inside.flush();
    const [only = ""] = inside.blocks;
    return inside.blocks.length === 1 ? only.replace(/^<p>([\s\S]*)<\/p>$/, "$1") : inside.blocks.join("");
  }

  /**
   * The properties on this side.
   * @param {Element | undefined} properties
   * @param {string} change
   * @param {string} name
   */
  properties(properties, change, name) {
    const was = this.side === "before" ? kid(properties, change) : undefined;
    return was ? kid(was, name) : properties;
  }

  /**
   * The text of a paragraph.
   * @param {Element} element
   * @param {string[]} figures receives the pictures in the paragraph
   * @param {Body} boxes receives the text boxes in the paragraph
   * @returns {string}
   */
  inline(element, figures, boxes) {
    if (this.depth > DEEPEST) return "";
    this.depth++;
    let html = "";
    for (const child of element.children) {
      if (!isElement(child) || this.absent.test(child.name)) continue;
      html += this.piece(child, element, figures, boxes);
    }
    this.depth--;
    return html;
  }

  /** @param {Element} child @param {Element} parent @param {string[]} figures @param {Body} boxes @returns {string} */
  piece(child, parent, figures, boxes) {
    switch (child.name) {
      case "w:fldChar":
        this.field(attribute(child, "w:fldCharType"));
        return "";
      case "w:instrText":
        if (this.fields.at(-1)) /** @type {{ code: string }} */ (this.fields.at(-1)).code += rawText(child);
        return "";
      case "w:fldSimple":
        return linked(this.inline(child, figures, boxes), addressOf(attribute(child, "w:instr") ?? ""));
      case "w:hyperlink": {
        const anchor = attribute(child, "w:anchor");
        const address = this.links.get(attribute(child, "r:id") ?? "");
        this.hide(attribute(child, "w:tooltip"));
        return linked(
          this.inline(child, figures, boxes),
          address && anchor && !address.includes("#") ? `${address}#${anchor}` : address,
        );
      }
      case "w:r":
        return this.run(child, figures, boxes);
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const note = this.parts.notes.get(`${child.name.replace("Reference", "")}${attribute(child, "w:id")}`);
        if (note && !this.notes.includes(note)) this.notes.push(note);
        return "";
      }
      case "w:t":
      case "m:t":
      case "w:delText":
        return escapeHtml(rawText(child));
      case "w:tab":
        // A tab stop in the properties is not a tab.
        return parent.name === "w:r" ? " " : "";
      case "w:br":
      case "w:cr":
        return /^(?:page|column)$/.test(attribute(child, "w:type") ?? "") ? "" : "<br>";
      // A sign of a font of signs, which has no character.
      case "w:sym":
        this.hide(`${attribute(child, "w:font") ?? ""} ${attribute(child, "w:char") ?? ""}`);
        return "";
      case "w:noBreakHyphen":
        return "\u2011";
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.drawing(child, figures, boxes);
        return "";
      case "mc:AlternateContent":
        return this.inline(alternative(child), figures, boxes);
      default:
        return NO_TEXT.test(child.name) ? "" : this.inline(child, figures, boxes);
    }
  }

  /** @param {Element} run @param {string[]} figures @param {Body} boxes */
  run(run, figures, boxes) {
    const properties = this.properties(kid(run, "w:rPr"), "w:rPrChange", "w:rPr");
    const html = this.inline(run, figures, boxes);
    // Hidden text is not shown to readers.
    if (html !== "" && isOn(properties, "w:vanish")) this.parts.hidden.add(html);
    if (html === "" || isOn(properties, "w:vanish")) return "";
    if (html.trim() === "") return html;
    const place = attribute(kid(properties, "w:vertAlign"), "w:val");
    const tags = [
      place === "superscript" && "sup",
      place === "subscript" && "sub",
      (isOn(properties, "w:strike") || isOn(properties, "w:dstrike")) && "s",
      isOn(properties, "w:i") && "em",
      isOn(properties, "w:b") && "strong",
    ].filter((tag) => tag !== false);
    const address = this.fields
      .filter(({ isResult }) => isResult)
      .map(({ code }) => addressOf(code))
      .find((one) => one !== undefined);
    return linked(
      tags.reduce((inner, tag) => tagged(tag, inner), html),
      address,
    );
  }

  /** A field has a code, a separator and a result. @param {string | undefined} type */
  field(type) {
    if (type === "begin") this.fields.push({ code: "", isResult: false });
    else if (type === "separate" && this.fields.at(-1))
      /** @type {{ isResult: boolean }} */ (this.fields.at(-1)).isResult = true;
    else if (type === "end") this.fields.pop();
  }

  /** Keeps a text that is listed as omitted. @param {string | undefined} text */
  hide(text) {
    if (text) this.parts.hidden.add(escapeHtml(text));
  }

  /** Pictures, and boxes of text. @param {Element} drawing @param {string[]} figures @param {Body} boxes */
  drawing(drawing, figures, boxes) {
    const isBox = ({ name = "" }) => name === "w:txbxContent";
    for (const box of all(drawing, "w:txbxContent", isBox)) boxes.walk(box);
    const shown = [...all(drawing, "a:blip", isBox), ...all(drawing, "v:imagedata", isBox)];
    for (const picture of shown) {
      const address = this.links.get(attribute(picture, "r:embed", "r:link", "r:id") ?? "");
      if (address === undefined) continue;
      const about = all(drawing, "wp:docPr")[0] ?? all(drawing, "pic:cNvPr")[0] ?? all(drawing, "v:shape")[0];
      const alt = attribute(about, "descr", "alt", "title");
      const title = attribute(about, "title");
      if (title !== alt) this.hide(title);
      figures.push(
        figure(present({ alt, ...(address.startsWith("crc:") ? { id: address.slice(4) } : { url: address }) })),
      );
    }
  }
}

/**
 * Chooses one of several forms of the same content: the newest, else the fallback for older programs.
 * @param {Element} element
 * @returns {Element}
 */
function alternative(element) {
  const [first, ...others] = [...kids(element, "mc:Choice"), ...kids(element, "mc:Fallback")];
  for (const other of others) take(other);
  return first ?? { name: "", attributes: new Map(), children: [] };
}

/**
 * The style for an identifier, if the document has no list of styles.
 * @param {string | undefined} id
 * @returns {Style}
 */
function styleByName(id = "") {
  return { name: id.replace(/^Heading(\d)$/i, "heading $1").toLowerCase() };
}

/**
 * `<w:b/>`, `<w:b w:val="1"/>`; not `<w:b w:val="0"/>`.
 * @param {Element | undefined} properties
 * @param {string} name
 */
function isOn(properties, name) {
  const property = kid(properties, name);
  return property !== undefined && !/^(?:0|false|off|none)$/.test(attribute(property, "w:val") ?? "");
}

/** The address in a field's code: `HYPERLINK "https://n.example" \h`. @param {string} code */
function addressOf(code) {
  return /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1];
}

/** @param {string} html @param {string | undefined} address */
function linked(html, address) {
  return address && html.trim() !== "" ? `<a href="${escapeHtml(address)}">${html}</a>` : html;
}

/** @param {string} tag @param {string} html */
function tagged(tag, html) {
  return `<${tag}>${html}</${tag}>`;
}
