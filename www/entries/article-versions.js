// @ts-check
// `article-versions`: the element, registered, its wasm as a file beside the script.

import "./engine-beside.js";

export { ArticleVersions } from "../article-versions-define.js";
