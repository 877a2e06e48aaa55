// @ts-check
// The engine with its wasm and its worker as files beside the script, and so the words and what is asked for later. Before the element, which asks for the engine.

import "./lazy-beside.js";
import "./presenter-inside.js";
import "./labels-beside.js";
import { workerClient } from "../element/worker-client.js";
import { setEngineLoader } from "../element/engine.js";
import { loader } from "./loader.js";
import { loadWasm, loadFullWasm } from "./wasm-beside.js";

// Bundlers know this form and carry the file along.
setEngineLoader(loader(loadWasm, loadFullWasm), workerClient(new URL("article-versions-worker.js", import.meta.url)));
