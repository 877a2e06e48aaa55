// @ts-check
// Renders the credit of a photo as labelled fields: each line as printed, its parties, its flags, and its
// contradictions.

import { marked, textOfBoth, textOfSide } from "./block.js";
import { make, visuallyHidden } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").CreditSide} CreditSide */
/** @typedef {import("../../src/wasm/types.d.ts").Segment} Segment */
/** @typedef {import("../../src/wasm/types.d.ts").Tag} Tag */
/** @typedef {import("./photo.js").Card} Card */
/** A named party of a credit. @typedef {{ role: string, name: string, tag: Tag }} Party */

/** Where credit lines come from. Those of the credit field are read before those inside the caption. */
const ORIGINS = /** @type {const} */ (["field", "caption"]);

/** The order of the roles in which parties are listed. */
const ROLES = ["creator", "provider", "via", "courtesy-of", "commissioned-for", "other", "copyright", "license"];

/** The order of parties with the same role. @type {Tag[]} */
const TAGS = ["equal", "delete", "insert"];

/** Flags that the card shows in another way: a file photo as its own label, "Uncredited" in the credit line itself. */
const FLAGS_SAID_ELSEWHERE = new Set(["file", "uncredited"]);

/**
 * One labelled field of a photo.
 * @typedef {object} Entry
 * @property {string} key the same on both sides for fields that are shown together
 * @property {"line" | "party" | "flag"} kind
 * @property {string} name
 * @property {(Node | string)[]} value
 */

/**
 * Renders the credit of a photo: each line as printed, then its parties.
 * @param {Card} card
 * @returns {HTMLElement}
 */
export function creditField(card) {
  const { labels } = card.story;
  const entries = creditEntries(card);
  for (const origin of ORIGINS) {
    // If only one side has credit lines, the other side shows "none", so that the reader sees what changed.
    const isMissing = card.before && card.after && !entries.some(({ key }) => key.startsWith(origin));
    if (isMissing && linesFrom(card.before, origin).length + linesFrom(card.after, origin).length > 0) {
      const none = {
        key: origin,
        kind: /** @type {const} */ ("line"),
        name: labels.text(`credit.${origin}`),
        value: [make("span", { class: "none" }, labels.text("credit.none"))],
      };
      entries.splice(origin === "field" ? 0 : entries.filter(({ key }) => key.startsWith("field")).length, 0, none);
    }
  }
  if (card.edits.some((edit) => edit.classes.includes("alt-text"))) entries.push(...altEntry(card));
  return make(
    "dl",
    { class: "credit", part: "credit" },
    entries.map(({ kind, name, value }) =>
      make(
        "div",
        { class: kind },
        make("dt", null, kind === "flag" ? visuallyHidden(name) : name),
        make("dd", { dir: "auto" }, value),
      ),
    ),
  );
}

/**
 * Lists the credit lines, parties and flags of a photo as fields.
 * @param {Card} card
 * @returns {Entry[]}
 */
export function creditEntries(card) {
  const { labels } = card.story;
  /** @type {Entry[]} */
  const entries = [];
  for (const origin of ORIGINS) {
    const before = linesFrom(card.before, origin);
    const after = linesFrom(card.after, origin);
    const count =
      card.place === "before"
        ? before.length
        : card.place === "after"
          ? after.length
          : Math.max(before.length, after.length);
    for (let index = 0; index < count; index++) {
      const value = creditLine(card, before[index] ?? null, after[index] ?? null);
      const name = labels.text(`credit.${origin}`);
      entries.push({
        key: `${origin} ${index}`,
        kind: "line",
        name: index > 0 ? `${name} ${labels.number(index + 1)}` : name,
        value,
      });
    }
  }
  for (const [role, parties] of byRole(partiesOf(card))) {
    // Parties with the same role share one label: "Agency AFP, AP".
    const value = parties.flatMap(({ tag, name }, index) => [
      index === 0 ? "" : separator(parties[index - 1]?.tag, tag),
      marked(tag, name, card.story),
    ]);
    entries.push({ key: role, kind: "party", name: labels.text(`role.${role}`), value });
  }
  for (const { text, tag } of flagsOf(card)) {
    entries.push({
      key: "flag",
      kind: "flag",
      name: labels.text("credit.label"),
      value: [marked(tag, text, card.story)],
    });
  }
  return entries;
}

/**
 * Returns the alternative text of the picture as a field.
 * @param {Card} card
 * @returns {Entry[]} empty if there is no alternative text
 */
export function altEntry(card) {
  const value = textOf(card, (side) => side.alt);
  return value.length > 0 ? [{ key: "alt", kind: "line", name: card.story.labels.text("photo.alt"), value }] : [];
}

/**
 * @param {Party[]} parties
 * @returns {Map<string, Party[]>}
 */
