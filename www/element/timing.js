// @ts-check
// Timing of messages about long work: when to show them, and waiting until they are drawn.

import { yieldToMain } from "../view/scheduler.js";

/** After this time, in milliseconds, a message says what the reader is waiting for. */
export const PATIENCE = 100;

/**
 * Resolves when the current state of the page has been drawn. Does not wait on a background page, which draws nothing.
 */
export async function drawn() {
  if (document.visibilityState === "visible") await new Promise((resume) => requestAnimationFrame(resume));
  await yieldToMain();
}
