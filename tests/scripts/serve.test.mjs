// @ts-check
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";

const outer = mkdtempSync(join(tmpdir(), "serve-"));
const folder = join(outer, "dist");
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Page</title>");
  writeFileSync(join(folder, "core.wasm"), "\0asm");
  writeFileSync(join(folder, "é ü.txt"), "text");
  writeFileSync(join(outer, "secret.txt"), "secret");
  mkdirSync(join(outer, "dist-other"));
  writeFileSync(join(outer, "dist-other", "secret.txt"), "secret");
  server = await serve(folder);
});
after(async () => {
  await server?.close();
  rmSync(outer, { recursive: true });
});

test("the index page of a folder, and the content type for streaming compilation", async () => {
  const page = await fetch(server.url);
  assert.equal(page.status, 200);
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  const wasm = await fetch(`${server.url}core.wasm`);
  assert.equal(wasm.headers.get("content-type"), "application/wasm");
  assert.equal(await (await fetch(`${server.url}${encodeURIComponent("é ü.txt")}`)).text(), "text");
});

test("nothing outside the folder", async () => {
  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/../dist-other/secret.txt",
    "/%00",
    "/%",
    "//",
    "/nowhere",
  ]) {
    assert.equal(await status(path), 404, path);
  }
});

test("only reading", async () => {
  assert.equal((await fetch(server.url, { method: "POST", body: "x" })).status, 405);
});

test("the next port if the requested one is in use", async () => {
  const taken = Number(new URL(server.url).port);
  const second = await serve(folder, { port: taken });
  try {
    assert.notEqual(second.url, server.url);
    assert.equal((await fetch(second.url)).status, 200);
  } finally {
    await second.close();
  }
});

/**
 * The status for a raw path; `fetch` would normalise it.
 * @param {string} path
 * @returns {Promise<number | undefined>}
 */
function status(path) {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
