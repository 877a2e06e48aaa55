/** What users of the element compile against: dist/article-versions.d.ts. */
import type { Article, Comparison, Format, SourceFields, SourcePhoto } from "../../src/wasm/types.d.ts";

/** One version, in the `versions` property, in a JSON island or in a manifest. */
export interface VersionInput {
  id?: string;
  /** What a reader calls it: "First edition". */
  label?: string;
  /** When it was published, ISO 8601. */
  published?: string;
  /** The newsroom's own count, for where times are equal or missing. */
  number?: number;
  /** BCP 47 tag. */
  lang?: string;
  format?: Format;
  text?: string;
  /** Where the text is, relative to the page or the manifest. */
  src?: string;
  /** What is known beside the text. */
  fields?: SourceFields;
  /** Photos kept beside the text. */
  photos?: SourcePhoto[];
  article?: Article;
}

/** Words that replace the element's own, by key; plural forms by `Intl.PluralRules` category. */
export type Dictionary = Record<string, string | { [category: string]: string }>;

/** The element: attributes for what is a word or a number, properties for data. */
export class ArticleVersionsElement extends HTMLElement {
  /** Wins over children and `src`. */
  versions: readonly VersionInput[] | null;
  labels: Dictionary;
  /** Agencies that the dictionary does not know, by name, each with its other spellings. */
  agencies: Record<string, string[]>;
  /** What is shown now. */
  readonly comparison: Comparison | null;
  /** The earlier version: its place, negative from the end, or its id. */
  from: string;
  /** The later version. */
  to: string;
  view: string;
  /** Classes of change not shown, separated by spaces. */
  hide: string;
  /** Whether it is told beneath each paragraph when its sentences came, last changed and went. */
  history: boolean;
  images: "auto" | "click" | "none";
  /** `letters`: n and j, p and k step as well. */
  keys: string;
  loading: string;
  /** The address of a manifest. */
  src: string;
  next(): void;
  previous(): void;
}

/** @deprecated The name of `ArticleVersionsElement` before 0.1.0. */
export { ArticleVersionsElement as ArticleVersions };

declare global {
  interface HTMLElementTagNameMap {
    "article-versions": ArticleVersionsElement;
  }
  interface HTMLElementEventMap {
    "article-versions-ready": CustomEvent<{ versions: number }>;
    "article-versions-compared": CustomEvent<{ comparison: Comparison; from: number; to: number }>;
    "article-versions-navigated": CustomEvent<{ id: string; number: number; total: number }>;
    "article-versions-error": CustomEvent<{ error: unknown; message: string }>;
  }
}
