// @ts-check
/** A folder that a browser downloads to, for engines that do not tell what they have downloaded. */
import { copyFileSync, mkdtempSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What is not all there yet: names of files that Firefox and WebKit are still writing. */
const UNFINISHED = /\.(part|wkdownload)$/;
const PATIENCE = 60_000;

/**
 * Waits for a file, and takes it out of the folder.
 * @param {string} folder
 * @param {string} beside where it is put
 */
export async function nextDownload(folder, beside) {
  for (const end = Date.now() + PATIENCE; ; await sleep(30)) {
    const names = readdirSync(folder);
    const name = names.find((entry) => statSync(join(folder, entry)).isFile() && statSync(join(folder, entry)).size > 0);
    if (name && !names.some((entry) => UNFINISHED.test(entry))) {
      const path = join(mkdtempSync(join(beside, "download-")), name);
      renameSync(join(folder, name), path);
      return { suggestedFilename: () => name, path: async () => path, saveAs: async (/** @type {string} */ to) => copyFileSync(path, to) };
    }
    if (Date.now() > end) throw new Error(`Nothing was downloaded in ${PATIENCE} ms`);
  }
}
