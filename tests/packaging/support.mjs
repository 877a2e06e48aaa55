// @ts-check
/** Shared by the packaging tests. Packs the package and installs it in a separate folder. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * Runs npm and returns what it printed.
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const options = /** @type {const} */ ({ cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return script
    ? execFileSync(process.execPath, [script, ...args], options)
    : execFileSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** A project that has installed the packed package. */
export class Consumer {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "article-versions-"));
    // `npm test` has built dist/. Packing must not build it again.
    const [packed] = JSON.parse(
      npm(["pack", "--ignore-scripts", "--json", "--loglevel=error", "--pack-destination", this.folder], root),
    );
    /** The files of the package. @type {string[]} */
    this.files = packed.files.map((/** @type {{ path: string }} */ file) => file.path).sort();
    /** Bytes, as downloaded. @type {number} */
    this.size = packed.size;
    this.write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
    npm(["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", `./${packed.filename}`], this.folder);
  }

  /** The folder of the installed package. */
  get installed() {
    return join(this.folder, "node_modules", "article-versions");
  }

  /**
   * @param {string} name
   * @param {string} content
   * @returns {string} the path of the written file
   */
  write(name, content) {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /**
   * Runs a module of the consumer in Node and returns what it printed as JSON.
   * @param {string} name
   * @param {string} content
   */
  run(name, content) {
    const output = execFileSync(process.execPath, [this.write(name, content)], { cwd: this.folder, encoding: "utf8" });
    return JSON.parse(output);
  }

  /** The path of the package's command. */
  get bin() {
    return join(this.installed, "dist", "cli.js");
  }

  /**
   * Runs the package's command.
   * @param {string[]} args
   * @param {{ input?: string | Uint8Array, env?: Record<string, string> }} [options]
   * @returns {Promise<{ status: number | null, stdout: string, stderr: string }>}
   */
  command(args, { input = "", env = {} } = {}) {
    const child = spawn(process.execPath, [this.bin, ...args], {
      cwd: this.folder,
      env: { ...process.env, TZ: "UTC", ...env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    // It may end before it has read all of its input.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })));
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
