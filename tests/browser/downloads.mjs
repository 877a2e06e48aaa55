// @ts-check
/** Reads downloads from a folder, for engines that do not report them. */
import { copyFileSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Names of files that Firefox and WebKit are still downloading. */
const UNFINISHED = /\.(part|wkdownload)$/;
const PATIENCE = 60_000;

/**
 * Waits for a file, and moves it out of the folder.
 * @param {string} folder
 * @param {string} beside the folder in which a new folder for it is made
 */
export async function nextDownload(folder, beside) {
  for (const end = Date.now() + PATIENCE; ; await sleep(30)) {
    const names = readdirSync(folder);
    const name = names.find((entry) => (statSync(join(folder, entry), { throwIfNoEntry: false })?.size ?? 0) > 0);
    if (name && !names.some((entry) => UNFINISHED.test(entry)) && !isOpen(join(folder, name))) {
      const path = join(mkdtempSync(join(beside, "download-")), name);
      renameSync(join(folder, name), path);
      return {
        suggestedFilename: () => name,
        path: async () => path,
        saveAs: async (/** @type {string} */ to) => copyFileSync(path, to),
      };
    }
    if (Date.now() > end) throw new Error(`Nothing was downloaded in ${PATIENCE} ms`);
  }
}

/**
 * Whether some program still writes to it: WebKit writes files made by a page without a temporary name.
 * Linux only.
 * @param {string} path
 */
function isOpen(path) {
  const wanted = realpathSync(path);
  return list("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .some((program) => list(`/proc/${program}/fd`).some((file) => target(`/proc/${program}/fd/${file}`) === wanted));
}

/** @param {string} folder @returns {string[]} its entries; none if it is missing or not readable */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param {string} link */
function target(link) {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}
