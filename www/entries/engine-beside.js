// @ts-check
// The engine with its wasm as files beside the script. Before the element, which asks for the engine.

import { setEngineLoader } from "../engine.js";
import { loader } from "./loader.js";
import { loadWasm, loadWasmWithMarkdown } from "./wasm-beside.js";

setEngineLoader(loader(loadWasm, loadWasmWithMarkdown));
