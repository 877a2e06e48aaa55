// @ts-check
// The sample stories of the local page, in two formats in which newsrooms keep versions: two texts of a wire, and a
// manifest with its texts and pictures. All of it is inside the page, which opens with a double click.

import visitFirst from "./visit/1.txt";
import visitSecond from "./visit/2.txt";
import manifest from "./bridge/manifest.json";
import bridge1 from "./bridge/1.md";
import bridge2 from "./bridge/2.md";
import bridge3 from "./bridge/3.md";
import bridge4 from "./bridge/4.md";
import bridge5 from "./bridge/5.md";
import bridge6 from "./bridge/6.md";
import bridge7 from "./bridge/7.md";
import crane from "./bridge/crane.svg";
import ferry from "./bridge/ferry.svg";
import open from "./bridge/open.svg";

/** @typedef {import("../element/versions.js").VersionInput} VersionInput */
/** @typedef {{ title: string, versions: VersionInput[], agencies: Record<string, string[]> }} Sample */

const FILES = new Map(
  Object.entries({
    "1.md": bridge1,
    "2.md": bridge2,
    "3.md": bridge3,
    "4.md": bridge4,
    "5.md": bridge5,
    "6.md": bridge6,
    "7.md": bridge7,
  }),
);
/** The pictures as addresses that need no request; drawn in ASCII, so that `btoa` takes them. */
const PICTURES = new Map(
  Object.entries({ "crane.svg": crane, "ferry.svg": ferry, "open.svg": open }).map(([name, svg]) => [
    name,
    `data:image/svg+xml;base64,${btoa(svg)}`,
  ]),
);

/**
 * @param {import("../labels/index.js").Labels} labels
 * @returns {Sample[]} the shortest first
 */
export function samples(labels) {
  return [
    {
      title: labels.text("page.sample.visit"),
      versions: [
        { label: labels.text("page.sample.first"), published: "2022-05", number: 1, lang: "en", text: visitFirst },
        { label: labels.text("page.sample.second"), published: "2022-05-24", number: 2, lang: "en", text: visitSecond },
      ],
      agencies: {},
    },
    {
      title: labels.text("page.sample.bridge"),
      versions: /** @type {VersionInput[]} */ (manifest.versions).map(withFiles),
      agencies: { Kystfoto: [] },
    },
  ];
}

/**
 * A version with what its manifest only names.
 * @param {VersionInput} version
 * @returns {VersionInput}
 */
function withFiles({ src = "", photos = [], ...version }) {
  const text = (FILES.get(src) ?? "").replace(/\]\(([^)]+)\)/g, (_, name) => `](${PICTURES.get(name) ?? name})`);
  return { ...version, text, photos: photos.map((photo) => ({ ...photo, url: PICTURES.get(photo.url ?? "") ?? "" })) };
}
