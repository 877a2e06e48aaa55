// @ts-check
// The local page as it is served.

import "./engine-beside.js";
import "../page.js";
