// @ts-check
// `article-versions/inline` and the classic script register the element. The wasm is inside.

import "./engine-inlined.js";

// `ArticleVersions` is the name of the class before 0.1.0.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/define.js";
