// @ts-check
// The local page. It opens with a sample story and takes versions that the reader chooses, drops or pastes.
// It stores nothing and sends nothing.

import "../element/define.js";
import { getEngine } from "../element/engine.js";
import { readFiles, readText } from "./files.js";
import { Labels } from "../labels/index.js";
import "../labels/refusals.js";
import "../labels/page.js";
import { storyChoice } from "./choice.js";
import { OpenedList } from "./opened.js";
import { storiesIn } from "../formats/stories.js";
import { button, make } from "../view/make.js";
import { samples } from "../sample/index.js";

/** @typedef {import("../element/versions.js").VersionInput} VersionInput */
/** @typedef {import("../element/article-versions.js").ArticleVersionsElement} ArticleVersionsElement */

const labels = new Labels(navigator.language || "en");

const element = /** @type {ArticleVersionsElement} */ (document.createElement("article-versions"));
const messages = make("ul", { class: "messages" });
/** Where the reader chooses a story, when there are several. */
const choice = make("div", { class: "choice" });
const texts = make("div", { class: "texts" });
const panel = make("section", { class: "open", id: "open", hidden: true, "aria-label": labels.text("page.open") });
const opener = button("open", labels.text("page.open"), () => toggle(Boolean(panel.hidden)), {
  "aria-expanded": "false",
  "aria-controls": "open",
  part: null,
});

/** The list in which the reader can override the detected format. */
const format = make(
  "select",
  { part: null },
  ["auto", "wire", "markdown", "html"].map((value) => make("option", { value }, formatName(value))),
);

/** @param {string} value */
function formatName(value) {
  // Format names are the same in every language.
  return { markdown: "Markdown", html: "HTML" }[value] ?? labels.text(`page.format.${value}`);
}

/** The file chooser. */
const input = make("input", { type: "file" });

/** Whether the next files are added to the list. If the list has a single version, they always are. */
let adding = false;

const list = new OpenedList(
  labels,
  (versions) => {
    say([]);
    if (versions.length > 1) showOpened(inThisOrder(versions));
    else wantMore();
  },
  () => {
    adding = true;
    input.click();
  },
);

/** The samples, each with the button that shows it. */
const choices = samples(labels).map((sample, index) => {
  const text = [sample.title, labels.text("page.sample.versions", { n: sample.versions.length })].join(
    labels.text("join.clause"),
  );
  const node = button(`sample ${index}`, text, () => showSample(index), { "aria-pressed": "false", part: null });
  return { ...sample, node };
});

/** @param {number} index */
function showSample(index) {
  const sample = choices[index];
  if (!sample) return;
  say([]);
  toggle(false);
  list.show([]);
  element.hidden = false;
  element.agencies = sample.agencies;
  // Its pictures are inside this page, so showing them causes no requests.
  show(sample.versions, "auto");
  chooseSample(sample);
}

/** Marks the sample that is shown; none by default. @param {(typeof choices)[number]} [sample] */
function chooseSample(sample) {
  for (const one of choices) one.node.setAttribute("aria-pressed", String(one === sample));
}

/** @param {boolean} open */
function toggle(open) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
}

/**
 * @param {readonly VersionInput[]} versions
 * @param {import("../view/story-view.js").Images} images
 */
function show(versions, images) {
  chooseSample();
  element.removeAttribute("from");
  element.removeAttribute("to");
  element.setAttribute("images", images);
  element.versions = versions;
}

/**
 * Opened files may come from anybody, so their pictures are loaded only after a click.
 * @param {readonly VersionInput[]} versions
 */
function showOpened(versions) {
  element.agencies = {};
  element.hidden = false;
  // The heading of the result gets the focus, and the summary is announced.
  element.addEventListener("article-versions-compared", () => focusResult(), { once: true });
  show(versions, "click");
}

function focusResult() {
  const heading = /** @type {HTMLElement | null | undefined} */ (element.shadowRoot?.querySelector(".headline"));
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}

/** @param {readonly string[]} lines */
function say(lines) {
  messages.replaceChildren(...lines.map((line) => make("li", null, line)));
  choice.replaceChildren();
  if (lines.length > 0) messages.scrollIntoView({ block: "nearest" });
}

/**
 * The versions of the story, if there is only one. Otherwise the reader chooses a story.
 * @param {VersionInput[][]} files
 * @param {(versions: VersionInput[]) => void} use
 */
function withOneStory(files, use) {
  const stories = storiesIn(files);
  if (stories.length < 2) return use(files.flat());
  const choose = (/** @type {{ versions: VersionInput[] }} */ { versions }) => {
    choice.replaceChildren();
    use(versions);
  };
  choice.replaceChildren(storyChoice(stories, labels, choose));
  toggle(true);
  choice.scrollIntoView({ block: "nearest" });
}

/** @param {readonly File[]} files */
async function open(files) {
  if (files.length === 0) return;
  const { files: read, problems, orderedBy } = await readFiles(files, labels, { dateOf, format: format.value });
  say(problems);
  withOneStory(read, (versions) => takeOpened(versions, problems, orderedBy));
}

