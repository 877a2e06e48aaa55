/** What the build makes of imports that are no modules (see `loader` in build.mjs). */

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.txt" {
  const text: string;
  export default text;
}

/** The wasm itself. Not by its path: beside it wasm-bindgen declares what is in it. */
declare module "wasm:bytes" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** Node's, where a module may find itself in Node. */
declare var process: undefined | { getBuiltinModule?(name: "node:fs/promises"): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } };
