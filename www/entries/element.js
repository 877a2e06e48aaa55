// @ts-check
// `article-versions/element`: the element's class, to be registered under a name of one's own.

import "./engine-beside.js";

// `ArticleVersions` is its name before 0.1.0.
export { ArticleVersionsElement, ArticleVersionsElement as ArticleVersions } from "../element/article-versions.js";
