// @ts-check
// `article-versions`: the element, registered, its wasm as a file beside the script.

import "./engine-beside.js";

// `ArticleVersions` is its name before 0.1.0.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/define.js";
