// @ts-check
// `article-versions/inline` and the one-file script: the element, registered, its wasm inside.

import "./engine-inlined.js";

export { ArticleVersions } from "../article-versions-define.js";
