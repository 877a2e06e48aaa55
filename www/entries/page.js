// @ts-check
// The local page as it is served.

import "./engine-beside.js";
// Its own words are wanted before anything can be fetched.
import "../labels/all.js";
import "../page/page.js";
