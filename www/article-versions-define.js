// @ts-check
// Registers <article-versions>, once; a second copy of the script on the page does no harm.

import { ArticleVersions } from "./article-versions.js";

export const TAG = "article-versions";

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, ArticleVersions);

export { ArticleVersions };
