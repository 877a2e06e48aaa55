// @ts-check
/**
 * Versions of several stories -> the stories, each with its versions. Versions of different stories are not compared unasked.
 *
 * | given | stories |
 * |---|---|
 * | a list with the identifiers 7, 7, 9 | 7 with two versions, 9 with one |
 * | two files, each with one version | one: who names two files wants those two compared |
 */

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/**
 * @template {VersionData} Version
 * @typedef {{ id: string, title: string, versions: Version[] }} Story
 */

/**
 * The stories of several files, in the order in which they first come.
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
    // A version that names no story may belong to any: it stands for itself.
    const id = version.story ?? `#${at + 1}`;
    stories.set(id, [...(stories.get(id) ?? []), version]);
  });
  return [...stories].map(([id, versions]) => ({ id, title: titleOf(versions), versions }));
}

/**
 * The versions of a file that stands beside others: of a document with tracked changes that is what it says now.
 * @template {VersionData} Version
 * @param {readonly Version[]} versions
 * @returns {Version[]}
 */
export function withoutRejected(versions) {
  return versions.filter(({ tracked }) => tracked !== "rejected");
}

/** What a story is called: its latest headline, else what its picture shows. @param {readonly VersionData[]} versions */
function titleOf(versions) {
  for (const { fields, photos, label } of [...versions].reverse()) {
    const title = fields?.headline ?? photos?.find(({ caption }) => caption)?.caption ?? label;
    if (title) return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title;
  }
  return "";
}

/** In characters. */
const LONGEST_TITLE = 80;
