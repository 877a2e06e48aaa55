/** Compiles only while the element is what its declarations promise. Run by nobody; checked by tsc. */
import type * as Public from "../../www/public.d.ts";
import { ArticleVersions } from "../../www/entries/article-versions.js";

export const declared: typeof Public.ArticleVersions = ArticleVersions;
