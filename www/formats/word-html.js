// @ts-check
/**
 * Reads a web page exported by Word with tracked changes: two versions, one with all changes rejected and one with all
 * accepted, as in `docx.js`.
 *
 * | element | before | after |
 * |---|---|---|
 * | `<ins cite="mailto:…" datetime="…">` | – | its text |
 * | `<del cite="mailto:…" datetime="…">` | its text | – |
 *
 * On other pages `ins` and `del` are part of the content and are kept.
 */

/** @typedef {import("./types.d.ts").VersionData} VersionData */

/** A tracked change with its author and time. */
const TRACKED = /<(?:ins|del)\b[^>]*\b(?:cite|datetime)\s*=/i;
const WORD =
  /urn:schemas-microsoft-com:office:|<meta[^>]*\bcontent=["']?Microsoft Word|<(?:ins|del)\b[^>]*\bcite\s*=\s*["']?mailto:/i;

/**
 * @param {string} html
 * @returns {VersionData[] | null} the earlier first; null if there are no tracked changes
 */
export function fromWordHtml(html) {
  if (!TRACKED.test(html) || !WORD.test(html)) return null;
  const [before, after] = [withoutElement(html, "ins"), withoutElement(html, "del")];
  const changes = [...html.matchAll(/<(?:ins|del)\b([^>]*)>/gi)].map(([, attributes = ""]) => attributes);
  const values = (/** @type {RegExp} */ attribute) =>
    changes.flatMap(
      (attributes) =>
        attribute
          .exec(attributes)
          ?.slice(1)
          .find((value) => value !== undefined) ?? [],
    );
  const authors = values(/\bcite\s*=\s*(?:"(?:mailto:)?([^"]*)"|'(?:mailto:)?([^']*)'|(?:mailto:)?([^\s"'>]+))/i).map(
    nameOf,
  );
  const times = values(/\bdatetime\s*=\s*["']?([^"'\s>]+)/i).filter((time) => !Number.isNaN(Date.parse(time)));
  const label = [...new Set(authors)].join(", ");
  const published = times.sort((left, right) => Date.parse(left) - Date.parse(right)).at(-1);
  return [
    { number: 1, format: "html", text: before, tracked: "rejected" },
    {
      number: 2,
      format: "html",
      text: after,
      tracked: "accepted",
      ...(label && { label }),
      ...(published !== undefined && { published }),
    },
  ];
}

/** Decodes a name in an address, such as "Jonas%20Feld". @param {string} name */
function nameOf(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Removes one of the two elements with its content, and the tags of the other.
 * @param {string} html
 * @param {"ins" | "del"} absent
 */
function withoutElement(html, absent) {
  const tag = /<!--[\s\S]*?-->|<(\/?)(ins|del)\b[^>]*>/gi;
  let kept = "";
  let from = 0;
  let depth = 0;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const [whole, end, name] = match;
    if (name === undefined) continue;
    if (depth === 0) kept += html.slice(from, match.index);
    from = match.index + whole.length;
    if (name.toLowerCase() === absent) depth = Math.max(0, depth + (end ? -1 : 1));
  }
  return depth === 0 ? kept + html.slice(from) : kept;
}
