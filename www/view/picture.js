// @ts-check
// Renders the picture of a photo, or a placeholder. A replaced picture is shown before and after in one place.
//
// Pictures from http and https are loaded as the attribute `images` says, without a referrer. Tracking pixels are not
// shown. Pictures inside the data (`data:image/…`) cause no request. Inside an <img>, even an SVG runs no script and
// loads nothing.

import { safeUrl } from "./block.js";
import { button, make } from "./make.js";

/** @typedef {import("../../src/wasm/types.d.ts").PhotoSide} PhotoSide */
/** @typedef {import("./photo.js").Card} Card */
/** @typedef {import("./story-view.js").StoryView} StoryView */
/** @typedef {"before" | "after"} Version */

/** A picture this small is a tracking pixel. */
const PIXEL = 1;

/** The allowed kinds of pictures inside the data. */
const EMBEDDED = /^data:image\/(?:avif|gif|jpeg|png|svg\+xml|webp)[;,]/i;

/** Pictures that the reader loaded. They stay loaded at the next rendering. @type {WeakSet<PhotoSide>} */
const asked = new WeakSet();

/** The later sides of replaced photos for which the reader chose the earlier picture. @type {WeakSet<PhotoSide>} */
const turned = new WeakSet();

/**
 * Renders the picture. If it was replaced and one place shows both sides, it renders both pictures with a switch.
 * @param {Card} card
 * @returns {HTMLElement[]}
 */
export function pictures({ place, before, after, number, story }) {
  if (place === "both" && before?.replaced && after) return [switched(before, after, number, story)];
  const own = place === "before" ? before : (after ?? before);
  if (!own) return [];
  return [frame(own, number, own.replaced ? (place === "before" ? "has-deletion" : "has-insertion") : "", story)];
}

/**
 * @param {PhotoSide} before
 * @param {PhotoSide} after
 * @param {string} number
 * @param {StoryView} story
 */
function switched(before, after, number, story) {
  const { labels } = story;
  const frames = {
    before: frame(
      before,
      labels.text("photo.column", { side: number, name: labels.text("before") }),
      "has-deletion",
      story,
    ),
    after: frame(
      after,
      labels.text("photo.column", { side: number, name: labels.text("after") }),
      "has-insertion",
      story,
    ),
  };
  /** @param {Version} version */
  const choose = (version) => button(`picture ${version} ${number}`, labels.title(version), () => show(version));
  const buttons = { before: choose("before"), after: choose("after") };
  /** @param {Version} version */
  const show = (version) => {
    if (version === "before") turned.add(after);
    else turned.delete(after);
    for (const one of /** @type {const} */ (["before", "after"])) {
      frames[one].hidden = one !== version;
      buttons[one].setAttribute("aria-pressed", String(one === version));
    }
  };
  show(turned.has(after) ? "before" : "after");
  const words = labels.text("photo.show");
  return make(
    "div",
    { class: "switched" },
    make(
      "div",
      { class: "switcher", role: "group", "aria-label": `${words} ${number}` },
      make("span", { class: "label", "aria-hidden": "true" }, words),
      buttons.before,
      buttons.after,
    ),
    frames.before,
    frames.after,
  );
}

/**
 * @param {PhotoSide} side
 * @param {string} name the label of the picture or of its placeholder
 * @param {string} state
 * @param {StoryView} story
 * @returns {HTMLElement}
 */
function frame(side, name, state, story) {
  const picture = story.images === "none" ? null : pictureOf(side.url);
  const alt = side.alt.map((segment) => segment.text).join("");
  const node = make("div", { class: `frame ${state}${picture ? "" : " bare"}`.trim() });
  const words = side.url
    ? name
    : story.labels.text("photo.column", { side: name, name: story.labels.text("photo.bare") });
  const label = () => make("span", { class: "label" }, words);
  /** @param {(Node | string)[]} more */
  const empty = (...more) =>
    node.replaceChildren(label(), ...(alt ? [make("span", { class: "alt", dir: "auto" }, alt)] : []), ...more);
  const load = () => {
    if (!picture) return;
    node.replaceChildren(
      image(picture.url, alt, () => empty()),
      label(),
    );
    node.classList.add("loaded");
  };
  if (!picture) {
    empty();
  } else if (
    story.images === "auto" ||
    (picture.isEmbedded && story.images !== "click") ||
    (asked.has(side) && story.images !== "unscripted")
  ) {
    load();
  } else if (story.images === "unscripted") {
    // A saved page must not load a picture before the reader asks for it. The browser does not fetch a lazy picture in
    // a closed <details>, so opening the element loads it.
    empty(
      make(
        "details",
        null,
        make("summary", null, story.labels.text("photo.load")),
        image(picture.url, alt, () => {}),
      ),
    );
  } else {
    const ask = () => {
      asked.add(side);
      load();
      // The button was removed, so the focus moves to the picture.
      node.tabIndex = -1;
      node.focus({ preventScroll: true });
    };
    empty(button(`load ${name}`, story.labels.text("photo.load"), ask));
  }
  return node;
}

/**
 * @param {string} url
 * @param {string} alt
 * @param {() => void} fail called if there is no picture to show
 */
function image(url, alt, fail) {
  const picture = make("img", { alt, loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" });
  picture.addEventListener("error", fail);
  picture.addEventListener("load", () => {
    if (picture.naturalWidth <= PIXEL && picture.naturalHeight <= PIXEL) fail();
  });
  // Set last, so that the referrer policy applies when the browser starts to fetch.
  picture.src = url;
  return picture;
}

/**
 * Returns the address of a picture if it is allowed: a data address, http or https, or relative to the page.
 * @param {string | null} url
 * @returns {{ url: string, isEmbedded: boolean } | null}
 */
function pictureOf(url) {
  if (!url) return null;
  if (EMBEDDED.test(url)) return { url, isEmbedded: true };
  try {
    const safe = safeUrl(new URL(url, document.baseURI).href);
    return safe && !safe.startsWith("mailto:") ? { url: safe, isEmbedded: false } : null;
  } catch {
    return null;
  }
}
