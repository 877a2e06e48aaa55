// @ts-check
// The entry of the local page when it is served over HTTP.

import "./engine-beside.js";
// The labels of the page are needed before anything can be fetched.
import "../labels/all.js";
import "../page/page.js";
