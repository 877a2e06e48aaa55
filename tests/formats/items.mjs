// @ts-check
/** Invented items of newsroom systems, in the shapes of different producers. */
import { ARC } from "./items/arc.mjs";
import { CONTENT_SYSTEMS } from "./items/content-systems.mjs";
import { GUARDIAN } from "./items/guardian.mjs";
import { HEADLESS } from "./items/headless.mjs";
import { ROWS } from "./items/rows.mjs";
import { SCHEMA_ORG } from "./items/schema-org.mjs";
import { WIRES } from "./items/wires.mjs";

/**
 * An item, and its expected format, headline, number of photos and part of the text.
 * @typedef {{ format: string, value: unknown, headline: string, photos?: number, text?: RegExp }} Item
 */

/** @typedef {Record<string, Item>} Items By their names in the tests. */

/** @type {Items} */
export const SAMPLES = { ...WIRES, ...ARC, ...SCHEMA_ORG, ...CONTENT_SYSTEMS, ...GUARDIAN, ...HEADLESS, ...ROWS };
