// @ts-check
// `article-versions` registers the element. Its wasm is a file beside the script.

import "./engine-beside.js";

// `ArticleVersions` is the old name of the class.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/define.js";
