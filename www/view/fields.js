// @ts-check
// Renders the compared fields: the headline and standfirst as in the story, the others as labelled lines.

import { marked, textOfBoth } from "./block.js";
import { make } from "./make.js";
import { changeAttributes, datesOf, headingId } from "./row.js";

/** @typedef {import("../../src/wasm/types.d.ts").FieldRow} FieldRow */
/** @typedef {import("./story-view.js").StoryView} StoryView */

/**
 * @param {StoryView} story
 * @param {string} title shown if the versions have no headline
 * @param {boolean} stepped whether navigation stops at these fields; the list of changes has its own entries
 * @returns {HTMLElement}
 */
export function fields(story, title, stepped) {
  const { comparison, labels } = story;
  const headline = comparison.fields.find((row) => row.field === "headline");
  const standfirst = comparison.fields.find((row) => row.field === "standfirst");
  const others = comparison.fields.filter((row) => row !== headline && row !== standfirst);
  return make(
    "div",
    { class: "fields", part: "fields" },
    headline
      ? wrap(
          headline,
          story,
          stepped,
          make(
            "h2",
            { class: "headline", part: "headline", dir: "auto", lang: story.to.lang },
            content(headline, story),
          ),
        )
      : make(
          "h2",
          { class: title ? "headline" : "headline none", part: "headline", dir: "auto" },
          title || labels.text("headline"),
        ),
    standfirst &&
      wrap(
        standfirst,
        story,
        stepped,
        make(
          "p",
          { class: "standfirst", part: "standfirst", dir: "auto", lang: story.to.lang },
          content(standfirst, story),
        ),
      ),
    others.length > 0 &&
      make(
        "div",
        { class: "lines" },
        others.map((row) => wrap(row, story, stepped, line(row, story))),
      ),
  );
}

/**
 * Wraps a changed field with a heading that names the change. Keys and links lead to this element.
 * @param {FieldRow} row
 * @param {StoryView} story
 * @param {boolean} stepped
 * @param {HTMLElement} inner
 */
function wrap(row, story, stepped, inner) {
  const change = story.change(row);
  if (!change || !stepped) return inner;
  const n = story.numbers.get(change) ?? 0;
  const heading = make(
    "h3",
    { class: "visually-hidden", id: headingId(change) },
    story.labels.text("change.number", { n, total: story.total }),
    " ",
    story.title(change),
  );
  return make(
    "div",
    { class: `field changed of-${row.field}`, ...changeAttributes(change) },
    // The headline is a higher heading, so it comes before the heading of its change.
    row.field === "headline" ? [inner, heading] : heading,
    make(
      "a",
      {
        class: "number",
        href: `#${change.id}`,
        "aria-label": `${story.labels.text("change.link")}: ${n}`,
        title: story.title(change),
      },
      n,
    ),
    row.field === "headline" ? null : inner,
  );
}

/**
 * @param {FieldRow} row
 * @param {StoryView} story
 */
function line(row, story) {
  const { labels } = story;
  const notes = story.change(row)
    ? row.notes.map((note) => make("span", { class: "aside" }, ` (${labels.text(`note.${note}`)})`))
    : [];
  return make(
    "p",
    { class: `line ${row.field}` },
    make("span", { class: "label" }, labels.text(`field.${row.field}`)),
    " ",
    make("span", { dir: "auto", class: "value" }, content(row, story)),
    notes,
  );
}

/**
 * @param {FieldRow} row
 * @param {StoryView} story
 * @returns {Node[]}
 */
export function content(row, story) {
  const dates = datesOf(row, story.labels);
  if (!dates) return textOfBoth(row.before, row.after, row.edits, story);
  const { before, after } = dates;
  if (!story.change(row)) return [document.createTextNode(after || before)];
  return [
    ...(before ? [marked("delete", before, story)] : []),
    ...(before && after ? [document.createTextNode(" ")] : []),
    ...(after ? [marked("insert", after, story)] : []),
  ];
}
