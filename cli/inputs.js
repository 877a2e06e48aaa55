// @ts-check
// The files of a command line -> versions of a story, with their texts.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { FormatError } from "../www/formats/errors.js";
import { readVersions } from "../www/formats/sniff.js";
import { decode } from "../www/page/files.js";
import { formatByName } from "../www/element/versions.js";
import { Trouble } from "./trouble.js";

/** @typedef {import("../www/formats/types.d.ts").VersionData} VersionData */

/** The file descriptor of standard input, which "-" stands for. */
const STANDARD_INPUT = 0;

/**
 * All versions that the files hold, file by file.
 * @param {readonly string[]} names
 * @param {string} format what they are, or "auto"
 * @returns {VersionData[]}
 */
export function readInputs(names, format) {
  if (names.filter((name) => name === "-").length > 1) throw new Trouble("Standard input can be read only once.");
  return names.flatMap((name) => readInput(name, format));
}

/**
 * @param {string} name
 * @param {string} format
 */
function readInput(name, format) {
  const text = readText(name);
  try {
    const versions = readVersions(text, { name: name === "-" ? "" : name, format });
    return versions.map((version) =>
      version.article || typeof version.text === "string" ? version : brought(version, name),
    );
  } catch (error) {
    throw error instanceof FormatError ? new Trouble(`${called(name)}: ${error.message}`) : error;
  }
}

/**
 * A version that a manifest only points to, with its text.
 * @param {VersionData} version
 * @param {string} manifest
 * @returns {VersionData}
 */
function brought({ src = "", ...version }, manifest) {
  if (/^[a-z][a-z0-9+.-]+:/i.test(src))
    throw new Trouble(`${called(manifest)}: ${src} is not fetched; save it, and name the file.`);
  const text = readText(resolve(manifest === "-" ? "." : dirname(manifest), src));
  return { format: formatByName(src), ...version, text };
}

/** @param {string} name */
function readText(name) {
  /** @type {Uint8Array} */
  let bytes;
  try {
    bytes = readFileSync(name === "-" ? STANDARD_INPUT : name);
  } catch (error) {
    throw new Trouble(`${called(name)} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
  const text = decode(bytes);
  if (text === null) throw new Trouble(`${called(name)} is no text.`);
  if (text.trim() === "") throw new Trouble(`${called(name)} is empty.`);
  return text;
}

/** @param {string} name */
function called(name) {
  return name === "-" ? "Standard input" : name;
}
