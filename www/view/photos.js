// @ts-check
// Renders all photos of both versions: the picture, its fields before and after, and sentences about contradictions.
// The fields are a description list and not a table. So they are read in order ("Caption. Before: … After: …"), also in
// one column.

import { altEntry, contradictions, creditEntries, textOf } from "./credit.js";
import { make } from "./make.js";
import { pictures } from "./picture.js";
import { changeAttributes, changeHeading } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("../../src/wasm/types.d.ts").Row} Row */
/** @typedef {import("./credit.js").Entry} Entry */
/** @typedef {import("./photo.js").Card} Card */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */
/** @typedef {"before" | "after"} Version */

const VERSIONS = /** @type {const} */ (["before", "after"]);

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function photos(story, actions) {
  const rows = story.comparison.rows.filter(
    (row) => row.kind !== "stub" && (photoOf(row, "before") || photoOf(row, "after")),
  );
  if (rows.length === 0)
    return make("div", { class: "rows" }, make("p", { class: "nothing" }, story.labels.text("photo.none")));
  const view = make("div", {
    class: "rows photos",
    part: "rows",
    role: "list",
    "aria-label": story.labels.text("photo.table"),
  });
  story.work.fill(view, entries(rows, story, actions));
  return view;
}

/**
 * @param {readonly Row[]} rows
 * @param {StoryView} story
 * @param {Actions} actions
 * @returns {Generator<HTMLElement>}
 */
function* entries(rows, story, actions) {
  for (const row of rows) yield make("div", { class: "item", role: "listitem" }, photoEntry(row, story, actions));
}

/**
 * @param {Row} row
 * @param {Version} version
 * @returns {PhotoSide | null}
 */
function photoOf(row, version) {
  return row[version].find((side) => side.photo)?.photo ?? null;
}

/**
 * @param {Row} row
 * @param {StoryView} story
 * @param {Actions} actions
 */
function photoEntry(row, story, actions) {
  const { labels } = story;
  const before = photoOf(row, "before");
  const after = photoOf(row, "after");
  const change = story.change(row);
  const number = labels.capital(story.placeOf(row));
  /** @type {Card} */
  const card = {
    place: "both",
    before,
    after,
    edits: row.edits,
    number,
    lang: (after ? story.to : story.from).lang,
    story,
  };
  return make(
    "div",
    { class: `row ${change ? row.kind : "equal"}`, part: "row", ...changeAttributes(change) },
    change
      ? changeHeading(change, row, story, actions)
      : make("div", { class: "margin" }, make("h3", { class: "place" }, number)),
    make("div", { class: "pictures", lang: card.lang }, pictures(card)),
    make(
      "div",
      { class: "facts" },
      make(
        "p",
        { class: "heads", "aria-hidden": "true" },
        VERSIONS.map((version) =>
          make(
            "span",
            { class: version },
            nameOf(version, story),
            !card[version] && ` (${labels.text(`nothing.here.${version}`)})`,
          ),
        ),
      ),
      make(
        "dl",
        { class: "pairs", part: "credit" },
        pairs(card).map((pair) => pairElement(pair, card)),
      ),
      problems(card).map((sentence) => make("p", { class: "discrepancy", role: "note", part: "note" }, sentence)),
    ),
  );
}

/**
 * @param {Version} version
 * @param {StoryView} story
 */
function nameOf(version, { labels, from, to }) {
  return labels.text("photo.column", { side: labels.title(version), name: (version === "before" ? from : to).label });
}

/**
 * A field on both sides.
 * @typedef {{ name: string, before: (Node | string)[] | null, after: (Node | string)[] | null }} Pair
 */

/**
 * Returns the fields that either side has, in one order.
 * @param {Card} card
 * @returns {Pair[]}
 */
function pairs(card) {
  /** @type {Map<string, Pair>} */
  const pairs = new Map();
  for (const version of VERSIONS) {
    if (!card[version]) continue;
    const own = { ...card, place: version };
    const caption = textOf(own, (side) => side.caption);
    /** @type {Entry[]} */
    const entries = [
      ...(caption.length > 0
        ? [
            {
              key: "caption",
              kind: /** @type {const} */ ("line"),
              name: card.story.labels.title("class.caption"),
              value: caption,
            },
          ]
        : []),
      ...altEntry(own),
      ...creditEntries(own),
    ];
    for (const { key, name, value } of entries) {
      const pair = pairs.get(key) ?? { name, before: null, after: null };
      // Entries with the same key, such as flags, share one row.
      pair[version] = [...(pair[version]?.concat(", ") ?? []), ...value];
      pairs.set(key, pair);
    }
  }
  return inReadingOrder(pairs);
}

/** The order of the fields by their keys. A field that only the later version has is not put at the end. */
const ORDER = [
  "caption",
  "alt",
  "field",
  "caption ",
  "creator",
  "provider",
  "via",
  "courtesy-of",
  "commissioned-for",
  "other",
  "copyright",
  "license",
  "flag",
];

/** @param {Map<string, Pair>} pairs */
function inReadingOrder(pairs) {
  const place = (/** @type {string} */ key) =>
    ORDER.findIndex((name) => (name === "caption" ? key === name : key.startsWith(name)));
  return [...pairs].sort(([left], [right]) => place(left) - place(right)).map(([, pair]) => pair);
}

/**
 * @param {Pair} pair
 * @param {Card} card
 */
function pairElement({ name, ...sides }, card) {
  const { labels, from, to } = card.story;
  const versions = VERSIONS.filter((version) => card[version]);
  const values = versions.map((version) => {
    const value = sides[version] ?? [make("span", { class: "none" }, labels.text("credit.none"))];
    const { lang } = version === "before" ? from : to;
    return make(
      "dd",
      { class: version },
      sideName(labels.title(version)),
      make("span", { class: "value", dir: "auto", lang: sides[version] ? lang : null }, value),
    );
  });
  const [one, other] = values;
  if (one && other && isSame(one, other)) {
    // Equal values are shown once, for both versions.
    other.className = "both";
    other.querySelector(".side-name")?.replaceWith(sideName(labels.text("photo.both")));
    values.shift();
  }
  return make("div", null, make("dt", null, name), values);
}

/** @param {string} text */
function sideName(text) {
  return make("span", { class: "side-name" }, `${text}: `);
}

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
function isSame(one, other) {
  const [left, right] = [one, other].map((node) => node.querySelector(".value"));
  return (
    left?.textContent === right?.textContent && ![one, other].some((node) => node.querySelector("ins, del, .remark"))
  );
}

/**
 * Returns sentences about contradictions and missing fields. A sentence about only one version names that version.
 * @param {Card} card
 * @returns {string[]}
 */
function problems({ before, after, story }) {
  const { labels } = story;
  /** @param {PhotoSide} side */
  const of = (side) => [
    ...contradictions(side, story),
    ...(side.caption.length === 0 ? [labels.text("discrepancy.no-caption")] : []),
    ...(side.credits.length === 0 ? [labels.text("discrepancy.no-credit")] : []),
  ];
  const earlier = before ? of(before) : [];
  const later = after ? of(after) : [];
  /** @param {Version} version @param {string} sentence */
  const only = (version, sentence) =>
    before && after ? labels.text("photo.column", { side: labels.title(version), name: sentence }) : sentence;
  return [
    ...earlier.map((sentence) => (later.includes(sentence) ? sentence : only("before", sentence))),
    ...later.filter((sentence) => !earlier.includes(sentence)).map((sentence) => only("after", sentence)),
  ];
}
