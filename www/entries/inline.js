// @ts-check
// `article-versions/inline` and the one-file script: the element, registered, its wasm inside.

import "./engine-inlined.js";

// `ArticleVersions` is its name before 0.1.0.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/define.js";
