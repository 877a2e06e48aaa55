// @ts-check
// Registers <article-versions>, once; a second copy of the script on the page does no harm.

import { ArticleVersionsElement } from "./article-versions.js";

export const TAG = "article-versions";

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, ArticleVersionsElement);

export { ArticleVersionsElement };
