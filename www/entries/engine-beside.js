// @ts-check
// Sets up the engine with wasm, worker, labels and on-demand modules as files beside the script. Must be imported
// before the element.

import "./lazy-beside.js";
import "./presenter-inside.js";
import "./labels-beside.js";
import { workerClient } from "../element/worker-client.js";
import { setEngineLoader } from "../element/engine.js";
import { loader } from "./loader.js";
import { loadWasm, loadFullWasm } from "./wasm-beside.js";

// Bundlers recognise this form and copy the file.
setEngineLoader(loader(loadWasm, loadFullWasm), workerClient(new URL("article-versions-worker.js", import.meta.url)));
