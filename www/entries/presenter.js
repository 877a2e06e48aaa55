// @ts-check
// The presenter, which shows a comparison, as a file beside the script of the closed line.

import "./engine-beside.js";

export { Presenter } from "../element/presenter.js";
