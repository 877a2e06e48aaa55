#!/usr/bin/env node
// @ts-check
// The command `article-versions`. Writes the result, or reports an error on standard error and exits with code 2.

import { readFileSync, writeFileSync } from "node:fs";
import { isTrap } from "../www/element/engine.js";
import { Labels } from "../www/labels/index.js";
import { nothingChanged } from "../www/view/omitted.js";
import { inTime } from "../www/formats/values.js";
import { installDom } from "./dom.js";
import { storiesIn } from "../www/formats/stories.js";
import { readHistory } from "./git.js";
import { readInputs } from "./inputs.js";
import { compareLines } from "./jsonl.js";
import { HELP, readOptions } from "./options.js";
import { summaryOf, written } from "./page.js";
import { UserError } from "./user-error.js";

/** @typedef {import("../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../www/formats/types.d.ts").VersionData} VersionData */

/** Exit codes, as of `diff`. */
const COMPARED = 0;
const CHANGED = 1;
const TROUBLE = 2;

/** A message names at most this many stories. */
const MOST_NAMED = 10;

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const options = readOptions(args);
  if (options === "help") return say(HELP);
  if (options === "version") return say(`${ownVersion()}\n`);
  installDom();
  const settings = { agencies: readAgencies(options.agencies) };
  if (options.jsonl) {
    const { compare, timeline } = await engine();
    // Rows are built only if they are written.
    const wanted = { ...settings, rows: options.only?.some((name) => name === "rows" || name === "fields") ?? true };
    /** @type {import("./jsonl.js").Engine} */
    const set = {
      compare: (before, after) => compare(before, after, wanted),
      timeline: (versions) => timeline(versions, settings),
    };
    const { lines, bad } = await compareLines(process.stdin, process.stdout, set, options.only);
    if (bad > 0)
      process.stderr.write(`article-versions: ${bad} of ${lines} lines could not be compared; the output says why.\n`);
    return COMPARED;
  }
  const [file = ""] = options.inputs;
  const files = options.git
    ? [await readHistory(file, options.format)]
    : await readInputs(options.inputs, options.format);
  const versions = versionsOf(files, options);
  if (options.manifest) {
    put(options.output, `${JSON.stringify({ versions }, null, 2)}\n`);
    return COMPARED;
  }
  if (versions.length < 2) throw new UserError("There is only one version; a comparison needs two.");
  if (options.timeline) {
    const followed = await called(({ timeline }) => timeline(versions.map(sourceOf), settings));
    put(options.output, `${JSON.stringify(followed, null, 2)}\n`);
    return COMPARED;
  }
  if (options.fragment) return putFragment(versions, options, settings);
  const two = [versionAt(versions, options.from, "from"), versionAt(versions, options.to, "to")];
  const { comparison, sides } = await called(({ compare, parse }) => {
    const sides = two.map((version) => ({
      version,
      article: version.article ?? parse(/** @type {Source} */ (version), settings),
    }));
    const [before, after] = /** @type {[Article, Article]} */ (sides.map(({ article }) => article));
    return { comparison: compare(before, after, settings), sides };
  });
  put(
    options.output,
    options.summary ? summaryOf(comparison, options.lang) : await written(comparison, sides, options),
  );
  const { before, after } = comparison.omitted;
  // The exit code alone would suggest that the files are equal. A summary says it itself.
  if (!options.summary && comparison.changes.length === 0 && before.length + after.length > 0)
    process.stderr.write(`article-versions: ${nothingChanged(comparison, new Labels(options.lang))}\n`);
  return options.exitCode && comparison.changes.length > 0 ? CHANGED : COMPARED;
}

/**
 * The versions of one story. Different stories are compared only if the user names both versions.
 * @param {VersionData[][]} files
 * @param {import("./options.js").Options} options
 * @returns {VersionData[]}
 */
