// @ts-check
// Saving and the timeline inside the script.

import * as saving from "../export/index.js";
import { setLater } from "../later.js";
import * as time from "../view/timeline.js";

setLater({ saving: async () => saving, time: async () => time });
