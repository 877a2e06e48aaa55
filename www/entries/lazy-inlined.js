// @ts-check
// Bundles saving, the timeline and whole words with the script.

import * as saving from "../export/index.js";
import { setLazyLoaders } from "../element/lazy.js";
import * as time from "../view/timeline.js";
import * as wholeWords from "../view/whole-words.js";

setLazyLoaders({ saving: async () => saving, time: async () => time, wholeWords: async () => wholeWords });
