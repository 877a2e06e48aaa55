// @ts-check
import { painted, versions } from "./index.mjs";

const element = /** @type {HTMLElement & { versions: unknown }} */ (document.querySelector("article-versions"));
element.addEventListener("article-versions-compared", painted, { once: true });
const [before, after] = await versions();
element.versions = [{ text: before }, { text: after }];
