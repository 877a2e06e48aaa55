// @ts-check
// Reads the arguments of the command line. Throws a sentence for the user if they are wrong.

import { parseArgs } from "node:util";
import { languageOf, languages } from "../www/labels/index.js";
import "../www/labels/all.js";
import en from "../www/labels/en.js";
import { VIEWS } from "../www/view/layout.js";
import { UserError } from "./user-error.js";

export const HELP = `Shows what changed between two versions of a news story: text, photo captions and their credits.

  article-versions BEFORE AFTER [-o comparison.html]
  article-versions REVISIONS [-o comparison.md]
  article-versions --timeline FIRST SECOND THIRD -o timeline.json
  article-versions --git FILE [--timeline]
  article-versions --jsonl < pairs.jsonl > comparisons.jsonl

The versions may be plain text, Markdown, HTML, ninjs, ANS, WordPress, JSON-LD, NITF, NewsML, RSS,
Atom, Word documents (.docx), MHTML, WARC, WACZ, rich text of an editor, a manifest or a saved
comparison; "-" is standard input. A file may contain several versions: a Word document with tracked
changes has two. If there are more than two, the first and the last are compared.

  -o, --output FILE     the file to write; default: standard output, as Markdown
      --as FORMAT       html, markdown (with CriticMarkup) or json; default: by the extension of FILE
      --format NAME     the format of the versions, if the detection is wrong:
                        wire, markdown, html, ninjs, ans, wordpress, json-ld, guardian, ghost,
                        drupal, digitalwires, rows, manifest, nitf, rss, docx and others
      --from VERSION    the two versions: an index (negative counts from the end) or an id;
      --to VERSION      default: the first and the last
      --story STORY     the story, if the files hold several: an index, an identifier or a headline
      --lang TAG        language of labels and messages in the output: en, de, fr, es, ar, zh
      --view NAME       view of the HTML: side-by-side, inline, list, photos
      --hide CLASSES    classes of change that the HTML does not show: typography,formatting
      --agencies FILE   photo agencies to add to the dictionary, as JSON: {"Fjordfoto": ["FF"]}
      --git             follow one file through its history in git, renames included; each commit that
                        changed it is a version, with its subject as label and its hash as id
      --exit-code       exit with 1 if something changed
      --summary         write only the facts that changed, in a few lines of plain text
      --timeline        follow the story through all its versions; writes JSON
      --fragment        write the comparison as a piece of HTML to include in a page; needs no script
      --controls        include the controls of the element, for pages that load its script
      --stylesheet URL  address of article-versions.css; default: the style is inside the fragment
      --manifest        write all versions as one manifest (JSON) for the element

      --jsonl           read one JSON object per line and write one per line:
                        {"id", "before", "after"} gives {"id", "comparison"},
                        {"id", "versions": [...]} gives {"id", "timeline"},
                        anything else gives {"id", "line", "error"}
      --only NAMES      the parts of each result to write, separated by commas: facts,summary

  -h, --help
  -V, --version

The exit code is 0 if the versions were compared, 1 with --exit-code if something changed, and 2 if they
could not be compared. A bad line of --jsonl gives an error line, and the run continues.
`;

/** Output formats by file extension. @type {Record<string, "html" | "markdown" | "json">} */
const OUTPUT_FORMATS = { html: "html", htm: "html", md: "markdown", markdown: "markdown", json: "json" };

/** The members of a Comparison and a Timeline, as in types.d.ts. */
const PARTS = ["fields", "rows", "changes", "facts", "summary", "omitted", "precise", "versions", "steps", "sentences"];

/** The classes of change that can be hidden: those with a label. */
const CLASSES = Object.keys(en).flatMap((key) => (key.startsWith("class.") ? key.slice("class.".length) : []));

/** @typedef {import("../www/element/public.d.ts").View} View */
/**
 * @typedef {object} Options
 * @property {string[]} inputs
 * @property {string | null} output
 * @property {"html" | "markdown" | "json"} outputFormat
 * @property {string} format
 * @property {string} from
 * @property {string} to
 * @property {string | null} story
 * @property {boolean} isChosen whether both versions were named
 * @property {string} lang
 * @property {View} view
 * @property {string[]} hidden
 * @property {string | null} agencies
 * @property {boolean} exitCode
 * @property {boolean} git
 * @property {boolean} fragment
 * @property {boolean} controls
 * @property {string | undefined} stylesheet
 * @property {boolean} summary
 * @property {boolean} timeline
 * @property {boolean} manifest
 * @property {boolean} jsonl
 * @property {string[] | null} only
 */

