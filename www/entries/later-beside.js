// @ts-check
// Saving and the timeline as files beside the script.

import { setLater } from "../later.js";

setLater({ saving: () => import("../export/index.js"), time: () => import("../view/timeline.js") });
