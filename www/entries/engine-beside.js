// @ts-check
// The engine with its wasm and its worker as files beside the script, and so the words and what is asked for later. Before the element, which asks for the engine.

import "./later-beside.js";
import "./words-beside.js";
import { aside } from "../aside.js";
import { setEngineLoader } from "../engine.js";
import { loader } from "./loader.js";
import { loadWasm, loadWholeWasm } from "./wasm-beside.js";

// Bundlers know this form and carry the file along.
setEngineLoader(loader(loadWasm, loadWholeWasm), aside(new URL("article-versions-worker.js", import.meta.url)));
