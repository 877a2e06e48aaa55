// @ts-check
// `article-versions/element` exports the class of the element without registering it.

import "./engine-beside.js";

// `ArticleVersions` is the name of the class before 0.1.0.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/article-versions.js";
