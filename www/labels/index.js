// @ts-check
// The labels, with English loaded.

import en from "./en.js";
import { addWords } from "./labels.js";

export * from "./labels.js";

addWords({ en });
