// @ts-check
// Has the presenter, which shows a comparison, inside the script.

import { setPresenter } from "../element/parts.js";
import { Presenter } from "../element/presenter.js";

setPresenter(() => Presenter);
