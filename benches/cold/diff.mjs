// @ts-check
import { diffWordsWithSpace } from "diff";
import { painted, versions } from "./index.mjs";

const [before, after] = await versions();
const page = document.createElement("div");
page.style.whiteSpace = "pre-wrap";
for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
  const node = document.createElement(added ? "ins" : removed ? "del" : "span");
  node.textContent = value;
  page.append(node);
}
document.body.append(page);
painted();
