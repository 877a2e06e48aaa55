// @ts-check
// Loads saving, the timeline and whole words from files beside the script.

import { setLazyLoaders } from "../element/lazy.js";

setLazyLoaders({
  saving: () => import("../export/index.js"),
  time: () => import("../view/timeline.js"),
  wholeWords: () => import("../view/whole-words.js"),
});
