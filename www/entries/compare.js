// @ts-check
/** `article-versions/compare`: the comparison without any page, in browsers, workers and Node. Ready once imported. */
import init, { compare, parse, parseCredit } from "../../pkg/article_versions.js";
import { loadWasm } from "./wasm-beside.js";

await init({ module_or_path: loadWasm() });

export { compare, parse, parseCredit };
