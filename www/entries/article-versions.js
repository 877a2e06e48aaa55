// @ts-check
// `article-versions` registers the element. Its wasm is a file beside the script.

import "./engine-beside.js";

// `ArticleVersions` is the name of the class before 0.1.0.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/define.js";
