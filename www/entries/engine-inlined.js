// @ts-check
// The engine with its wasm inside the script, and so the words. Before the element, which asks for the engine.

import "../labels/all.js";
import { setEngineLoader } from "../engine.js";
import { loader } from "./loader.js";
import { loadWasm } from "./wasm-inlined.js";

setEngineLoader(loader(loadWasm));
