/** What users of the element compile against: dist/article-versions.d.ts. */
import type { ChangeClass, Comparison } from "../../src/wasm/types.d.ts";
import type { VersionInput } from "../formats/types.d.ts";

export type { VersionInput };

/** How a comparison is shown. Where two columns are too narrow to read, `side-by-side` is shown as `inline`. */
export type View = "side-by-side" | "inline" | "list" | "photos";

/** What can be hidden: a class of change, or paragraphs that were inserted or deleted as a whole. */
export type HiddenClass = ChangeClass | "inserted" | "deleted";

/**
 * Texts of the interface that replace the element's own, by key. Plural forms are given by `Intl.PluralRules` category.
 */
export type Dictionary = Record<string, string | { [category: string]: string }>;

/**
 * The element `<article-versions>`. Attributes hold words and numbers, properties hold data. Every attribute is also a
 * property, and an unknown value is read as the default. Changes made in one task lead to one update.
 */
export class ArticleVersionsElement extends HTMLElement {
  /** The versions as data. They take precedence over child elements and `src`. Null by default. */
  versions: readonly VersionInput[] | null;

  /**
   * Texts that replace those of the interface, by key: `{ next: "Next change" }`. The keys are listed in
   * `www/labels/en.js`.
   */
  labels: Dictionary;

  /**
   * Photo agencies that the dictionary lacks: the name of each with its other spellings, as in `{ "Fjordfoto": ["FF"]
   * }`.
   */
  agencies: Record<string, string[]>;

  /** The comparison that is shown, or null before the first one and after an error. */
  readonly comparison: Comparison | null;

  /** The earlier of the two versions compared: its index (negative counts from the end) or its id. `"0"` by default. */
  from: string;

  /** The later of the two versions compared: its index (negative counts from the end) or its id. `"-1"` by default. */
  to: string;

  /** How the comparison is shown. `"side-by-side"` by default. */
  view: View;

  /** Classes of change that are not shown, separated by spaces: `"typography formatting"`. Empty by default. */
  hide: "" | HiddenClass | `${HiddenClass} ${string}`;

  /**
   * Whether each paragraph has its history below it: when its sentences first appeared, last changed and were removed.
   * Needs three versions.
   */
  history: boolean;

  /**
   * Whether pictures load at once (`"auto"`, the default; on `file://` only after a click), after a click, or never.
   */
  images: "auto" | "click" | "none";

  /**
   * `"letters"`: n and j go to the next change, p and k to the previous one. By default only Alt with an arrow key
   * does.
   */
  keys: "letters" | "";

  /** `"lazy"`: the wasm is fetched when the element comes near the viewport. `"eager"` by default. */
  loading: "eager" | "lazy";

  /** The address of a manifest with the versions, relative to the page. Empty by default. */
  src: string;

  /**
   * The article on the page, by its id or a selector. It becomes the newest version, so only the earlier ones have to
   * be provided. Empty by default.
   */
  current: string;

  /**
   * Whether the page shows one line in place of the comparison: "Updated March 4 at 2:00 PM · 3 versions · Show what
   * changed". The comparison, the manifest and the wasm are fetched when a reader opens it. False by default.
   */
  disclosure: boolean;

  /** Whether the line is open. Has no effect without `disclosure`. */
  open: boolean;

  /**
   * What changed, in one sentence, shown below the closed line. A child with `slot="summary"` takes its place. Empty by
   * default.
   */
  summary: string;

  /**
   * When the story was last published, as ISO 8601, for the closed line. By default the latest time of the versions on
   * the page.
   */
  updated: string;

  /** How many versions there are, for the closed line. By default (0) those on the page are counted. */
  count: number;

  /**
   * Whether this browser remembers which version of the story the reader saw last, and when. The element then shows
   * what changed since. Stored in `localStorage`; nothing is sent. The attribute may name the story
   * (`remember="ferry"`); by default its address does. False by default.
   */
  remember: boolean;

  /** Goes to the next change and announces it, as the button does. */
  next(): void;

  /** Goes to the previous change and announces it, as the button does. */
  previous(): void;
}

/** @deprecated The name of `ArticleVersionsElement` before 0.1.0. */
export { ArticleVersionsElement as ArticleVersions };

declare global {
  interface HTMLElementTagNameMap {
    "article-versions": ArticleVersionsElement;
  }
  interface HTMLElementEventMap {
    /** The first comparison is shown. */
    "article-versions-ready": CustomEvent<{ versions: number }>;
    /** A comparison is shown; `from` and `to` are the indexes of the two versions. */
    "article-versions-compared": CustomEvent<{ comparison: Comparison; from: number; to: number }>;
    /** The reader moved to a change; `number` counts from 1. */
    "article-versions-navigated": CustomEvent<{ id: string; number: number; total: number }>;
    /** The reader or the page opened or closed the line. */
    "article-versions-toggle": CustomEvent<{ open: boolean }>;
    /** The versions could not be compared. They are shown as they are, with the reason. */
    "article-versions-error": CustomEvent<{ error: unknown; message: string }>;
  }
}
