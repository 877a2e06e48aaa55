// @ts-check
// `article-versions/element` exports the class of the element without registering it.

import "./engine-beside.js";

// `ArticleVersions` is the old name of the class.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/article-versions.js";
