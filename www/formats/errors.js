// @ts-check
// The error for data that cannot be read. Its message is one plain sentence.

/**
 * `code` is for programs:
 *
 * - the data are not of the declared format: `not-ans`, `not-digitalwires`, `not-docx`, `not-drupal`, `not-ghost`,
 *   `not-guardian`, `not-json`, `not-json-ld`, `not-newsml-1`, `not-newsml-g2`, `not-ninjs`, `not-nitf`, `not-rows`,
 *   `not-webarchive`, `not-wordpress`, `not-xml`
 * - the format is not supported: `unknown-format`, `unknown-json`, `unknown-packing`, `unsupported-format`
 * - cannot be read: `damaged`, `encrypted`, `too-large`
 * - no text: `no-versions`
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
