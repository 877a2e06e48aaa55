// @ts-check
// Reads the versions of a file from its git history: one version per commit that changed it. The `git` program does all
// the work.

import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { openVersions } from "../www/formats/open.js";
import { FormatError } from "../www/formats/errors.js";
import { UserError } from "./user-error.js";

/** @typedef {import("../www/formats/types.d.ts").VersionData} VersionData */
/** @typedef {{ hash: string, time: string, subject: string, path: string }} Commit */

/** The most that all versions of a file may weigh together: 1 GiB. */
const MOST_BYTES = 1024 * 1024 * 1024;
/** How many characters of a commit hash are used as the identifier of a version. */
const SHORT = 12;
const NEWLINE = 10;

/**
 * The versions of a file, oldest first. `published` is the author date, `label` the subject and `id` the hash of the
 * commit.
 * @param {string} file
 * @param {string} format what it is, or "auto"
 * @returns {Promise<VersionData[]>}
 */
export async function readHistory(file, format) {
  const commits = commitsOf(file);
  if (commits.length === 0) throw new UserError(`${file} has no history: no commit changed it.`);
  const blobs = contentsOf(file, commits);
  /** @type {VersionData[]} */
  const versions = [];
  for (const [index, { hash, time, subject, path }] of commits.entries()) {
    const { id, bytes } = /** @type {Blob} */ (blobs[index]);
    // The commit changed only the name or the mode of the file.
    if (bytes.length === 0 || (index > 0 && id === blobs[index - 1]?.id)) continue;
    const { story: _, tracked: __, ...version } = await lastOf(bytes, path, format, hash);
    versions.push({
      ...version,
      id: hash.slice(0, SHORT),
      label: subject,
      published: time,
      number: versions.length + 1,
    });
  }
  return versions;
}

/**
 * The commits that changed a file, oldest first, each with the path that the file had then.
 * @param {string} file
 * @returns {Commit[]}
 */
function commitsOf(file) {
  // Each commit begins with a character that occurs in no file name and no subject.
  const format = "--format=%x01%H%x00%aI%x00%s%x00";
  const log = git(file, [
    "log",
    "--follow",
    "--diff-filter=d",
    "--name-status",
    "-z",
    "--no-color",
    "--no-show-signature",
    format,
    "--",
    basename(file),
  ]);
  return log
    .toString("utf8")
    .split("\x01")
    .slice(1)
    .map((entry) => {
      const [hash = "", time = "", subject = "", ...changes] = entry.split("\0");
      // For a renamed file, the new name comes last.
      return { hash, time, subject, path: changes.filter((name) => name.trim() !== "").at(-1) ?? "" };
    })
    .filter(({ path }) => path !== "")
    .reverse();
}

/** @typedef {{ id: string, bytes: Uint8Array }} Blob */

/**
 * The contents of the file at each commit.
 * @param {string} file
 * @param {Commit[]} commits
 * @returns {Blob[]}
 */
function contentsOf(file, commits) {
  const wanted = commits.map(({ hash, path }) => {
    if (path.includes("\n"))
      throw new UserError(`${file} once had a name with a line break, which git cannot read here.`);
    return `${hash}:${path}\n`;
  });
  const output = git(file, ["cat-file", "--batch"], wanted.join(""));
  let at = 0;
  return commits.map(() => {
    const end = output.indexOf(NEWLINE, at);
    const [id = "", kind = "", size = ""] = output.toString("utf8", at, end).split(" ");
    // "<name> missing"
    if (kind !== "blob") {
      at = end + 1;
      return { id: "", bytes: new Uint8Array() };
    }
    const start = end + 1;
    at = start + Number(size) + 1;
    return { id, bytes: output.subarray(start, start + Number(size)) };
  });
}

/**
 * The newest version in the contents of a file.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {string} format
 * @param {string} hash
 */
async function lastOf(bytes, name, format, hash) {
  try {
    const versions = await openVersions(bytes, { name, format });
    const last = /** @type {VersionData} */ (versions.at(-1));
    if (typeof last.text !== "string" && !last.article)
      throw new UserError(`${name} at ${hash.slice(0, SHORT)} is a manifest that only names other files.`);
    return last;
  } catch (error) {
    throw error instanceof FormatError ? new UserError(`${name} at ${hash.slice(0, SHORT)}: ${error.message}`) : error;
  }
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {string} [input]
 * @returns {Buffer}
 */
function git(file, args, input) {
  const cwd = dirname(resolve(file));
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`${file} cannot be read: there is no folder ${cwd}.`);
  const { error, status, stdout, stderr } = spawnSync(
    "git",
    ["--no-pager", "-c", "core.quotePath=false", "-c", "diff.relative=false", ...args],
    {
      cwd,
      input,
      maxBuffer: MOST_BYTES,
    },
  );
  if (error)
    throw new UserError(
      /** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT"
        ? "git is not installed, or not on the PATH."
        : `git could not be run: ${error.message}.`,
    );
  if (status !== 0) throw new UserError(`${file}: ${stderr.toString("utf8").trim().split("\n")[0]}`);
  return stdout;
}
