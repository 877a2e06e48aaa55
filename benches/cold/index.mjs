// @ts-check
/** Measures when the comparison is on the screen: at the second frame after it was built. */

/** Milliseconds since the navigation began, for the program that drives the page. */
export function painted() {
  requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(globalThis, { paintedAt: performance.now() })));
}

/** @returns {Promise<[string, string]>} the two versions, fetched as each of the pages does */
export async function versions() {
  const [before, after] = await Promise.all(
    ["before.txt", "after.txt"].map(async (name) => (await fetch(name)).text()),
  );
  return [/** @type {string} */ (before), /** @type {string} */ (after)];
}
