/** The types of `article-versions/html`. Published as dist/html.d.ts. */
import type { Comparison } from "../src/wasm/types.d.ts";
import type { Dictionary, HiddenClass, VersionInput, View } from "../www/element/public.d.ts";

export interface FragmentOptions {
  /** The earlier version: its index (negative counts from the end) or its id. 0 by default. */
  from?: number | string;
  /** The later version: its index (negative counts from the end) or its id. -1 by default. */
  to?: number | string;
  /** How the comparison is shown. `"side-by-side"` by default. */
  view?: View;
  /** Classes of change that are not shown. */
  hide?: readonly HiddenClass[];
  /** Language of the interface, as a BCP 47 tag. `"en"` by default. */
  lang?: string;
  /** Replacements for texts of the interface, by key. */
  labels?: Dictionary;
  /** Photo agencies that the dictionary lacks, by name, each with its other spellings. */
  agencies?: Record<string, string[]>;
  /** Whether pictures are shown. `"auto"` by default. */
  images?: "auto" | "none";
  /** Title of a story that has no headline. */
  title?: string;
  /**
   * The address of `article-versions.css`. By default the style is inside the fragment, which a strict `style-src`
   * forbids.
   */
  stylesheet?: string;
  /**
   * Whether the fragment has the element's controls. They appear once the element's script has run; without it the page
   * shows the comparison alone. False by default.
   */
  controls?: boolean;
  /** More attributes for the element, for example `src`: where it fetches the versions when a reader filters. */
  attributes?: Record<string, string>;
  /** HTML inside the element, for browsers without declarative shadow roots. By default the summary as a paragraph. */
  fallback?: string;
}

export interface Fragment {
  /** The element with its rendering inside. */
  html: string;
  /** What changed, in one sentence of plain text. */
  summary: string;
  /** The comparison as data. */
  comparison: Comparison;
}

/** The style of a fragment, as in `article-versions.css`. */
export const styles: string;

/**
 * Compares two versions of a story and renders the comparison as a piece of HTML that needs no script.
 * Versions are sorted by time. Throws a `TypeError` if there are fewer than two, or none at `from` or `to`.
 */
export function toFragment(versions: readonly VersionInput[], options?: FragmentOptions): Fragment;

/** Says what changed between two versions in one sentence of plain text. */
export function toSummary(versions: readonly VersionInput[], options?: FragmentOptions): string;
