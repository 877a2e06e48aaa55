/** Compiles only while the element is what its declarations promise. Run by nobody; checked by tsc. */
import type * as Public from "../../www/element/public.d.ts";
import { ArticleVersionsElement } from "../../www/entries/article-versions.js";

export const declared: typeof Public.ArticleVersionsElement = ArticleVersionsElement;
