// @ts-check
// What a reader waits for: when it is long enough to be said, and letting it be seen.

import { yieldToMain } from "../view/scheduler.js";

/** After this time, in milliseconds, a reader who waits is told for what. */
export const PATIENCE = 100;

/** Resolves when what the page shows now has been drawn. A page in the background draws nothing and does not wait. */
export async function drawn() {
  if (document.visibilityState === "visible") await new Promise((resume) => requestAnimationFrame(resume));
  await yieldToMain();
}
