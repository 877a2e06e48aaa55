/**
 * The wasm as bytes (see `wasmBytes` in scripts/bundle.mjs). The module has a made-up name, because wasm-bindgen writes a
 * .d.ts beside the real file that declares other exports.
 */
declare module "wasm:bytes" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** Node's, where a module may find itself in Node. */
declare var process:
  | undefined
  | { getBuiltinModule?(name: "node:fs/promises"): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } };
