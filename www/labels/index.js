// @ts-check
// The words, with English ones at hand.

import en from "./en.js";
import { addWords } from "./labels.js";

export * from "./labels.js";

addWords({ en });
