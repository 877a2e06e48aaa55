import type { Article, Format, SourceFields, SourceOmitted, SourcePhoto } from "../../src/wasm/types.d.ts";
export type { Article, Format, SourceFields, SourceOmitted, SourcePhoto };

/** One version of a story, from an author, a manifest or a newsroom format. */
export interface VersionInput {
  /** Names the version in the attributes `from` and `to`. */
  id?: string;
  /** The name that readers see: "First edition". */
  label?: string;
  /** When it was published, as ISO 8601: "2031-03-04T06:10Z". Versions are sorted by it. */
  published?: string;
  /** The version number of the newsroom. Used for sorting if times are equal or missing. */
  number?: number;
  /** The language of the text, as a BCP 47 tag. */
  lang?: string;
  /** The format of the text. `"auto"` by default, which detects it. */
  format?: Format;
  /** The text, at most 2 MiB. */
  text?: string;
  /** Where the text is, relative to the page or the manifest. Used if there is no `text` and no `article`. */
  src?: string;
  /** Fields outside the text: headline, byline, dates. Used if the text lacks them. */
  fields?: SourceFields;
  /** Photos outside the text, with their captions and credits. */
  photos?: SourcePhoto[];
  /** A parsed article, as returned by `parse`. Takes precedence over `text`. */
  article?: Article;
  /**
   * The story of this version, if the data name it. Versions of different stories are compared only if the user asks
   * for it.
   */
  story?: string;
  /**
   * Whether this is a document with all tracked changes rejected or accepted. If other files are opened with it, only
   * the latter counts.
   */
  tracked?: "rejected" | "accepted";
  /** Text of the data that is not part of this version. */
  omitted?: SourceOmitted[];
}

/** A version as returned by the format modules. */
export type VersionData = VersionInput;

/** The input of a format module; see www/formats/registry.js. */
export interface Input {
  /** The file name, or "". */
  name: string;
  /** The media type, or "". */
  type: string;
  /** The bytes of a file. Null for text that was pasted or dropped. */
  bytes: Uint8Array | null;
  /** The decoded text. "" for a binary format. */
  text: string;
  /** The parsed JSON, if a format module is chosen by its keys. */
  value: unknown;
}

/**
 * The function that each format module exports. Returns the versions in an input, oldest first. Throws a `FormatError`
 * if it cannot read the input.
 */
export function read(input: Input): VersionData[] | Promise<VersionData[]>;

/** A version with its text or article, which `compare` takes. */
export interface VersionSource extends VersionData {
  text: string;
}

/** The error for data that cannot be read: `code` for programs, a plain sentence for people. */
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

/**
 * The versions of a file that is opened together with others. A document with tracked changes counts as it is with all
 * changes accepted.
 */
export function withoutRejected<Version extends VersionData>(versions: readonly Version[]): Version[];

/** The stories in several files, in the order of their first version. */
export function storiesIn<Version extends VersionData>(
  files: readonly (readonly Version[])[],
): { id: string; title: string; versions: Version[] }[];

export function isManifest(value: unknown): boolean;
export function fromManifest(value: unknown): { title: string; versions: VersionData[] };

export interface About {
  /** The file name. It becomes the label. */
  name?: string;
  /** The media type of the file. */
  type?: string;
}
export function sniff(text: string, about?: About): "wire" | "markdown" | "html" | "json" | "table" | "auto";
/**
 * The versions in a file or a text of any format, oldest first; at least one. The module for the format is loaded
 * first.
 */
export function openVersions(content: Uint8Array | string, about?: About & { format?: string }): Promise<VersionData[]>;
/** Decodes bytes as text, by their declared encoding. Null if they are not text. */
export function decode(bytes: Uint8Array, charset?: string): string | null;
/**
 * The versions in a text, oldest first; at least one. Refuses formats whose module has to be loaded; use `openVersions`
 * for them.
 */
export function readVersions(text: string, about?: About & { format?: string }): VersionData[];
