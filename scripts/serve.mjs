// @ts-check
/** A static server for the built files: loopback only, read only. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on 127.0.0.1.
 * @param {string} folder
 * @param {{ port?: number, headers?: Record<string, string> }} [options] `port` is the first port to try; 0 takes any
 *   free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends in "/"
 */
export async function serve(folder, { port = 0, headers = {} } = {}) {
  const top = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = await find(top, request.url ?? "/");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
    } else if (!file) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    } else {
      // no-store, so that the browser shows the last build.
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        ...headers,
      });
      if (request.method === "HEAD") response.end();
      else
        createReadStream(file)
          .on("error", () => response.destroy())
          .pipe(response);
    }
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file that an address names, or null. Never a file outside `top`.
 * @param {string} top
 * @param {string} address
 */
async function find(top, address) {
  try {
    const path = decodeURIComponent(new URL(address, "http://127.0.0.1").pathname);
    const file = join(top, path.endsWith("/") ? `${path}index.html` : path);
    if (path.includes("\0") || !(file + sep).startsWith(top + sep)) return null;
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** How many ports are tried before any free one is taken. */
const NEXT_PORTS = 20;

/**
 * @param {import("node:http").Server} server
 * @param {number} wished
 * @returns {Promise<number>}
 */
async function listen(server, wished) {
  for (let port = wished; ; port += 1) {
    const tried = port > wished + NEXT_PORTS ? 0 : port;
    try {
      await new Promise((done, fail) => {
        server.once("error", fail).listen(tried, "127.0.0.1", () => {
          server.off("error", fail);
          done(undefined);
        });
      });
      return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (tried === 0 || (code !== "EADDRINUSE" && code !== "EACCES")) throw error;
    }
  }
}
