// @ts-check
// One photo as a card: the picture or a quiet place for it, its caption, and its credit as a labelled field with its parts.

import { marked, safeUrl, textOfBoth, textOfSide } from "./block.js";
import { button, make, unseen } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").CreditSide} CreditSide */
/** @typedef {import("../../src/wasm/types.d.ts").Edit} Edit */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").Tag} Tag */
/** @typedef {import("./story.js").Story} Story */
/** A named party of a credit. @typedef {{ role: string, name: string, tag: Tag }} Part */
/** @typedef {import("./story.js").Place} Place */

/** The order in which parts of a credit are read. */
const ROLES = ["creator", "provider", "via", "courtesy-of", "commissioned-for", "other", "copyright", "license"];

/** What stayed is read before what went, and that before what came. @type {Tag[]} */
const TAGS = ["equal", "delete", "insert"];

/** Flags that the card says in another way: a file photo and a handout in words of their own, "Uncredited" in the line itself. */
const FLAGS_SAID_ELSEWHERE = new Set(["file", "uncredited"]);

/** A picture this small is a counting pixel. */
const PIXEL = 1;

/**
 * Both sides of a photo, and where the card stands.
 * @typedef {object} Card
 * @property {Place} place
 * @property {PhotoSide | null} before
 * @property {PhotoSide | null} after
 * @property {readonly Edit[]} edits
 * @property {string} number "Photo 2"
 * @property {string | null} lang
 * @property {Story} story
 */

/**
 * @param {Card} card
 * @returns {HTMLElement}
 */
export function photoCard(card) {
  const own = card.place === "before" ? card.before : (card.after ?? card.before);
  return make(
    "figure",
    { class: own?.url ? "photo pictured" : "photo", part: "photo", lang: card.lang },
    frames(card),
    make(
      "figcaption",
      null,
      make("p", { class: "caption", dir: "auto" }, textOf(card, (side) => side.caption)),
      creditField(card),
      discrepancies(card),
    ),
  );
}

/**
 * The credit of a photo: each line as printed, then its parts by name.
 * @param {Card} card
 * @returns {HTMLElement}
 */
export function creditField(card) {
  const { labels } = card.story;
  const field = make("dl", { class: "credit", part: "credit" });
  for (const origin of /** @type {const} */ (["field", "caption"])) {
    const before = linesFrom(card.before, origin);
    const after = linesFrom(card.after, origin);
    const name = labels.text(`credit.${origin}`);
    const count = card.place === "before" ? before.length : card.place === "after" ? after.length : Math.max(before.length, after.length);
    for (let index = 0; index < count; index++) {
      field.append(entry("line", name, creditLine(card, before[index] ?? null, after[index] ?? null)));
    }
    // A line that is missing on one side is named there, so that the other side's is seen to have come or gone.
    if (count === 0 && card.before && card.after && before.length + after.length > 0) {
      field.append(entry("line", name, [make("span", { class: "none" }, labels.text("credit.none"))]));
    }
  }
  for (const [role, parts] of byRole(partsOf(card))) {
    // Two agencies under one name for both: "Agency AFP, AP".
    const names = parts.flatMap(({ tag, name }, index) => [index === 0 ? "" : separator(parts[index - 1]?.tag, tag), marked(tag, name, card.story)]);
    field.append(entry("part", labels.text(`role.${role}`), names));
  }
  for (const { text, tag } of flagsOf(card)) {
    field.append(make("div", { class: "flag" }, make("dt", null, unseen(labels.text("credit.label"))), make("dd", { dir: "auto" }, marked(tag, text, card.story))));
  }
  const alt = textOf(card, (side) => side.alt);
  if (alt.length > 0 && card.edits.some((edit) => edit.classes.includes("alt-text"))) field.append(entry("line", labels.text("photo.alt"), alt));
  return field;
}

/**
 * @param {Part[]} parts
 * @returns {Map<string, Part[]>}
 */
function byRole(parts) {
  /** @type {Map<string, Part[]>} */
  const roles = new Map();
  for (const part of parts) roles.set(part.role, [...(roles.get(part.role) ?? []), part]);
  return roles;
}

/**
 * What replaces another stands beside it; what stands together is listed.
 * @param {Tag | undefined} before
 * @param {Tag} after
 */
