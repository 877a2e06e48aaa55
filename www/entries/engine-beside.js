// @ts-check
// The engine with its wasm as a file beside the script. Before the element, which asks for the engine.

import { setEngineLoader } from "../engine.js";
import { loader } from "./loader.js";
import { loadWasm } from "./wasm-beside.js";

setEngineLoader(loader(loadWasm));
