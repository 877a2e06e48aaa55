// @ts-check
/**
 * Script-injection payloads, by family. Each calls `pwned()` if it runs and fetches from `EVIL` if it loads. They were
 * written for this project after the known families of script injection. Add new ones to their family.
 */

import { CALL, EVIL } from "./call.mjs";
import { BREAKOUTS, MUTATION, STYLE, SVG, TAGS } from "./markup-payloads.mjs";
import { CLOBBERED, DECEPTIVE, DISGUISES, EVENTS, MARKDOWN, RUNNING } from "./text-payloads.mjs";

/** @type {Record<string, string[]>} */
export const PAYLOADS = {
  tags: TAGS,
  handlers: EVENTS.flatMap((event) => [`<img src=x ${event}=${CALL}>`, `x" ${event}="${CALL}`]),
  addresses: RUNNING,
  disguises: [`javascript:${CALL}`, `data:text/html,<script>${CALL}</script>`, `vbscript:${CALL}`].flatMap((address) =>
    DISGUISES.map((disguise) => disguise(address)),
  ),
  svg: SVG,
  mutation: MUTATION,
  style: STYLE,
  breakouts: BREAKOUTS,
  markdown: MARKDOWN,
  names: CLOBBERED.flatMap((name) => [
    name,
    `<a id="${name}" name="${name}" href="javascript:${CALL}">x</a>`,
    `<form name="${name}"><input name="${name}">`,
  ]),
  deceptive: DECEPTIVE,
};

/** Always tried: payloads that once succeeded, and those that alone break out of some context. */
const ALWAYS = new Set([
  // An entity in an address, which the saved Markdown did not escape.
  `data&colon;text/html,<script>${CALL}</script>`,
  // A picture in a story with `images="none"`: saving the page requested it.
  `![x](${EVIL}/i.png)`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${CALL}'/>`,
  // The only tag that ends the title of a saved page.
  `</title><script>${CALL}</script>`,
]);

/**
 * The payloads of every family.
 * @param {number} [every] takes one of this many from each family, and those that are always tried
 */
export function payloads(every = 1) {
  return Object.values(PAYLOADS).flatMap((family) =>
    family.filter((payload, index) => index % every === 0 || ALWAYS.has(payload)),
  );
}
