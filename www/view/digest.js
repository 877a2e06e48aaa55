// @ts-check
// Renders the digest: below the headline, one line for each changed sentence. Every value is quoted from a version, and
// every line links to its words.

import { correctedBy, holderOf, saidBefore } from "./facts.js";
import { LINES, linesOf } from "./digest-lines.js";
import { nameOfLine, placesOfLine } from "./digest-text.js";
import { button, make, visuallyHidden } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").FactPlace} FactPlace */
/** @typedef {import("./digest-lines.js").DigestLine} DigestLine */
/** @typedef {import("./facts.js").LinePiece} LinePiece */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {import("./row.js").Actions} Actions */

/** The key in `story.opened` for the whole list of facts. */
const OPENED = "digest";

/**
 * @param {StoryView} story
 * @param {Actions} actions
 * @param {boolean} narrow
 * @returns {HTMLElement | null} null if no fact changed
 */
export function digest(story, actions, narrow) {
  const { labels } = story;
  const { first, rest } = linesOf(story, narrow ? LINES.narrow : LINES.wide, true);
  if (first.length === 0) return null;
  /** @type {HTMLElement[]} */
  const more = [];
  const list = make(
    "ul",
    { role: "list", "aria-labelledby": "digest" },
    first.map((line) => lineItem(line, story, actions)),
  );
  const isOpen = () => story.opened.has(OPENED);
  const toggle = rest.length > 0 && button(OPENED, "", () => set(!isOpen()), { class: "preset more" });
  // The rest is made when it is first opened, and for paper and copies.
  const makeRest = function* () {
    while (more.length < rest.length) {
      const item = lineItem(/** @type {DigestLine} */ (rest[more.length]), story, actions);
      item.hidden = !isOpen();
      more.push(item);
      list.append(item);
      yield null;
    }
  };
  const start = story.work.onRequest(makeRest());
  /** @param {boolean} open */
  const set = (open) => {
    story.setOpened(OPENED, open);
    if (open) start();
    for (const item of more) item.hidden = !open;
    if (!toggle) return;
    toggle.textContent = open ? labels.text("digest.fewer") : labels.text("digest.more", { n: rest.length });
    toggle.setAttribute("aria-expanded", String(open));
  };
  set(isOpen());
  return make(
    "div",
    { class: "digest", part: "digest" },
    make("h3", { class: "label", id: "digest" }, labels.text("digest.label")),
    list,
    toggle,
  );
}

/**
 * @param {DigestLine} line
 * @param {StoryView} story
 * @param {Actions} actions
 */
function lineItem(line, story, actions) {
  const name = nameOfLine(line, story);
  const [first] = line.facts;
  const places = placesOfLine(line, story);
  const facts = line.links.map(({ place, pieces }) => link(place, excerpt(pieces, line, story), story, actions));
  // A correction links to the passage that it corrects.
  const target = first?.class === "correction" ? correctedBy(first, story)[0] : undefined;
  return make(
    "li",
    { class: `fact of-${line.class}` },
    name && make("span", { class: "name" }, `${name}:`),
    name && " ",
    make("span", { dir: story.labels.directionOf(line.words) }, facts),
    places && " ",
    places &&
      make("span", { class: "aside" }, ["(", target ? link(target.places[0], [places], story, actions) : places, ")"]),
  );
}

/**
 * @param {FactPlace | undefined} place
 * @param {(Node | string)[]} words
 * @param {StoryView} story
 * @param {Actions} actions
 */
function link(place, words, story, actions) {
  const holder = place && holderOf(place, story);
  const change = holder && story.change(holder);
  const node = make("a", { href: change ? `#${change.id}` : null, class: "to-words" }, words);
  // A value that was left behind has no change, so its link has no address and needs a role and keyboard support.
  if (!change) {
    node.setAttribute("role", "link");
    node.tabIndex = 0;
    node.addEventListener("keydown", (event) => event.key === "Enter" && node.click());
  }
  node.addEventListener("click", (event) => {
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    actions.goToWords?.(place);
  });
  return node;
}

/**
 * Renders the words of a line. The arrow is visible; a screen reader reads "became" instead, and "added" before words
 * without one, unless the name of the line has them.
 * @param {LinePiece[]} pieces
 * @param {DigestLine} line
 * @param {StoryView} story
 * @returns {(Node | string)[]}
 */
function excerpt(pieces, line, story) {
  const { labels } = story;
  return pieces.flatMap(({ kind, text }, index) => {
    if (kind === "text") return text;
    if (kind === "arrow")
      return make(
        "span",
        { class: "arrow" },
        " ",
        make("span", { "aria-hidden": "true" }, labels.arrowIn(line.words)),
        visuallyHidden(labels.text("digest.became")),
        " ",
      );
    const lang = kind === "old" ? story.from.lang : story.to.lang;
    const how = saidBefore(pieces, index, line.facts, story);
    return [how && visuallyHidden(how), make("bdi", { class: kind, lang }, text)];
  });
}
