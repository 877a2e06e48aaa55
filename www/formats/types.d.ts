import type { Article, Format, SourceFields, SourceOmitted, SourcePhoto } from "../../src/wasm/types.d.ts";
export type { Article, Format, SourceFields, SourceOmitted, SourcePhoto };

/** One version of a story, as an author, a manifest or a reader of a newsroom format gives it. */
export interface VersionInput {
  /** Names the version in the attributes `from` and `to`. */
  id?: string;
  /** What a reader calls it: "First edition". */
  label?: string;
  /** When it was published, as ISO 8601: "2031-03-04T06:10Z". Versions are sorted by it. */
  published?: string;
  /** The newsroom's own count. It decides the order where times are equal or missing. */
  number?: number;
  /** The language of the text, as a BCP 47 tag. */
  lang?: string;
  /** How the text is read. `"auto"` by default: by its looks. */
  format?: Format;
  /** The text, at most 2 MiB. */
  text?: string;
  /** Where the text is, relative to the page or the manifest. Used where there is no `text` and no `article`. */
  src?: string;
  /** What is known besides the text: headline, byline, dates. It fills what the text lacks. */
  fields?: SourceFields;
  /** Photos that are kept apart from the text, with their captions and credits. */
  photos?: SourcePhoto[];
  /** The version as `parse` returned it. It takes precedence over `text`. */
  article?: Article;
  /** The story that this is a version of, where the data name it. Versions of different stories are not compared unasked. */
  story?: string;
  /** The document with all of its tracked changes rejected, or accepted. Beside other files only the latter is a version. */
  tracked?: "rejected" | "accepted";
  /** What the data hold for people and this version does not. */
  omitted?: SourceOmitted[];
}

/** A version as the readers here give it. */
export type VersionData = VersionInput;

/** What a reader of its own is given: see www/formats/forms.js. */
export interface Input {
  /** The file's name, or "". */
  name: string;
  /** Its media type, or "". */
  type: string;
  /** Null for a text that was no file. */
  bytes: Uint8Array | null;
  /** Decoded; "" for a form that is no text. */
  text: string;
  /** Parsed, where the text is JSON that no other reader takes. */
  value: unknown;
}

/** What the reader of each form exports: the versions in an input, oldest first. It throws a `FormatError` for what it cannot read. */
export function read(input: Input): VersionData[] | Promise<VersionData[]>;

/** A version whose text is here: what `compare` takes. */
export interface VersionSource extends VersionData {
  text: string;
}

/** Tells why data could not be read: `code` for programs, a plain sentence for people. */
export class FormatError extends Error {
  code: string;
}

export function isNinjs(value: unknown): boolean;
export function fromNinjs(value: unknown, options?: { role?: string }): VersionSource;
export function fromNinjsVersions(items: readonly unknown[]): VersionSource[];

export function isAns(value: unknown): boolean;
export function fromAns(value: unknown): VersionSource;
export function fromAnsVersions(stories: readonly unknown[]): VersionSource[];

export function isWordPress(value: unknown): boolean;
export function fromWordPress(value: unknown): VersionSource;
export function fromWordPressVersions(posts: readonly unknown[]): VersionSource[];

export function isJsonLd(value: unknown): boolean;
export function fromJsonLd(value: unknown): VersionSource;
export function fromJsonLdVersions(stories: readonly unknown[]): VersionSource[];

export function storiesOfJsonLd(value: unknown): unknown[];

export function isRow(value: unknown): boolean;
export function fromRow(row: unknown): VersionSource;
export function fromRows(rows: readonly unknown[]): VersionSource[];
export function readRows(rows: readonly unknown[]): VersionSource[];

/** `name`: `guardian`, `ghost`, `drupal` or `digitalwires`. */
export function fromSystem(items: readonly unknown[], name: string): VersionSource[];

/** The stories that the versions of several files belong to, in the order in which they first come. */
export function withoutRejected<Version extends VersionData>(versions: readonly Version[]): Version[];
export function storiesIn<Version extends VersionData>(
  files: readonly (readonly Version[])[],
): { id: string; title: string; versions: Version[] }[];

export function isManifest(value: unknown): boolean;
export function fromManifest(value: unknown): { title: string; versions: VersionData[] };

export interface About {
  /** The file's name; it becomes the label. */
  name?: string;
  /** The file's media type. */
  type?: string;
}
export function sniff(text: string, about?: About): "wire" | "markdown" | "html" | "json" | "table" | "auto";
/** The versions that a file or a text of any form holds, oldest first; at least one. What reads the form is fetched first. */
export function openVersions(content: Uint8Array | string, about?: About & { format?: string }): Promise<VersionData[]>;
/** Bytes as text, by their declared encoding; null where they are none. */
export function decode(bytes: Uint8Array, charset?: string): string | null;
/** The versions that a text holds, oldest first; at least one. Forms that `openVersions` fetches a reader for are refused here. */
export function readVersions(text: string, about?: About & { format?: string }): VersionData[];
