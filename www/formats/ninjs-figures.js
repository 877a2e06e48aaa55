// @ts-check
/**
 * Joins pictures in the body of an item with its associations. The result is one photo: the figure, with the caption
 * and credit of the association.
 *
 * | body | association | figure |
 * |---|---|---|
 * | `<figure><img src="t.jpg" data-assoc-ref="a1"><figcaption>The pier.</figcaption></figure>` | a1, credit Ola Berg/AP | the figure with the credit |
 * | `<!-- EMBED START Image {id: "editor_0"} --><figure>…</figure>` | editor_0 | the same; this is how Superdesk writes it |
 * | `<img src="https://t.example/p_256.jpg">` | a rendition of that address | a figure with caption and credit |
 */

import { creditSpans, escapeHtml, figure, list, plain } from "./values.js";

/** @typedef {import("./types.d.ts").SourcePhoto} SourcePhoto */
/** @typedef {{ photo: SourcePhoto, names: string[], addresses: string[] }} Associated */

/** A figure, or a picture outside a figure, with the comment that Superdesk writes before it. */
const FIGURES =
  /(<!--\s*EMBED START \w+ \{id:\s*"([^"]{1,200})"\}\s*-->\s*)?(<figure\b[^>]*>(?:(?!<figure\b)[\s\S]){0,20000}?<\/figure\s*>|<img\b[^>]*>)/gi;

/**
 * @param {string} html
 * @param {Associated[]} associated
 * @returns {{ html: string, rest: Associated[] }} the body with completed figures, and the pictures that are not in it
 */
export function figuresFilled(html, associated) {
  if (associated.length === 0) return { html, rest: associated };
  /** @type {Map<string, Associated>} */
  const known = new Map();
  for (const one of associated) {
    for (const name of [...one.names, ...one.addresses.map(bare)]) if (!known.has(name)) known.set(name, one);
  }
  /** @type {Set<Associated>} */
  const found = new Set();
  const filled = html.replace(FIGURES, (whole, _comment, embedded = "", markup = "") => {
    const image = /<img\b[^>]*>/i.exec(markup)?.[0] ?? "";
    const opening = /^<figure\b[^>]*>/i.exec(markup)?.[0] ?? "";
    const keys = [embedded];
    for (const tag of [image, opening])
      for (const name of ["data-uri", "data-assoc-ref", "data-id", "data-association", "id"])
        keys.push(attribute(tag, name));
    keys.push(bare(attribute(image, "src")), bare(attribute(image, "data-src")));
    const one = keys.map((key) => (key === "" ? undefined : known.get(key))).find((one) => one !== undefined);
    if (!one || image === "") return whole;
    found.add(one);
    return opening === ""
      ? whole.replace(image, () => figure(withAddress(one.photo, image)))
      : whole.replace(markup, () => completed(markup, image, one.photo));
  });
  return { html: filled, rest: associated.filter((one) => !found.has(one)) };
}

/** @param {SourcePhoto} photo @param {string} image */
function withAddress(photo, image) {
  return { ...photo, url: photo.url ?? attribute(image, "src"), alt: attribute(image, "alt") || photo.alt || "" };
}

/**
 * A figure with the identifier, and with the caption and credit if it has none.
 * @param {string} markup
 * @param {string} image
 * @param {SourcePhoto} photo
 */
function completed(markup, image, { id, alt, caption, credit }) {
  let tag = image;
  const add = (/** @type {string} */ name, /** @type {string | undefined} */ value) => {
    if (value && attribute(tag, name) === "")
      tag = tag.replace(/^<img\b/i, () => `<img ${name}="${escapeHtml(value)}"`);
  };
  add("data-id", id);
  add("alt", alt);
  const withImage = markup.replace(image, () => tag);
  const said = /<figcaption\b[^>]*>([\s\S]*?)<\/figcaption\s*>/i.exec(withImage);
  const own = plain(said?.[1]) ?? "";
  const lines = list(credit).filter((line) => !own.includes(String(line)));
  const added = (own === "" ? escapeHtml(caption ?? "") : "") + creditSpans(lines.map(String));
  if (added === "") return withImage;
  if (!said) return withImage.replace(/<\/figure\s*>$/i, (end) => `<figcaption>${added}</figcaption>${end}`);
  return withImage.replace(/<\/figcaption\s*>/i, (end) => added + end);
}

/** @param {string} tag @param {string} name @returns {string} "" if there is none */
function attribute(tag, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return plain(found?.[1] ?? found?.[2]) ?? "";
}

/** An address without its protocol and its size parameters. @param {string} address */
function bare(address) {
  return address.replace(/^[a-z]+:/i, "").replace(/[?#].*$/, "");
}
