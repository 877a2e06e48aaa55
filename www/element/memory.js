// @ts-check
// Remembers which version of a story the reader saw last, and when. Used only if the page sets `remember`. Stored in
// this browser and never sent. If the browser stores nothing, every visit is the first.

/**
 * @typedef {{ version: string, at: number }} Seen the time of the version (ISO 8601), and when it was seen, in
 *   milliseconds
 */

const PREFIX = "article-versions ";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HALF_A_DAY = 12 * HOUR;
const DAY = 24 * HOUR;

export class Memory {
  #key;
  #forgotten = false;
  /** The last visit before this one. @type {Seen | null} */
  seen = null;

  /** @param {string} story */
  constructor(story) {
    this.#key = PREFIX + story;
    try {
      const { version, at } = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
      if (typeof version === "string" && at > 0 && at <= Date.now()) this.seen = { version, at };
    } catch {
      // No storage, or an invalid entry.
    }
  }

  /**
   * Stores that the reader sees this version now.
   * @param {string} version its time
   */
  keep(version) {
    if (!version || this.#forgotten) return;
    try {
      localStorage.setItem(this.#key, JSON.stringify({ version, at: Date.now() }));
    } catch {
      // No storage, or it is full.
    }
  }

  /** Whether the reader last saw an earlier version than this one. @param {string} version its time */
  isOlder(version) {
    return this.seen !== null && Date.parse(this.seen.version) < Date.parse(version);
  }

  forget() {
    this.#forgotten = true;
    this.seen = null;
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was stored.
    }
  }

  /** The time of the last visit, such as "yesterday". @param {string} lang */
  when(lang) {
    return ago(lang, this.seen?.at ?? Date.now());
  }
}

/**
 * "3 hours ago", "yesterday". Half a day at most counts in hours, so that 22:00 is not "yesterday" at one in the
 * morning.
 * @param {string} lang
 * @param {number} at
 */
function ago(lang, at) {
  const past = at - Date.now();
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / DAY);
  const format = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  if (days < 0 && past < -HALF_A_DAY) return format.format(days, "day");
  return past > -HOUR
    ? format.format(Math.min(Math.round(past / MINUTE), -1), "minute")
    : format.format(Math.round(past / HOUR), "hour");
}
