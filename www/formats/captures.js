// @ts-check
/**
 * Finds out when a saved page was captured, from what archives and browsers write into it.
 *
 * | written by | as |
 * |---|---|
 * | the Wayback Machine | `FILE ARCHIVED ON 06:10:22 Mar 04, 2031` |
 * | SingleFile | `saved date: Tue Mar 04 2031 06:10:22 GMT+0000` |
 * | all archives | `/20310304061022/https://…`, `/2031.03.04-061022/https://…` in most of the page's addresses, or in its own address |
 *
 * A page that only links to a capture is not a capture itself.
 */

/** How much of a page is searched, in characters. */
const PROBE = 300_000;
/** The time of a capture in an address. */
const IN_ADDRESS = /\/(\d{4})\.?(\d\d)\.?(\d\d)-?(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?\/https?:/;

/**
 * @param {string} html
 * @returns {string | undefined} ISO 8601
 */
export function capturedAt(html) {
  const start = html.slice(0, PROBE);
  const wayback =
    /FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3} \d\d?, \d{4})/.exec(start) ??
    /FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3} \d\d?, \d{4})/.exec(html.slice(-PROBE));
  if (wayback) return iso(`${wayback[2]} ${wayback[1]} UTC`);
  const single = /Page saved with SingleFile[\s\S]{0,4000}?saved date:\s*([^\n(<]{10,60})/.exec(start)?.[1];
  if (single) return iso(single);
  const own =
    /<!--\s*saved from url=\(\d+\)(\S+)|<link\b[^>]*\brel=["']?canonical\b[^>]*>|<base\b[^>]*>|<meta\b[^>]*\bog:url\b[^>]*>/gi;
  for (const [tag] of start.matchAll(own)) {
    const time = timeIn(tag);
    if (time) return time;
  }
  return timeOfMost(start);
}

/** The time in most of the addresses. @param {string} html */
function timeOfMost(html) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let [captures, all] = [0, 0];
  for (const [, url = ""] of html.matchAll(
    /\s(?:href|src)\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+|\/web\/\d[^"'\s>]+)/gi,
  )) {
    const time = timeIn(url);
    all++;
    if (!time) continue;
    captures++;
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  if (captures * 2 <= all) return undefined;
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}

/** @param {string} text */
function timeIn(text) {
  const [, year, month, day, hour, minute, second] = IN_ADDRESS.exec(text) ?? [];
  return year && iso(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** @param {string} time */
function iso(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}