/**
 * @param {VersionInput[]} versions of one story
 * @param {string[]} problems
 * @param {import("./files.js").OrderedBy | null} orderedBy
 */
function takeOpened(versions, problems, orderedBy) {
  const joins = adding || (versions.length === 1 && list.versions.length === 1);
  adding = false;
  // If no file could be read, what is open stays open.
  if (versions.length === 0) return list.versions.length > 1 ? say(problems) : wantMore(problems);
  const all = joins ? [...list.versions, ...versions] : versions;
  list.show(all, orderedBy && !joins ? labels.text(`page.order.${orderedBy}`) : "");
  say(problems);
  if (all.length < 2) return wantMore(problems);
  // The order is known already and must not be derived again from the times in the versions.
  showOpened(orderedBy || joins ? inThisOrder(all) : all);
  toggle(false);
}

/**
 * Keeps versions in the reader's order. Times that contradict it are removed, because they would take precedence.
 * @param {readonly VersionInput[]} versions
 * @returns {VersionInput[]}
 */
function inThisOrder(versions) {
  const times = versions.map(({ published }) => Date.parse(published ?? ""));
  const isInTime = times.every((time, index) => index === 0 || !(time < (times[index - 1] ?? time)));
  return versions.map(({ published, ...version }, index) => ({
    ...version,
    ...(isInTime && published ? { published } : {}),
    number: index + 1,
  }));
}

/**
 * A single version waits for a second one. Meanwhile the sample is hidden.
 * @param {readonly string[]} [problems]
 */
function wantMore(problems = []) {
  const [only] = list.versions;
  toggle(true);
  element.hidden = only !== undefined;
  if (only) chooseSample();
  say(only ? [...problems, labels.text("page.one", { name: nameOf(only) })] : problems);
}

/** @param {VersionInput | undefined} version */
function nameOf(version) {
  return version?.label ?? version?.fields?.headline ?? "";
}

/** @param {VersionInput} version */
async function dateOf(version) {
  try {
    const article =
      version.article ?? (await getEngine().parse(/** @type {import("../../src/wasm/types.d.ts").Source} */ (version)));
    return article.date?.iso ?? null;
  } catch {
    return null; // Errors are reported when it is compared.
  }
}

async function compareTexts() {
  const pasted = [...texts.querySelectorAll("textarea")].filter((area) => area.value.trim() !== "");
  // Files that are already open come first.
  const before = list.versions.length === 1 ? list.versions : [];
  const read = await Promise.all(
    pasted.map((area, index) =>
      readText(
        area.value,
        { name: labels.text("page.paste.label", { n: before.length + index + 1 }), format: format.value },
        labels,
      ),
    ),
  );
  const problems = read.filter((one) => typeof one === "string");
  say(problems);
  const given = read.flatMap((one) => (typeof one === "string" ? [] : [one]));
  withOneStory([[...before], ...given], (all) => {
    // The pasted texts keep their order. Several versions of one text have an order of their own.
    const versions = given.length > 1 || before.length > 0 ? inThisOrder(all) : all;
    if (versions.length < 2) {
      say(problems.length > 0 ? problems : [labels.text("page.none")]);
      return;
    }
    list.show(versions);
    showOpened(versions);
    toggle(false);
  });
}

function addText() {
  const n = texts.childElementCount + 1;
  texts.append(make("label", null, labels.text("page.paste.label", { n }), make("textarea", { dir: "auto" })));
}

function buildPanel() {
  input.multiple = true;
  input.addEventListener("cancel", () => (adding = false));
  input.addEventListener("change", () => {
    void open([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = "";
  });
  addText();
  addText();
  panel.append(
    make("p", null, labels.text("page.drop")),
    make(
      "div",
      { class: "actions" },
      make("label", { class: "files" }, labels.text("page.files"), input),
      make("label", { class: "format" }, labels.text("page.format"), " ", format),
    ),
    make("p", null, labels.text("page.paste")),
    texts,
    make(
      "div",
      { class: "actions" },
      button("compare", labels.text("page.compare"), () => void compareTexts(), { class: "primary", part: null }),
      button("more", labels.text("page.paste.more"), addText, { part: null }),
    ),
    make("p", { class: "private" }, labels.text("page.private")),
  );
}

function takeDrops() {
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  for (const name of ["dragleave", "dragend", "drop"])
    document.addEventListener(name, () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void open([...event.dataTransfer.files]);
  });
}

document.documentElement.lang = labels.lang;
document.documentElement.dir = labels.dir;
document.title = labels.text("page.title");
buildPanel();
takeDrops();
showSample(0);
document.body.append(
  make(
    "header",
    { class: "masthead" },
    make("h1", null, labels.text("page.title")),
    make("p", { class: "motto" }, labels.text("page.motto")),
    make(
      "div",
      { class: "samples", role: "group", "aria-labelledby": "samples" },
      make("span", { id: "samples" }, labels.text("page.samples")),
      choices.map(({ node }) => node),
    ),
    opener,
  ),
  make("main", null, panel, make("div", { role: "status" }, messages, choice), list.node, element),
);
