// @ts-check
// The loaded wasm module as four pure calls and one that reads nodes. Loaded once per page; begun anew after a trap.

/** @typedef {import("../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../src/wasm/types.d.ts").CompareOptions} CompareOptions */
/** @typedef {import("../src/wasm/types.d.ts").ParseOptions} ParseOptions */
/** @typedef {import("../src/wasm/types.d.ts").Credit} Credit */
/** @typedef {import("../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../src/wasm/types.d.ts").Timeline} Timeline */

/**
 * What the wasm exports.
 * @typedef {object} Exports
 * @property {(source: Source, options?: ParseOptions) => Article} parse
 * @property {(before: Source | Article, after: Source | Article, options?: CompareOptions) => Comparison} compare
 * @property {(versions: readonly (Source | Article)[], options?: CompareOptions) => Timeline} timeline
 * @property {(line: string, options?: ParseOptions) => Credit} parseCredit
 * @property {(element: Element, options?: ParseOptions) => Article} [parseDom]
 */

/**
 * Brings the exports of a new instance. Called once per page, again after a trap (the memory of the last instance may
 * be half written), and for the `whole` when the first text in Markdown or the first whole page comes: then those that read it.
 * @typedef {(options: { whole: boolean }) => Promise<Exports>} Loader
 */

/** How a whole page mostly begins. */
const PAGE = /^\s*<(?:!doctype|html)\b/i;

/** The wasm could not be had: blocked by the page's policy, not found, or the network is gone. */
export class EngineError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "EngineError";
  }
}

/** The same calls, answered later: a trap costs one more instantiation, which cannot be waited for. */
export class Engine {
  /** @param {Loader} load */
  constructor(load) {
    this.load = load;
    /** @type {Promise<Exports> | null} */
    this.exports = null;
    /** Whether `exports` read Markdown and whole pages. Most pages have none, and their readers are a good part of the wasm. */
    this.whole = false;
  }

  /** @param {Source} source @param {ParseOptions} [options] @returns {Promise<Article>} */
  parse(source, options) {
    this.expect([source]);
    return this.call((exports) => exports.parse(source, options));
  }

  /** @param {Element} node @param {ParseOptions} [options] @returns {Promise<Article>} */
  parseDom(node, options) {
    return this.call((exports) => {
      if (!exports.parseDom) throw new Error("This build of the engine does not read nodes.");
      return exports.parseDom(node, options);
    });
  }

  /**
   * @param {Source | Article} before
   * @param {Source | Article} after
   * @param {CompareOptions} [options]
   * @returns {Promise<Comparison>}
   */
  compare(before, after, options) {
    this.expect([before, after]);
    return this.call(
      (exports) => exports.compare(before, after, options),
      // The second time without refinement: what exhausted the stack or the memory once would do so again.
      (exports) => exports.compare(before, after, { ...options, budget: 0 }),
    );
  }

  /** @param {readonly (Source | Article)[]} versions @param {CompareOptions} [options] @returns {Promise<Timeline>} */
  timeline(versions, options) {
    this.expect(versions);
    return this.call(
      (exports) => exports.timeline(versions, options),
      (exports) => exports.timeline(versions, { ...options, budget: 0 }),
    );
  }

  /** @param {string} line @param {ParseOptions} [options] @returns {Promise<Credit>} */
  parseCredit(line, options) {
    return this.call((exports) => exports.parseCredit(line, options));
  }

  /**
   * Spares a page that has Markdown or whole pages from the start the smaller wasm.
   * @param {readonly (Source | Article)[]} versions
   */
  expect(versions) {
    if (!this.exports) this.whole ||= versions.some((version) => version && "text" in version && (version.format === "markdown" || PAGE.test(version.text)));
  }

  /**
   * @template Result
   * @param {(exports: Exports) => Result} use
   * @param {(exports: Exports) => Result} [again]
   * @returns {Promise<Result>}
   */
  async call(use, again = use) {
    const exports = await this.current();
    const { whole } = this;
    try {
      return use(exports);
    } catch (error) {
      if (needsWhole(error) && !whole) {
        // Unless another call has asked for it meanwhile.
        if (!this.whole) {
          this.whole = true;
          this.exports = this.begin();
        }
        return this.call(use, again);
      }
      if (!isTrap(error)) throw error;
      this.exports = this.begin();
    }
    const renewed = await this.current();
    try {
      return again(renewed);
    } catch (error) {
      // The next call may be of something else.
      if (isTrap(error)) this.exports = this.begin();
      throw error;
    }
  }

  /**
   * The newest exports: a call that waited while another one trapped must not use what that left behind.
   * @returns {Promise<Exports>}
   */
  async current() {
    for (;;) {
      const awaited = (this.exports ??= this.begin());
      const exports = await awaited;
      if (awaited === this.exports) return exports;
    }
  }

  begin() {
    const exports = this.load({ whole: this.whole }).catch((error) => {
      throw new EngineError(error);
    });
    // A failed load is forgotten, so that a later call may try again (the network came back).
    exports.catch(() => {
      if (this.exports === exports) this.exports = null;
    });
    return exports;
  }
}

/** @param {unknown} error */
function needsWhole(error) {
  return error instanceof Error && "code" in error && error.code === "needs-whole";
}

/**
 * Whether the instance can no longer be trusted: a panic, an exhausted stack or memory.
 * @param {unknown} error
 */
export function isTrap(error) {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    // Firefox names an exhausted stack so.
    (error instanceof Error && error.name === "InternalError")
  );
}

/** @type {Engine | null} */
let engine = null;
/** @type {Loader | null} */
let loader = null;

/**
 * Says how the wasm is loaded; each entry of the package says it once. The first one stays: a page has one engine.
 * @param {Loader} load
 */
export function setEngineLoader(load) {
  loader ??= load;
}

/** @returns {Engine} */
export function getEngine() {
  if (!loader) throw new Error("No engine: import the package's main entry, or call setEngineLoader() first.");
  engine ??= new Engine(loader);
  return engine;
}
