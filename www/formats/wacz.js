// @ts-check
/**
 * Reads WACZ: WARC archives in a zip, with a list of the captured pages. The listed pages are read; without a list, all
 * pages. See `warc.js`.
 */

import { filesOf } from "./zip.js";
import { capturesOf, storyOf, versionsOf } from "./warc.js";

/** @typedef {import("./types.d.ts").Input} Input */
/** @typedef {import("./types.d.ts").VersionData} VersionData */

/**
 * @param {Pick<Input, "bytes" | "name">} input
 * @returns {Promise<VersionData[]>} oldest first
 */
export async function read({ bytes, name }) {
  const files = [...filesOf(bytes ?? new Uint8Array()).values()];
  const [lists, archives] = [/^pages\/.*\.jsonl$/, /^archive\/.*\.warc(?:\.gz)?$/].map((path) =>
    files.filter((file) => path.test(file.name)),
  );
  const wanted = new Set();
  for (const list of lists ?? [])
    for (const url of urlsOf(new TextDecoder().decode(await list.read()))) wanted.add(storyOf(url));
  /** @type {VersionData[]} */
  const captures = [];
  for (const archive of archives ?? []) captures.push(...(await capturesOf(await archive.read(), archive.name)));
  return versionsOf(captures, name, wanted);
}

/** @param {string} lines a page a line, after a line that says so @returns {string[]} */
function urlsOf(lines) {
  return lines.split("\n").flatMap((line) => {
    try {
      const { url } = JSON.parse(line);
      return typeof url === "string" ? [url] : [];
    } catch {
      return [];
    }
  });
}