function versionsOf(files, { story, isChosen }) {
  const stories = storiesIn(files);
  if (story !== null) {
    const found =
      stories.find(({ id, title }) => id === story || title === story) ??
      (/^-?\d+$/.test(story) ? stories.at(Number(story)) : undefined);
    if (!found) throw new UserError(`There is no --story ${story}; ${counted(stories)}.`);
    return found.versions;
  }
  if (stories.length < 2 || isChosen) return files.flat();
  throw new UserError(
    `These are different stories, not versions of one: ${counted(stories)}. Choose one with --story, or two versions with --from and --to.`,
  );
}

/** @param {import("../www/formats/stories.js").Story<VersionData>[]} stories */
function counted(stories) {
  const named = stories.slice(0, MOST_NAMED).map(({ id, title, versions }, at) => {
    const name = title ? `“${title}”` : id;
    return versions.length > 1 ? `${at} ${name} (${versions.length} versions)` : `${at} ${name}`;
  });
  return `there are ${stories.length}: ${named.join(", ")}${stories.length > MOST_NAMED ? ", …" : ""}`;
}

/**
 * Writes the comparison as a piece of HTML.
 * @param {VersionData[]} versions
 * @param {import("./options.js").Options} options
 * @param {{ agencies: Record<string, string[]> }} settings
 */
async function putFragment(
  versions,
  { output, view, hidden, lang, controls, stylesheet, from, to, exitCode },
  settings,
) {
  // A fragment and the element sort versions by time, so `from` and `to` are looked up before sorting.
  const sorted = inTime(versions, (version) => version);
  const wanted = {
    from: sorted.indexOf(versionAt(versions, from, "from")),
    to: sorted.indexOf(versionAt(versions, to, "to")),
  };
  const hide = /** @type {import("../www/element/public.d.ts").HiddenClass[]} */ (hidden);
  const { toFragment } = await import("./html.js");
  const { html, comparison } = await called(() =>
    toFragment(sorted, { ...settings, ...wanted, view, hide, lang, controls, ...(stylesheet ? { stylesheet } : {}) }),
  );
  put(output, html);
  return exitCode && comparison.changes.length > 0 ? CHANGED : COMPARED;
}

/** @param {VersionData} version @returns {Source | Article} */
function sourceOf(version) {
  return version.article ?? /** @type {Source} */ (version);
}

/** Loaded as late as possible: loading it takes most of the time of a short run. */
function engine() {
  return import("../www/entries/compare.js");
}

/**
 * @template Result
 * @param {(exports: typeof import("../www/entries/compare.js")) => Result} use
 */
async function called(use) {
  const exports = await engine();
  try {
    return use(exports);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(isTrap(error) ? `The comparison of these versions failed (${reason}).` : reason);
  }
}

/**
 * @template {{ id?: string }} Version
 * @param {readonly Version[]} versions
 * @param {string} wanted an index (negative counts from the end) or an id
 * @param {string} option
 * @returns {Version}
 */
function versionAt(versions, wanted, option) {
  const found =
    versions.find(({ id }) => id === wanted) ?? (/^-?\d+$/.test(wanted) ? versions.at(Number(wanted)) : undefined);
  if (!found)
    throw new UserError(
      `There is no version --${option} ${wanted}; there are ${versions.length}, from 0 to ${versions.length - 1}.`,
    );
  return found;
}

/** @param {string | null} name @returns {Record<string, string[]>} */
function readAgencies(name) {
  if (name === null) return {};
  try {
    return JSON.parse(readFileSync(name, "utf8"));
  } catch (error) {
    throw new UserError(`The agencies in ${name} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** @param {string | null} name a file, or standard output @param {string} text */
function put(name, text) {
  if (name === null) return void say(text);
  try {
    writeFileSync(name, text);
  } catch (error) {
    throw new UserError(`${name} cannot be written: ${error instanceof Error ? error.message : error}.`);
  }
}

/** @param {string} text */
function say(text) {
  process.stdout.write(text);
  return COMPARED;
}

function ownVersion() {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

// A program that reads the output may stop early, as `head` does. This is not an error.
process.stdout.on("error", (error) =>
  process.exit(/** @type {NodeJS.ErrnoException} */ (error).code === "EPIPE" ? COMPARED : TROUBLE),
);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`article-versions: ${error.message}\n`);
  process.exitCode = TROUBLE;
}
