// @ts-check
// What can be wrong with data from outside, as one plain sentence.

/**
 * `code` is for programs: `not-json`, `unknown-json`, `no-versions`, `not-ninjs`, `not-ans`, `not-wordpress`, `not-json-ld`,
 * `unknown-format`, `unread-form`.
 */
export class FormatError extends Error {
  /** @param {string} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "FormatError";
    this.code = code;
  }
}

/** What a message calls an input. @param {string} [name] the file's */
export function called(name) {
  return name ? `“${name}”` : "The text";
}
