// @ts-check
// `article-versions/disclosure` registers the element with only its closed line. The rest is fetched when a reader
// opens it.

import { setPresenter } from "../element/presenter-source.js";

setPresenter(async () => (await import("./presenter.js")).Presenter);

export { ArticleVersionsElement } from "../element/define.js";
