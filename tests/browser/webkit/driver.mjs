// @ts-check
/** Drives WebKitGTK's MiniBrowser on a virtual screen with W3C WebDriver commands. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a browser may take to start, and a page to load, on a busy machine (milliseconds). */
const PATIENCE = 120_000;

/** The window decorations of GTK would prevent a window as narrow as a phone. */
const NO_FRAME = "* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }";

export class Driver {
  /** @type {import("node:child_process").ChildProcess[]} */
  #children = [];
  #address = "";
  #session = "";
  version = "";

  /**
   * @param {import("../../../scripts/browsers.mjs").Found} found
   * @param {{ scheme: "light" | "dark", proxy: string, folder: string }} options `folder` takes the browser's own files
   *   and what it downloads, in `downloads`
   */
  static async start({ path, driver = "", display = "" }, { scheme, proxy, folder }) {
    const self = new Driver();
    configure(folder);
    const screen = await self.#startScreen(display);
    const port = await freePort();
    self.#address = `http://127.0.0.1:${port}`;
    self.#spawn(driver, ["-p", String(port)], {
      DISPLAY: screen,
      WAYLAND_DISPLAY: undefined,
      GDK_BACKEND: "x11",
      GTK_A11Y: "none",
      NO_AT_BRIDGE: "1",
      MESA_SHADER_CACHE_DISABLE: "true",
      LC_ALL: "en_US.UTF-8",
      LANGUAGE: "en_US:en",
      XDG_CONFIG_HOME: folder,
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_DATA_HOME: join(folder, "data"),
      // WebKit's sandbox does not start for root, and most containers run tests as root.
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
    });
    const args = [
      "--automation",
      "--time-zone=UTC",
      "--javascript-can-open-windows-automatically=true",
      `--proxy=${proxy}`,
    ];
    if (scheme === "dark") args.push("--dark-mode");
    // The proxy answers encrypted requests with its own certificate.
    const capabilities = {
      alwaysMatch: { acceptInsecureCerts: true, "webkitgtk:browserOptions": { binary: path, args } },
    };
    const begun = await self.#begin(capabilities);
    self.#session = `/session/${begun.sessionId}`;
    self.version = begun.capabilities.browserVersion;
    await self.command("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE });
    return self;
  }

  /** @param {string} program @param {string[]} args @param {Record<string, string | undefined>} [env] */
  #spawn(program, args, env) {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
    this.#children.push(child);
    process.once("exit", () => child.kill());
    return child;
  }

  /** @param {string} program @returns {Promise<string>} the name of a virtual screen of its own */
  #startScreen(program) {
    const child = this.#spawn(program, ["-displayfd", "1", "-screen", "0", "2000x2000x24", "-nolisten", "tcp"]);
    return new Promise((resolve, reject) => {
      child.stdout?.on("data", (number) => resolve(`:${String(number).trim()}`));
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${program} ended (${code}) before it had a screen`)));
    });
  }

  /** @param {object} capabilities */
  async #begin(capabilities) {
    for (const end = Date.now() + PATIENCE; ; await sleep(50)) {
      try {
        return await this.#send("POST", "/session", { capabilities });
      } catch (error) {
        // The driver does not listen yet.
        if (!(error instanceof TypeError) || Date.now() > end) throw error;
      }
    }
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #send(method, path, body) {
    const response = await fetch(this.#address + path, { method, body: body ? JSON.stringify(body) : null });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok)
      throw new Error(`WebKit: ${value.error}: ${value.message} (${method} ${path.replace(this.#session, "")})`);
    return value;
  }

  /**
   * Sends a command to the session.
   * @param {"GET" | "POST" | "DELETE"} method
   * @param {string} path after the session's own
   * @param {object} [body]
   */
  command(method, path, body = method === "POST" ? {} : undefined) {
    return this.#send(method, this.#session + path, body);
  }

  async stop() {
    await this.command("DELETE", "").catch(() => {});
    for (const child of this.#children.reverse()) {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    }
  }
}

/** @param {string} folder where the browser looks for its settings */
function configure(folder) {
  mkdirSync(join(folder, "downloads"), { recursive: true });
  writeFileSync(join(folder, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${join(folder, "downloads")}"\n`);
  for (const gtk of ["gtk-3.0", "gtk-4.0"]) {
    mkdirSync(join(folder, gtk), { recursive: true });
    writeFileSync(join(folder, gtk, "gtk.css"), NO_FRAME);
    // Reduced motion, as in a reader's settings.
    writeFileSync(join(folder, gtk, "settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
