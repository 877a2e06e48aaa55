// @ts-check
/**
 * Puts payloads into every text field of every format, in two versions that differ in every field. Runs in the page, so
 * that no payload is changed on its way there. Most forms take many payloads in one document.
 */

import { NEWSROOM } from "./newsroom-forms.mjs";
import { OWN } from "./own-forms.mjs";

/** @type {Record<string, import("./filling.mjs").Form>} */
export const FORMS = { ...OWN, ...NEWSROOM };