function separator(before, after) {
  return before === "delete" && after === "insert" ? " " : ", ";
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {(Node | string)[]} value
 */
function entry(kind, name, value) {
  return make("div", { class: kind }, make("dt", null, name), make("dd", { dir: "auto" }, value));
}

/**
 * @param {PhotoSide | null} side
 * @param {"caption" | "field"} origin
 */
function linesFrom(side, origin) {
  return (side?.credits ?? []).filter((credit) => credit.origin === origin);
}

/**
 * @param {Card} card
 * @param {CreditSide | null} before
 * @param {CreditSide | null} after
 * @returns {Node[]}
 */
function creditLine({ place, edits, story }, before, after) {
  if (place === "before") return textOfSide(before?.segments ?? [], "before", edits, story);
  if (place === "after") return textOfSide(after?.segments ?? [], "after", edits, story);
  return textOfBoth(before?.segments ?? [], after?.segments ?? [], edits, story);
}

/**
 * @param {Card} card
 * @param {(side: PhotoSide) => Segment[]} of
 * @returns {Node[]}
 */
function textOf({ place, before, after, edits, story }, of) {
  if (place === "before") return before ? textOfSide(of(before), "before", edits, story) : [];
  if (place === "after") return after ? textOfSide(of(after), "after", edits, story) : [];
  return textOfBoth(before ? of(before) : [], after ? of(after) : [], edits, story);
}

/**
 * The parts of all credit lines of a photo, each party once. Where one line already named it before, it is not new.
 * @param {Card} card
 * @returns {Part[]}
 */
function partsOf({ place, before, after, story }) {
  const shown = story.shows(["credit"]);
  /** @type {Map<string, Part>} */
  const parts = new Map();
  /** @param {PhotoSide | null} side @param {boolean} plain */
  const collect = (side, plain) => {
    for (const credit of side?.credits ?? []) {
      for (const part of credit.parts) {
        const role = credit.inferred ? "other" : part.role;
        const key = `${role} ${part.name}`;
        const tag = plain ? "equal" : part.tag;
        const known = parts.get(key);
        if (!known) parts.set(key, { role, name: part.name, tag });
        else if (tag === "equal") known.tag = "equal";
      }
    }
  };
  if (place === "before" || (place === "both" && (shown || !after))) collect(before, !shown);
  if (place !== "before") collect(after, !shown);
  // A party told from its shape only adds nothing where another line names its part.
  const named = new Set([...parts.values()].filter((part) => part.role !== "other").map((part) => part.name));
  return [...parts.values()].filter((part) => part.role !== "other" || !named.has(part.name)).sort(
    (left, right) => ROLES.indexOf(left.role) - ROLES.indexOf(right.role) || TAGS.indexOf(left.tag) - TAGS.indexOf(right.tag),
  );
}

/**
 * "File photo", "Handout from …" and what else the credits say of the picture.
 * @param {Card} card
 * @returns {{ text: string, tag: Tag }[]}
 */
function flagsOf({ place, before, after, story }) {
  const { labels } = story;
  /** @param {PhotoSide | null} side @returns {string[]} */
  const collect = (side) => {
    if (!side) return [];
    const flags = new Set(side.credits.flatMap((credit) => credit.flags).filter((flag) => !FLAGS_SAID_ELSEWHERE.has(flag)));
    if (side.releasedBy) flags.delete("handout");
    return [
      ...(side.isFile || side.credits.some((credit) => credit.flags.includes("file")) ? [labels.text("photo.file")] : []),
      ...(side.releasedBy ? [labels.text("photo.released", { name: side.releasedBy })] : []),
      ...[...flags].map((flag) => labels.text(`flag.${flag}`)),
    ];
  };
  const went = collect(before);
  const came = collect(after);
  const shown = story.shows(["credit", "caption"]) && before !== null && after !== null;
  /** @type {{ text: string, tag: Tag }[]} */
  const flags = [];
  if (place !== "after") {
    for (const text of went) {
      if (came.includes(text) || !after) { if (place === "before" || !after) flags.push({ text, tag: "equal" }); }
      else if (place === "before" || shown) flags.push({ text, tag: shown ? "delete" : "equal" });
    }
  }
  if (place !== "before") {
    for (const text of came) flags.push({ text, tag: !shown || went.includes(text) ? "equal" : "insert" });
  }
  return flags;
}

/**
 * Where the credits of a photo contradict each other, in a plain sentence.
 * @param {Card} card
 */
export function discrepancies({ place, before, after, story }) {
  const own = place === "before" ? before : (after ?? before);
  return (own?.discrepancies ?? []).map(({ kind, field, caption }) =>
    make("p", { class: "discrepancy", role: "note", part: "note" }, story.labels.text(`discrepancy.${kind}`, { field: bare(field), caption: bare(caption) })),
  );
}

/**
 * A credit without the brackets around it: inside a sentence they would be the sentence's.
 * @param {string} credit
 */
function bare(credit) {
  return credit.replace(/^\((.*)\)$/s, "$1");
}

/**
 * The picture, or two where it was replaced and both are shown in one place.
 * @param {Card} card
 * @returns {HTMLElement[]}
 */
function frames(card) {
  const { place, before, after, story } = card;
  if (place === "both" && before?.replaced && after) {
    return [
      frame(before, `${card.number}, ${story.labels.text("before")}`, "went", story),
      frame(after, `${card.number}, ${story.labels.text("after")}`, "came", story),
    ];
  }
  const own = place === "before" ? before : (after ?? before);
  if (!own) return [];
  return [frame(own, card.number, own.replaced ? (place === "before" ? "went" : "came") : "", story)];
}

/**
 * @param {PhotoSide} side
 * @param {string} number
 * @param {string} state
 * @param {Story} story
 * @returns {HTMLElement}
 */
function frame(side, number, state, story) {
  const url = story.images === "none" ? null : pictureUrl(side.url);
  const node = make("div", { class: `frame ${state}`.trim() });
  const empty = () => node.replaceChildren(make("span", { class: "label" }, number));
  if (!url) {
    empty();
    return node;
  }
  const load = () => {
    const alt = side.alt.map((segment) => segment.text).join("");
    const picture = make("img", { alt, loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" });
    picture.addEventListener("error", empty);
    picture.addEventListener("load", () => {
      if (picture.naturalWidth <= PIXEL && picture.naturalHeight <= PIXEL) empty();
    });
    // Last, so that the referrer policy already holds when the browser starts to fetch.
    picture.src = url;
    node.replaceChildren(picture, make("span", { class: "label" }, number));
    node.classList.add("loaded");
  };
  if (story.images === "click") {
    node.append(make("span", { class: "label" }, number), button(`load ${url}`, story.labels.text("photo.load"), load));
  } else {
    load();
  }
  return node;
}

/**
 * The address of a picture: http or https, or beside the page.
 * @param {string | null} url
 * @returns {string | null}
 */
function pictureUrl(url) {
  if (!url) return null;
  try {
    const safe = safeUrl(new URL(url, document.baseURI).href);
    return safe && !safe.startsWith("mailto:") ? safe : null;
  } catch {
    return null;
  }
}
