// @ts-check
// `article-versions/disclosure`: the element, registered, with its closed line alone. All else is fetched when a reader opens it.

import { setPresenter } from "../element/parts.js";

setPresenter(async () => (await import("./presenter.js")).Presenter);

export { ArticleVersionsElement } from "../element/define.js";
