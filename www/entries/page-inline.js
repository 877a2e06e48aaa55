// @ts-check
// The entry of the local page as a single file.

import "./engine-inlined.js";
import "../page/page.js";
