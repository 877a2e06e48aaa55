// @ts-check
// Bundles the presenter, which shows a comparison, with the script.

import { setPresenter } from "../element/presenter-source.js";
import { Presenter } from "../element/presenter.js";

setPresenter(() => Presenter);
