// @ts-check
// Cuts what two texts have in common, so that it is passed into the wasm once. It becomes part of the glue of
// wasm-bindgen. A browser compares pieces of two texts in a microsecond, and encodes as much as UTF-8 in ten.

/**
 * The largest number up to `most` that passes a test, if all smaller numbers do. `test` gets the number known to pass,
 * too.
 * @param {number} most
 * @param {(known: number, number: number) => boolean} test
 */
function largest(most, test) {
  let known = 0;
  let end = most;
  while (known < end) {
    const middle = (known + end + 1) >> 1;
    if (test(known, middle)) known = middle;
    else end = middle - 1;
  }
  return known;
}

/**
 * The common start, the common end, and what is between them in each text. A surrogate pair is never cut.
 * @param {string} one
 * @param {string} other
 */
export function cut(one, other) {
  const least = Math.min(one.length, other.length);
  let start = largest(least, (from, to) => one.slice(from, to) === other.slice(from, to));
  if (/[\ud800-\udbff]/.test(one.charAt(start - 1))) start -= 1;
  const end = one.length;
  const shift = other.length - end;
  let length = largest(
    least - start,
    (from, to) => one.slice(end - to, end - from) === other.slice(end + shift - to, end + shift - from),
  );
  if (/[\udc00-\udfff]/.test(one.charAt(end - length))) length -= 1;
  const last = end - length;
  return [one.slice(0, start), one.slice(last), one.slice(start, last), other.slice(start, last + shift)];
}