function byRole(parties) {
  /** @type {Map<string, Party[]>} */
  const roles = new Map();
  for (const party of parties) roles.set(party.role, [...(roles.get(party.role) ?? []), party]);
  return roles;
}

/**
 * Separates two parties: by a space if the second replaces the first, else by a comma.
 * @param {Tag | undefined} before
 * @param {Tag} after
 */
function separator(before, after) {
  return before === "delete" && after === "insert" ? " " : ", ";
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
 * Lists the parties of all credit lines of a photo, each one once. A party that is unchanged in any line is unchanged.
 * @param {Card} card
 * @returns {Party[]}
 */
function partiesOf({ place, before, after, story }) {
  const shown = story.shows(["credit"]);
  /** @type {Map<string, Party>} */
  const parties = new Map();
  /** @param {PhotoSide | null} side @param {boolean} plain */
  const collect = (side, plain) => {
    for (const credit of side?.credits ?? []) {
      for (const party of credit.parts) {
        const role = credit.inferred ? "other" : party.role;
        const key = `${role} ${party.name}`;
        const tag = plain ? "equal" : party.tag;
        const known = parties.get(key);
        if (!known) parties.set(key, { role, name: party.name, tag });
        else if (tag === "equal") known.tag = "equal";
      }
    }
  };
  if (place === "before" || (place === "both" && (shown || !after))) collect(before, !shown);
  if (place !== "before") collect(after, !shown);
  // An inferred party is left out if another line gives its role.
  const named = new Set([...parties.values()].filter((party) => party.role !== "other").map((party) => party.name));
  return [...parties.values()]
    .filter((party) => party.role !== "other" || !named.has(party.name))
    .sort(
      (left, right) =>
        ROLES.indexOf(left.role) - ROLES.indexOf(right.role) || TAGS.indexOf(left.tag) - TAGS.indexOf(right.tag),
    );
}

/**
 * Lists the flags of the credits, such as "File photo" and "Handout from …".
 * @param {Card} card
 * @returns {{ text: string, tag: Tag }[]}
 */
function flagsOf({ place, before, after, story }) {
  const { labels } = story;
  /** @param {PhotoSide | null} side @returns {string[]} */
  const collect = (side) => {
    if (!side) return [];
    const flags = new Set(
      side.credits.flatMap((credit) => credit.flags).filter((flag) => !FLAGS_SAID_ELSEWHERE.has(flag)),
    );
    if (side.releasedBy) flags.delete("handout");
    return [
      ...(side.isFile || side.credits.some((credit) => credit.flags.includes("file"))
        ? [labels.text("photo.file")]
        : []),
      ...(side.releasedBy ? [labels.text("photo.released", { name: side.releasedBy })] : []),
      ...[...flags].map((flag) => labels.text(`flag.${flag}`)),
    ];
  };
  const deleted = collect(before);
  const inserted = collect(after);
  const shown = story.shows(["credit", "caption"]) && before !== null && after !== null;
  /** @type {{ text: string, tag: Tag }[]} */
  const flags = [];
  if (place !== "after") {
    for (const text of deleted) {
      if (inserted.includes(text) || !after) {
        if (place === "before" || !after) flags.push({ text, tag: "equal" });
      } else if (place === "before" || shown) flags.push({ text, tag: shown ? "delete" : "equal" });
    }
  }
  if (place !== "before") {
    for (const text of inserted) flags.push({ text, tag: !shown || deleted.includes(text) ? "equal" : "insert" });
  }
  return flags;
}

/**
 * Renders a sentence for each contradiction between the credits of a photo.
 * @param {Card} card
 */
export function discrepancies({ place, before, after, story }) {
  const own = place === "before" ? before : (after ?? before);
  return (own ? contradictions(own, story) : []).map((sentence) =>
    make("p", { class: "discrepancy", role: "note", part: "note" }, sentence),
  );
}

/**
 * @param {PhotoSide} side
 * @param {import("./story-view.js").StoryView} story
 */
export function contradictions({ discrepancies }, { labels }) {
  return discrepancies.map(({ kind, field, caption }) =>
    labels.text(`discrepancy.${kind}`, { field: bare(field), caption: bare(caption) }),
  );
}

/**
 * Removes the brackets around a credit. Inside a sentence they would look like brackets of the sentence.
 * @param {string} credit
 */
function bare(credit) {
  return credit.replace(/^\((.*)\)$/s, "$1");
}

/**
 * Renders a text of the photo: that of one side, or both sides as one text.
 * @param {Card} card
 * @param {(side: PhotoSide) => Segment[]} of
 * @returns {Node[]}
 */
export function textOf({ place, before, after, edits, story }, of) {
  if (place === "before") return before ? textOfSide(of(before), "before", edits, story) : [];
  if (place === "after") return after ? textOfSide(of(after), "after", edits, story) : [];
  return textOfBoth(before ? of(before) : [], after ? of(after) : [], edits, story);
}
