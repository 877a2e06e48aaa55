// @ts-check
/** The lines of docs/security-headers.md for nginx, Apache and Caddy, in servers that send dist/. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, test } from "node:test";
import { root } from "./support.mjs";

/** Where Debian has the modules. */
const MODULES = {
  brotli: "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
  apache: "/usr/lib/apache2/modules",
};
const APACHE_MODULES = ["mpm_event", "authz_core", "rewrite", "mime"];
const FILES = ["article_versions_bg.wasm", "article-versions.js"];
const TYPES = ["application/wasm", "text/javascript"];

const docs = readFileSync(join(root, "docs", "security-headers.md"), "utf8");

/** @param {string} language @returns {string} the documented lines */
const lines = (language) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(docs)?.[1] ?? "";

/**
 * The servers: how each is started with the documented lines, in the foreground.
 * @type {Record<string, { missing: boolean, encodings: string[], config: (port: number) => string, args: (file: string) => string[] }>}
 */
const SERVERS = {
  nginx: {
    missing: !isProgram("nginx") || !existsSync(MODULES.brotli),
    encodings: ["br", "gzip"],
    config: (port) => `load_module ${MODULES.brotli};
      daemon off; pid ${folder}/nginx.pid; events {}
      http { access_log off; server { listen 127.0.0.1:${port}; root ${folder}; ${lines("nginx")} } }`,
    args: (file) => ["-c", file, "-e", join(folder, "error.log")],
  },
  apache2: {
    missing: !isProgram("apache2") || !APACHE_MODULES.every((name) => existsSync(moduleOf(name))),
    encodings: ["br"],
    config: (port) => `ServerName localhost
      Listen 127.0.0.1:${port}
      ServerRoot ${folder}
      PidFile ${folder}/apache.pid
      ErrorLog ${folder}/error.log
      User #65534
      Group #65534
      ${APACHE_MODULES.map((name) => `LoadModule ${name}_module ${moduleOf(name)}`).join("\n")}
      TypesConfig /etc/mime.types
      DocumentRoot ${folder}
      AddLanguage br .br
      <Directory ${folder}>
      Require all granted
      ${lines("apache")}
      </Directory>`,
    args: (file) => ["-f", file, "-D", "FOREGROUND"],
  },
  caddy: {
    missing: !isProgram("caddy"),
    encodings: ["br", "gzip"],
    config: (port) => `{
      admin off
      auto_https off
      }
      http://127.0.0.1:${port} {
      ${lines("caddy").replace("/srv/dist", () => folder)}
      }`,
    args: (file) => ["run", "--adapter", "caddyfile", "--config", file],
  },
};

/** @param {string} program */
function isProgram(program) {
  return spawnSync(program, [program === "caddy" ? "version" : "-v"]).status === 0;
}

/** @param {string} name @returns {string} the file of a module of Apache */
function moduleOf(name) {
  return join(MODULES.apache, `mod_${name}.so`);
}

/** @returns {Promise<number>} a port that is free */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}

/**
 * @param {string} url @param {string} encoding what the browser accepts
 * @returns {Promise<{ headers: import("node:http").IncomingHttpHeaders, length: number }>}
 */
function fetched(url, encoding) {
  return new Promise((resolve, reject) => {
    const options = { headers: { "accept-encoding": encoding }, agent: false };
    get(url, options, (response) => {
      let length = 0;
      response.on("data", (chunk) => {
        length += chunk.length;
      });
      response.on("end", () => resolve({ headers: response.headers, length }));
    }).on("error", reject);
  });
}

/** @param {string} url */
async function untilServed(url) {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetched(url, "identity").catch(() => null)) return;
    await wait(100);
  }
}

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "article-versions-"));
  // A server that root starts reads the files as another user.
  chmodSync(folder, 0o755);
  for (const file of FILES)
    for (const suffix of ["", ".br", ".gz"]) cpSync(join(root, "dist", file + suffix), join(folder, file + suffix));
});
after(() => rmSync(folder, { recursive: true }));

for (const [name, { missing, encodings, config, args }] of Object.entries(SERVERS)) {
  const skip = missing && `${name} or one of its modules is missing, so its documented lines are not tried.`;
  test(`${name} sends the compressed files`, { skip }, async () => {
    const port = await freePort();
    const file = join(folder, `${name}.conf`);
    writeFileSync(file, config(port));
    const server = spawn(name, args(file), { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    server.stderr.on("data", (text) => {
      errors += text;
    });
    const ended = new Promise((resolve) => server.on("exit", resolve));
    try {
      await Promise.race([untilServed(`http://127.0.0.1:${port}/${FILES[1]}`), ended]);
      assert.equal(server.exitCode, null, errors);
      for (const [number, file] of FILES.entries())
        for (const encoding of [...encodings, "identity"]) {
          const { headers, length } = await fetched(`http://127.0.0.1:${port}/${file}`, encoding);
          const suffix = { br: ".br", gzip: ".gz" }[encoding] ?? "";
          assert.equal(headers["content-encoding"], suffix ? encoding : undefined, `${file} as ${encoding}`);
          assert.equal(length, statSync(join(folder, file + suffix)).size, `${file} as ${encoding}`);
          assert.ok(headers["content-type"]?.startsWith(TYPES[number] ?? ""), headers["content-type"]);
          assert.equal(headers["content-language"], undefined);
        }
    } finally {
      server.kill();
      await ended;
    }
  });
}
