// @ts-check
/** Collects the licences of third-party code in dist/: the crates in the wasm and the parsers in the scripts. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Packages inside the scripts: cli.js contains an HTML parser, the XML formats an XML parser. */
const PACKAGES = ["parse5", "entities", "@rgrove/parse-xml"];

/**
 * @param {string} root the project folder
 * @returns {string} every name, version and licence, with the text of the licence
 */
export function thirdPartyLicences(root) {
  const parts = [...cratesOf(root), ...PACKAGES.map((name) => packageOf(folderOf(name, root)))].sort((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  return parts
    .map(({ name, version, licence, folder }) => {
      const text = licenceText(folder);
      if (!text) throw new Error(`${name} ${version} brings no licence text: see scripts/licenses.mjs`);
      return `${name} ${version}\n${licence}\n\n${text.trim()}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** @typedef {{ name: string, version: string, licence: string, folder: string }} Part */

/**
 * The crates that are linked into the wasm, without test dependencies and macros.
 * @param {string} root
 * @returns {Part[]}
 */
function cratesOf(root) {
  const args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
  const output = execFileSync("cargo", args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
  /** @type {{ packages: any[], resolve: { root: string, nodes: any[] } }} */
  const { packages, resolve } = JSON.parse(output);
  const crates = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((one) => [one.id, one]));
  const seen = new Set([resolve.root]);
  for (const id of seen) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      const isMacro = crates.get(pkg).targets.some((/** @type {any} */ target) => target.kind.includes("proc-macro"));
      if (!isMacro && dep_kinds.some((/** @type {any} */ { kind }) => kind === null)) seen.add(pkg);
    }
  }
  seen.delete(resolve.root);
  return [...seen].map((id) => {
    const { name, version, license, manifest_path } = crates.get(id);
    return { name, version, licence: license, folder: dirname(manifest_path) };
  });
}

/** Where Node finds a package: beside the project or above it. @param {string} name @param {string} root */
function folderOf(name, root) {
  const folders = createRequire(join(root, "package.json")).resolve.paths(name) ?? [];
  return (
    folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder)) ?? join(root, "node_modules", name)
  );
}

/** @param {string} folder @returns {Part} */
function packageOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name, version, licence: license, folder };
}

/** The text of the licence; the shortest if there is a choice. @param {string} folder */
function licenceText(folder) {
  const names = readdirSync(folder).filter((name) => /^(?:licen[sc]e|copying|unlicense)/i.test(name));
  const name = names.find((one) => /mit/i.test(one)) ?? names[0];
  return name && readFileSync(join(folder, name), "utf8");
}
