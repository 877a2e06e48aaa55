/** The wasm as bytes (see `wasmBytes` in build.mjs). Not by its path: beside it wasm-bindgen declares what is in it. */
declare module "wasm:bytes" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** Node's, where a module may find itself in Node. */
declare var process:
  | undefined
  | { getBuiltinModule?(name: "node:fs/promises"): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } };
