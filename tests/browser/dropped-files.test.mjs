// @ts-check
/**
 * Drops a file of every format in `registry.js` on the local page. Over file:// the modules are inside the page; over
 * HTTP they are fetched.
 */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { after, before, describe, test } from "node:test";
import { BOTH, SAMPLES } from "../formats/samples.mjs";
import { docx, p, r } from "../formats/zipped.mjs";
import { Bench, eventually, PAGES, showsOnly } from "./support.mjs";

/** @type {Bench} */
let bench;
before(async () => {
  bench = await Bench.start();
});
after(() => bench?.stop());

/** @param {import("playwright-core").Page} page @param {{ name: string, bytes: Buffer }[]} files */
async function drop(page, files) {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of given)
        dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") })),
  );
  await page.waitForFunction(() => {
    const text = document.querySelector("article-versions")?.shadowRoot?.textContent ?? "";
    return (
      text.includes("The first ferry leaves at") || (document.querySelector(".messages")?.textContent ?? "") !== ""
    );
  });
}

/** A document with a random picture of this many bytes, from a seed. @param {number} size @param {number} seed */
function illustrated(size, seed) {
  const bytes = Buffer.alloc(size);
  for (let at = 0, state = seed; at < size; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  const drawing = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="A pier"/><a:graphic><a:blip r:embed="rId9"/></a:graphic></wp:inline></w:drawing></w:r>`;
  return Buffer.from(
    docx(p(r("The first ferry leaves at nine from Monday.")) + p(drawing) + p(r("The pier."), "Caption"), {
      media: { "rId9 a.jpg": bytes },
    }),
  );
}

for (const size of [200_000, 5_000_000]) {
  test(`a replaced picture of ${size} bytes in a document is reported`, async () => {
    const { page, problems } = await bench.openLocalPage("file");
    await drop(page, [
      { name: "story-1.docx", bytes: illustrated(size, 1) },
      { name: "story-2.docx", bytes: illustrated(size, 2) },
    ]);
    const classes = () =>
      page.evaluate(() =>
        document.querySelector("article-versions")?.comparison?.changes.flatMap(({ classes }) => classes),
      );
    await eventually(async () => assert.deepEqual(await classes(), ["photo"]));
    assert.deepEqual(problems, []);
  });
}

for (const over of PAGES) {
  describe(`over ${over}`, () => {
    for (const { format, ending, before, after } of SAMPLES) {
      test(`two files in the format ${format}`, async () => {
        const { page, problems } = await bench.openLocalPage(over);
        await drop(page, [
          { name: `story-2.${ending}`, bytes: after },
          { name: `story-1.${ending}`, bytes: before },
        ]);
        await showsOnly(page, { removed: ["nine"], added: ["ten"] });
        assert.deepEqual(problems, []);
      });
    }

    for (const { format, name, bytes } of BOTH) {
      test(`one file in the format ${format} with both versions`, async () => {
        const { page, problems } = await bench.openLocalPage(over);
        await drop(page, [{ name, bytes }]);
        await showsOnly(page, { removed: ["nine"], added: ["ten"] });
        assert.deepEqual(problems, []);
      });
    }
  });
}
