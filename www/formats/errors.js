// @ts-check
// The error for data that cannot be read. Its message is one plain sentence.

/**
 * `code` is for programs: `not-json`, `unknown-json`, `no-versions`, `not-ninjs`, `not-ans`, `not-wordpress`,
 * `not-json-ld`, `unknown-format`, `unread-form`.
 */
export class FormatError extends Error {
  /** @param {string} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "FormatError";
    this.code = code;
  }
}

/** What to do with a damaged file. */
export const AGAIN = "The file may be incomplete: download or export it again, and open that.";

/** The name of an input in a message. @param {string} [name] the file's */
export function called(name) {
  return name ? `“${name}”` : "The text";
}