/**
 * @param {string[]} args
 * @returns {Options | "help" | "version"}
 */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  if (values.help) return "help";
  if (values.version) return "version";
  const jsonl = values.jsonl ?? false;
  if (jsonl && (positionals.length > 0 || values.output))
    throw usage("--jsonl reads standard input and writes standard output; it takes no files.");
  if (!jsonl && positionals.length === 0) throw usage("Two versions are needed.");
  if (values.only !== undefined && !jsonl) throw usage("--only needs --jsonl.");
  const git = values.git ?? false;
  if (git && (positionals.length !== 1 || positionals[0] === "-"))
    throw usage("--git takes one file of a git repository.");
  const timeline = values.timeline ?? false;
  const manifest = values.manifest ?? false;
  if (manifest && timeline) throw usage("--manifest and --timeline write different files; use one of them.");
  const outputFormat = outputFormatOf(
    values.as ??
      (values.fragment ? "html" : values.summary ? "markdown" : undefined) ??
      ((timeline || manifest) && !values.output ? "json" : undefined),
    values.output,
  );
  const summary = values.summary ?? false;
  if (summary && (jsonl || timeline || manifest || values.as !== undefined))
    throw usage(
      "--summary writes plain text about two versions. It cannot be used with --jsonl, --timeline, --manifest or --as.",
    );
  if ((timeline || manifest) && outputFormat !== "json")
    throw usage(`--${timeline ? "timeline" : "manifest"} is always written as JSON.`);
  const { fragment = false, controls = false, stylesheet } = values;
  if (fragment && (jsonl || timeline || manifest || summary || values.as !== undefined))
    throw usage(
      "--fragment writes HTML about two versions. It cannot be used with --jsonl, --timeline, --manifest, --summary or --as.",
    );
  if ((controls || stylesheet !== undefined) && !fragment) throw usage("--controls and --stylesheet need --fragment.");
  return {
    inputs: positionals,
    output: values.output ?? null,
    outputFormat,
    format: values.format ?? "auto",
    from: values.from ?? "0",
    to: values.to ?? "-1",
    story: values.story ?? null,
    isChosen: values.from !== undefined && values.to !== undefined,
    lang: langOf(values.lang ?? "en"),
    view: oneOf("view", values.view ?? "side-by-side", /** @type {View[]} */ (Object.keys(VIEWS))),
    hidden: listed(values.hide).map((name) => oneOf("hide", name, CLASSES)),
    agencies: values.agencies ?? null,
    exitCode: values["exit-code"] ?? false,
    git,
    fragment,
    controls,
    stylesheet,
    summary,
    timeline,
    manifest,
    jsonl,
    only: values.only === undefined ? null : listed(values.only).map((name) => oneOf("only", name, PARTS)),
  };
}

/** @param {string[]} args */
function parsed(args) {
  const text = /** @type {const} */ ({ type: "string" });
  const flag = /** @type {const} */ ({ type: "boolean" });
  try {
    return parseArgs({
      args: withPlaces(args),
      allowPositionals: true,
      options: {
        output: { ...text, short: "o" },
        as: text,
        format: text,
        from: text,
        to: text,
        story: text,
        lang: text,
        view: text,
        hide: text,
        agencies: text,
        "exit-code": flag,
        git: flag,
        fragment: flag,
        controls: flag,
        stylesheet: text,
        summary: flag,
        timeline: flag,
        manifest: flag,
        jsonl: flag,
        only: text,
        help: { ...flag, short: "h" },
        version: { ...flag, short: "V" },
      },
    });
  } catch (error) {
    // Node adds advice about arguments that begin with a dash.
    throw usage(String(/** @type {Error} */ (error).message).replace(/\. To specify .*/s, "."));
  }
}

/**
 * A negative index looks like an option: "--to -1" becomes "--to=-1".
 * @param {string[]} args
 */
function withPlaces(args) {
  return args.flatMap((arg, at) => {
    const [before, after] = [args[at - 1] ?? "", args[at + 1] ?? ""];
    if (/^--(?:from|to|story)$/.test(arg) && /^-\d+$/.test(after)) return [`${arg}=${after}`];
    return /^--(?:from|to|story)$/.test(before) && /^-\d+$/.test(arg) ? [] : [arg];
  });
}

/**
 * @param {string | undefined} as
 * @param {string | undefined} output
 */
function outputFormatOf(as, output) {
  if (as !== undefined) return /** @type {"html"} */ (OUTPUT_FORMATS[oneOf("as", as, Object.keys(OUTPUT_FORMATS))]);
  if (output === undefined) return "markdown";
  const format = OUTPUT_FORMATS[/\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? ""];
  if (!format) throw usage(`The extension of "${output}" is unknown; add --as html, --as markdown or --as json.`);
  return format;
}

/** @param {string} tag a language, with an optional region for numbers and dates */
function langOf(tag) {
  const known = languages();
  try {
    if (known.includes(languageOf(tag)) && Intl.getCanonicalLocales(tag)) return tag;
  } catch {
    // Not a language tag.
  }
  return oneOf("lang", tag, known.sort());
}

/**
 * @template {string} Name
 * @param {string} option
 * @param {string} value
 * @param {readonly Name[]} names
 * @returns {Name}
 */
function oneOf(option, value, names) {
  const name = names.find((one) => one === value);
  if (name === undefined) throw usage(`--${option} cannot be "${value}"; it may be ${names.join(", ")}.`);
  return name;
}

/** @param {string} [names] */
function listed(names = "") {
  return names.split(/[\s,]+/).filter(Boolean);
}

/** @param {string} message */
function usage(message) {
  return new UserError(`${message}\n"article-versions --help" lists the options.`);
}
