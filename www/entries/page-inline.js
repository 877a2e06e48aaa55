// @ts-check
// The local page as one file.

import "./engine-inlined.js";
import "../page/page.js";
