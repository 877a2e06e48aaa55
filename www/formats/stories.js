// @ts-check
/**
 * Groups versions by story. Versions of different stories are compared only if the user asks for it.
 *
 * | given | stories |
 * |---|---|
 * | a list with the identifiers 7, 7, 9 | 7 with two versions, 9 with one |
 * | two files, each with one version | one story: the user chose these two files to compare them |
 */

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/**
 * @template {VersionData} Version
 * @typedef {{ id: string, title: string, versions: Version[] }} Story
 */

/**
 * The stories in several files, in the order of their first version.
 * @template {VersionData} Version
 * @param {readonly (readonly Version[])[]} files the versions of each
 * @returns {Story<Version>[]}
 */
export function storiesIn(files) {
  const all = files.flat();
  const isList = files.some((versions) => new Set(versions.map(({ story }) => story)).size > 1);
  if (!isList) return all.length > 0 ? [{ id: all[0]?.story ?? "", title: titleOf(all), versions: all }] : [];
  /** @type {Map<string, Version[]>} */
  const stories = new Map();
  all.forEach((version, at) => {
    // A version that names no story is a story of its own.
    const id = version.story ?? `#${at + 1}`;
    stories.set(id, [...(stories.get(id) ?? []), version]);
  });
  return [...stories].map(([id, versions]) => ({ id, title: titleOf(versions), versions }));
}

/**
 * The versions of a file that is opened together with others. A document with tracked changes counts as it is with all
 * changes accepted.
 * @template {VersionData} Version
 * @param {readonly Version[]} versions
 * @returns {Version[]}
 */
export function withoutRejected(versions) {
  return versions.filter(({ tracked }) => tracked !== "rejected");
}

/** The title of a story: its latest headline, else the caption of a photo. @param {readonly VersionData[]} versions */
function titleOf(versions) {
  for (const { fields, photos, label } of [...versions].reverse()) {
    const title = fields?.headline ?? photos?.find(({ caption }) => caption)?.caption ?? label;
    if (title) return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title;
  }
  return "";
}

/** The longest title, in characters. */
const LONGEST_TITLE = 80;
