// @ts-check
// The engine with its wasm as files beside the script, and so the words. Before the element, which asks for the engine.

import "./words-beside.js";
import { setEngineLoader } from "../engine.js";
import { loader } from "./loader.js";
import { loadWasm, loadWholeWasm } from "./wasm-beside.js";

setEngineLoader(loader(loadWasm, loadWholeWasm));
