// @ts-check
// Loads saving and the timeline from files beside the script.

import { setLazyLoaders } from "../element/lazy.js";

setLazyLoaders({
  saving: () => import("../export/index.js"),
  time: () => import("../view/timeline.js"),
  wholeWords: () => import("../view/whole-words.js"),
});
