// @ts-check
/** `scripts/bindgen.mjs` finds or installs the wasm-bindgen command. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bindgenVersion, download, findBindgen } from "../../scripts/bindgen.mjs";
import { root } from "../../scripts/run.mjs";

const skip = process.platform === "win32" ? "the stand-in for the program is a shell script" : false;
/** A version that is never installed. */
const VERSION = "0.0.7";

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "bindgen-"));
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string} path @param {string} version the version that the stand-in prints */
function standIn(path, version) {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "wasm-bindgen"), `#!/bin/sh\necho "wasm-bindgen ${version}"\n`);
  chmodSync(join(path, "wasm-bindgen"), 0o755);
}

/** @param {(address: string) => Promise<void>} work @param {Buffer | null} archive what the server has */
async function served(work, archive) {
  const server = createServer((_, response) => response.writeHead(archive ? 200 : 404).end(archive ?? "none"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  try {
    await work(`http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`);
  } finally {
    server.close();
  }
}

/** @param {string} version @returns {Buffer} an archive in the layout of the project's releases */
function release(version) {
  const top = join(folder, "release");
  standIn(join(top, "wasm-bindgen-of-some-system"), version);
  return execFileSync("tar", ["-czf", "-", "-C", top, "wasm-bindgen-of-some-system"]);
}

test("the version is the one that Cargo.lock names", () => {
  assert.match(bindgenVersion(), /^\d+\.\d+\.\d+$/);
});

test("the right version is found in wasm-pack's cache, and another is not used", { skip }, async () => {
  const cache = join(folder, "found");
  standIn(join(cache, "wasm-bindgen-cargo-install-0.0.6"), "0.0.6");
  assert.equal(await findBindgen(VERSION, cache), null, "another version");
  standIn(join(cache, "wasm-bindgen-0123456789abcdef"), VERSION);
  assert.equal(await findBindgen(VERSION, cache), join(cache, "wasm-bindgen-0123456789abcdef", "wasm-bindgen"));
  assert.equal(await findBindgen(VERSION, join(folder, "nowhere")), null, "no cache at all");
});

test("the released version is downloaded, and found the next time", { skip }, async () => {
  const cache = join(folder, "downloaded");
  await served(async (address) => {
    const program = await download(VERSION, cache, address);
    assert.ok(program, "it was downloaded");
    assert.equal(await findBindgen(VERSION, cache), program);
  }, release(VERSION));
});

test("a download that fails leaves nothing behind", { skip }, async () => {
  const cache = join(folder, "failed");
  mkdirSync(cache);
  for (const archive of [null, Buffer.from("no archive"), release("0.0.6")]) {
    await served(async (address) => assert.equal(await download(VERSION, cache, address), null), archive);
    assert.deepEqual(readdirSync(cache, { withFileTypes: true }), []);
  }
});

test("the tests of the wasm load at most three JavaScript files of ours", () => {
  // Chromium asks for all of them at once. The server of wasm-bindgen-test-runner (tiny_http 0.12) has four threads, and
  // keeps one for each open connection. With a fifth connection it sometimes forgets a request, and the page waits for
  // ever.
  const files = readdirSync(join(root, "src/wasm"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs") && name !== "performance.rs") // only with the feature `performance`
    .flatMap((name) => [...readFileSync(join(root, "src/wasm", name), "utf8").matchAll(/module = "([^"]+)"/g)])
    .map(([, file]) => file);
  assert.ok(files.length > 0);
  assert.ok(new Set(files).size <= 3, files.join(", "));
});
