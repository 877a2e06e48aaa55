// @ts-check
// The engine with its wasm inside the script, and so everything else. Before the element, which asks for the engine.

import "../labels/all.js";
import "./lazy-inlined.js";
import "./presenter-inside.js";
import { setEngineLoader } from "../element/engine.js";
import { loader } from "./loader.js";
import { loadWasm } from "./wasm-inlined.js";

setEngineLoader(loader(loadWasm));
