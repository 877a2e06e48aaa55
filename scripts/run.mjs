// @ts-check
/** Runs other programs. Their output is shown only if they fail; long runs are reported as still running. */
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { duration, say } from "./terminal.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A program that prints nothing for this long is reported as still running (milliseconds). */
const HEARTBEAT = 30_000;

// The project's own tools (wasm-opt, esbuild, tsc) come first. rustup's folder comes last, for shells opened before it
// was installed.
process.env.PATH = [
  join(root, "node_modules", ".bin"),
  process.env.PATH ?? "",
  join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin"),
].join(delimiter);

/**
 * The path of a program on PATH, or null.
 * @param {string} name
 */
export function which(name) {
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE;.CMD").split(";") : [""];
  for (const folder of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      try {
        accessSync(path, constants.X_OK);
        if (statSync(path).isFile()) return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 127 when the program could not be started
 * @property {string} output standard output and standard error, in the order written
 * @property {number} time milliseconds
 */

/**
 * Runs a program and waits until it ends.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, live?: boolean, label?: string }} [options]
 *   `live` shows the output while it runs; `label` is its name in the "still running" line
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { cwd = root, env, live = false, label = program } = {}) {
  const start = Date.now();
  return new Promise((resolve) => {
    // npm's tools are `.cmd` files on Windows, which only the shell can start.
    const shell = process.platform === "win32" && /\.cmd$/i.test(which(program) ?? "");
    const child = spawn(program, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    /** @type {string[]} */
    const chunks = [];
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      chunks.push(chunk.toString());
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const heartbeat = setInterval(() => {
      if (!live) say(`   … ${label}: still running (${duration(Date.now() - start)})`);
    }, HEARTBEAT);
    /** @param {number} code */
    const end = (code) => {
      clearInterval(heartbeat);
      resolve({ code, output: chunks.join(""), time: Date.now() - start });
    };
    child.on("error", (error) => {
      chunks.push(`${program}: ${error.message}\n`);
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/**
 * Runs npm with the Node that runs this script.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  return script && /\.c?js$/.test(script)
    ? run(process.execPath, [script, ...args], { label: "npm", ...options })
    : run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}

/** The last lines of a long output, which usually have the error. @param {string} output */
export function tail(output, lines = 60) {
  const all = output.trimEnd().split("\n");
  return all.length > lines
    ? `   … ${all.length - lines} earlier lines left out\n${all.slice(-lines).join("\n")}`
    : all.join("\n");
}
