// @ts-check
// Writes a comparison as a single HTML page without scripts: the view as shown, the style, and both versions as data.
// The local page can open the data and compare them again.
//
// It has the same nodes as the element, so only the same elements and attributes can occur. Controls are left out, and
// folded passages are open. The policy of the page forbids scripts. Pictures on the web are inside a closed <details>.

import { digest } from "../view/digest.js";
import { fields } from "../view/fields.js";
import { apart, make } from "../view/make.js";
import { omittedTexts } from "../view/omitted.js";
import { versionHeads } from "../view/paper.js";
import { VIEWS } from "../view/layout.js";
import { StoryView } from "../view/story-view.js";
import { key } from "../view/strip.js";
import { summary } from "../view/summary.js";
import { ISLAND } from "../formats/saved.js";

/** @typedef {import("./json.js").Saved} Saved */

/** The policy: no scripts, and no requests except for pictures. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; base-uri 'none'; form-action 'none'";

/** Parts that do not work without a script. */
const CONTROLS = ".fold, .goto, .switcher, button, select, input";

/**
 * @param {StoryView} shown the story as the reader sees it
 * @param {object} page
 * @param {import("../element/public.d.ts").View} page.view
 * @param {string} page.title
 * @param {string} page.styles of the element
 * @param {Saved} page.saved the same versions as data
 * @returns {string}
 */
export function toHtml(shown, page) {
  // These nodes are not shown on the current page, so their pictures must not be requested.
  return apart(() => written(shown, page));
}

/** @param {Parameters<typeof toHtml>[0]} shown @param {Parameters<typeof toHtml>[1]} page */
function written(shown, { view, title, styles, saved }) {
  const story = new StoryView(shown.comparison, { ...shown, images: "unscripted" });
  const { lang, dir } = story.labels;
  const root = make(
    "main",
    { class: "article-versions" },
    make(
      "div",
      { class: "page", lang, dir },
      make("h1", { class: "masthead" }, story.labels.text("region")),
      stillNodes(story, { view, title }),
    ),
  );
  settle(root);
  // Written as text: even in a document that is never shown, the policy of the page would block a style element.
  const style = styles.replace(/:host\(([^)]*)\)/g, ".article-versions$1").replaceAll(":host", ".article-versions");
  return [
    "<!doctype html>",
    `<html lang="${escapedHtml(lang)}" dir="${dir}">`,
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapedHtml(title)}</title>`,
    `<style>${PAPER}${style}</style>`,
    root.outerHTML,
    // Escaped, so that the JSON contains no end tag.
    `${ISLAND.open}${JSON.stringify(saved, withoutNotes).replaceAll("<", "\\u003c")}${ISLAND.close}`,
    "</html>",
    "",
  ].join("\n");
}

/**
 * Removes notes for editors, since a saved page is shown to others.
 * @param {string} _key
 * @param {any} value
 */
export function withoutNotes(_key, value) {
  return value?.reason === "internal" ? { ...value, text: "" } : value;
}

/**
 * @param {StoryView} story
 * @param {string} title
 * @param {import("../element/public.d.ts").View} view
 */
function head(story, title, view) {
  const none = () => {};
  const facts = digest(story, { goTo: none, goToRow: none }, false);
  return make(
    "div",
    { class: "head", part: "header" },
    fields(story, title, view !== "list"),
    facts,
    summary(story, facts !== null),
  );
}

/**
 * The comparison without controls, before links and folded parts are adapted.
 * @param {StoryView} story
 * @param {{ view: import("../element/public.d.ts").View, title: string }} page
 * @returns {HTMLElement[]}
 */
export function stillNodes(story, { view, title }) {
  const none = () => {};
  const nodes = [
    head(story, title, view),
    ...(story.changes.length > 0 ? [key(story)] : []),
    make(
      "div",
      { class: `story ${view}`, part: "story" },
      versionHeads(story),
      VIEWS[view](story, { goTo: none, goToRow: none }),
    ),
    ...[omittedTexts(story)].flatMap((node) => node || []),
  ];
  story.work.finish();
  return nodes;
}

/**
 * Opens everything that needs a click, and removes controls.
 * @param {HTMLElement} root
 */
export function settle(root) {
  for (const node of root.querySelectorAll(".folded, .frame, .fact")) node.removeAttribute("hidden");
  // Links without a target need the script, so they become plain text.
  for (const node of root.querySelectorAll("a.to-words")) {
    // cli/dom.js has no :not().
    if (!node.hasAttribute("href")) node.replaceWith(...node.childNodes);
  }
  // A link to another place becomes plain text.
  for (const node of root.querySelectorAll("button.jump"))
    if (!node.closest(".goto")) node.replaceWith(node.textContent ?? "");
  for (const node of root.querySelectorAll(CONTROLS)) node.remove();
  // The targets of links to changes, which work without a script. The headline gets one target.
  const named = new Set();
  for (const node of root.querySelectorAll("[data-change]")) {
    const id = node.getAttribute("data-change") ?? "";
    if (!named.has(id)) node.id = id;
    named.add(id);
    node.removeAttribute("tabindex");
  }
}

/** @param {string} text */
export function escapedHtml(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The background of a saved page, the same as of the local page. */
const PAPER = `:root { color-scheme: light dark; --article-versions-background: light-dark(#fffdf9, #17191c); background: light-dark(#fffdf9, #17191c); color: light-dark(#1b1a18, #e9e6df); }
body { max-width: 78rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem; font: clamp(1.0625rem, 0.98rem + 0.17vw, 1.1875rem) / 1.5 Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Georgia, "Noto Serif", serif; }
.masthead { margin: 0 0 1.25rem; padding-block-end: 0.5rem; border-block-end: 1px solid color-mix(in srgb, currentColor 22%, transparent); font: 600 0.8125rem/1.35 system-ui, -apple-system, "Segoe UI", sans-serif; }
.article-versions .story.side-by-side > .versions { top: 0; }
@page { margin: 16mm 15mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; } }
`;
