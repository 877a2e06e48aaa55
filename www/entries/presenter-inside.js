// @ts-check
// What shows a comparison, inside the script.

import { setPresenter } from "../element/parts.js";
import { Presenter } from "../element/presenter.js";

setPresenter(() => Presenter);
