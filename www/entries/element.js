// @ts-check
// `article-versions/element`: the element's class, to be registered under a name of one's own.

import "./engine-beside.js";

export { ArticleVersions } from "../article-versions.js";
