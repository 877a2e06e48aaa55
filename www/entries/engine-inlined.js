// @ts-check
// Sets up the engine with the wasm and everything else inside the script. Must be imported before the element.

import "../labels/all.js";
import "./lazy-inlined.js";
import "./presenter-inside.js";
import { setEngineLoader } from "../element/engine.js";
import { loader } from "./loader.js";
import { loadWasm } from "./wasm-inlined.js";

setEngineLoader(loader(loadWasm));
