// @ts-check
// Has the presenter, which shows a comparison, inside the script.

import { setPresenter } from "../element/presenter-source.js";
import { Presenter } from "../element/presenter.js";

setPresenter(() => Presenter);
