// @ts-check
/** Prints the output of the commands: plain lines, the same on a terminal and in a log file. */

const colours = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;

/** @param {number} code @param {string} text */
const paint = (code, text) => (colours ? `\x1b[${code}m${text}\x1b[0m` : text);

/** @param {string} text */
export const bold = (text) => paint(1, text);
/** @param {string} text */
export const red = (text) => paint(31, text);
/** @param {string} text */
export const yellow = (text) => paint(33, text);

/** @param {string} [text] */
export function say(text = "") {
  process.stdout.write(`${text}\n`);
}

/** @param {string} text */
export function heading(text) {
  say(bold(`== ${text}`));
}

/**
 * "4.2 s" or "3 min 5 s".
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** An error that says what the user must do first. Shown without a stack trace. */
export class Missing extends Error {}

/**
 * Runs `main`. Turns errors into a message and an exit code.
 * @param {() => Promise<number | void>} main
 */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say();
    say(red(error instanceof Missing ? error.message : String(/** @type {Error} */ (error)?.stack ?? error)));
    process.exitCode = 1;
  }
}
