// @ts-check
// `article-versions/inline` and the classic script register the element. The wasm is inside.

import "./engine-inlined.js";

// `ArticleVersions` is the old name of the class.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/define.js";
