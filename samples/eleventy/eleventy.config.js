// @ts-check
// Shows the versions of each story. Git has them: each commit that changed the story is a version.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string[]} args */
const articleVersions = (...args) =>
  execFileSync("npx", ["article-versions", ...args], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });

/** @param {any} eleventy */
export default function (eleventy) {
  eleventy.addPassthroughCopy({ "node_modules/article-versions/dist": "article-versions" });

  // {% versions %} in a layout shows one line. When a reader opens it, the page fetches versions.json.
  // Without scripts, the line is a link to a comparison that needs none.
  eleventy.addShortcode("versions", function () {
    const { inputPath, url } = /** @type {any} */ (this).page;
    const manifest = articleVersions("--git", inputPath, "--manifest");
    const { versions } = JSON.parse(manifest);
    if (versions.length < 2) return "";
    const folder = join(eleventy.directories.output, url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "versions.json"), manifest);
    writeFileSync(join(folder, "versions.html"), articleVersions("--git", inputPath, "--as", "html"));
    const { published } = versions.at(-1);
    return `<article-versions disclosure src="versions.json" updated="${published}" count="${versions.length}"><a href="versions.html">What changed in this story</a></article-versions>`;
  });
}
