// @ts-check
/** What every payload tries to do: call `pwned()`, or load from a foreign host. */

/** A host that must never be requested. */
export const EVIL = "https://evil.example";

/** The call of a payload that runs. */
export const CALL = "pwned(1)";
