// @ts-check
// Registers <article-versions> once. A second copy of the script on the page has no effect.

import { ArticleVersionsElement } from "./article-versions.js";

export const TAG = "article-versions";

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, ArticleVersionsElement);

export { ArticleVersionsElement };
