// @ts-check
// Reads the files of a command line as versions of a story.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { decode } from "../www/formats/decode.js";
import { FormatError } from "../www/formats/errors.js";
import { openVersions } from "../www/formats/open.js";
import { withoutRejected } from "../www/formats/stories.js";
import { formatByName } from "../www/element/versions.js";
import { UserError } from "./user-error.js";

/** @typedef {import("../www/formats/types.d.ts").VersionData} VersionData */

/** The file descriptor of standard input, for the file name "-". */
const STANDARD_INPUT = 0;
/** The code of a space. Lower codes are white space and control characters. */
const BLANK = 0x20;

/**
 * The versions in each file.
 * @param {readonly string[]} names
 * @param {string} format what they are, or "auto"
 * @returns {Promise<VersionData[][]>}
 */
export async function readInputs(names, format) {
  if (names.filter((name) => name === "-").length > 1) throw new UserError("Standard input can be read only once.");
  const read = [];
  for (const name of names) read.push(await readInput(name, format));
  return names.length > 1 ? read.map(withoutRejected) : read;
}

/**
 * @param {string} name
 * @param {string} format
 */
async function readInput(name, format) {
  const bytes = readBytes(name);
  try {
    const versions = await openVersions(bytes, { name: name === "-" ? "" : name, format });
    return versions.map((version) =>
      version.article || typeof version.text === "string" ? version : brought(version, name),
    );
  } catch (error) {
    throw error instanceof FormatError ? new UserError(error.message) : error;
  }
}

/**
 * Adds the text to a version for which a manifest gives only an address.
 * @param {VersionData} version
 * @param {string} manifest
 * @returns {VersionData}
 */
function brought({ src = "", ...version }, manifest) {
  if (/^[a-z][a-z0-9+.-]+:/i.test(src))
    throw new UserError(`${called(manifest)}: ${src} is not fetched; save it, and name the file.`);
  const name = resolve(manifest === "-" ? "." : dirname(manifest), src);
  const text = decode(readBytes(name));
  if (text === null) throw new UserError(`${name} is not text.`);
  return { format: formatByName(src), ...version, text };
}

/** @param {string} name */
function readBytes(name) {
  try {
    const bytes = new Uint8Array(readFileSync(name === "-" ? STANDARD_INPUT : name));
    if (bytes.every((byte) => byte <= BLANK)) throw new UserError(`${called(name)} is empty.`);
    return bytes;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${called(name)} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** @param {string} name */
function called(name) {
  return name === "-" ? "Standard input" : name;
}
