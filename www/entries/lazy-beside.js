// @ts-check
// Saving and the timeline as files beside the script.

import { setLazyLoaders } from "../element/lazy.js";

setLazyLoaders({ saving: () => import("../export/index.js"), time: () => import("../view/timeline.js") });
