// @ts-check
/**
 * Puts payloads into every text field of every format, in two versions that differ in every field. Runs in the page, so
 * that no payload is changed on its way there. Most formats take many payloads in one document.
 */

import { NEWSROOM } from "./newsroom-formats.mjs";
import { OWN } from "./own-formats.mjs";

/** @type {Record<string, import("./filling.mjs").Format>} */
export const FORMATS = { ...OWN, ...NEWSROOM };
