// @ts-check
// Records durations for the browser's developer tools. It becomes part of the glue of wasm-bindgen.

/** The time on the browser's clock. Workers and Node have it, too. */
export function now() {
  try {
    return performance.now();
  } catch {
    return 0;
  }
}

/**
 * Records the time since `start` under a name. A page may have replaced any of these functions, and old browsers know
 * no measures with a start: a measure that fails must not affect the comparison.
 * @param {string} name
 * @param {number} start
 */
export function record(name, start) {
  try {
    // Only the last measure of each name is kept, so that a long-lived page does not accumulate them.
    performance.clearMeasures(name);
    performance.measure(name, { start });
  } catch {
    // There is no measure then.
  }
}
