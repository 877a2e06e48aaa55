// @ts-check
// The labels, with English loaded.

import en from "./en.js";
import { addLabels } from "./labels.js";

export * from "./labels.js";

addLabels({ en });
