// @ts-check
/**
 * `npm start`: installs what is missing, builds what changed, serves dist/ and prints the address.
 *
 *   --no-serve     build only (`npm run build`)
 *   --dev          build quickly, without optimising: `npm run build -- --dev`
 *   --port NUMBER  the first port to try; default: PORT, else 4173
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { root } from "./run.mjs";
import { serve } from "./serve.mjs";
import { bold, command, say } from "./terminal.mjs";

const PORT = 4173;

await command(async () => {
  const { values } = parseArgs({
    options: { "no-serve": { type: "boolean" }, dev: { type: "boolean" }, port: { type: "string" } },
  });
  await build({ dev: values.dev ?? false });
  if (values["no-serve"]) return;
  const port = Number(values.port ?? process.env.PORT ?? PORT);
  const { url } = await serve(join(root, "dist"), {
    port: Number.isInteger(port) && port >= 0 && port < 65_536 ? port : PORT,
  });
  say();
  say(`The page:           ${bold(url)}`);
  say(`The same, one file: ${bold(pathToFileURL(join(root, "dist", "article-versions.html")).href)}`);
  say(`The smallest embed: ${bold(`${url}embed.html`)}`);
  say("Ctrl+C ends the server.");
});
