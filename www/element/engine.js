// @ts-check
// Calls the wasm: four pure functions and one that reads nodes. Loaded once per page, and instantiated again after a
// trap.

import { areLong, WorkerUnavailable } from "./worker-client.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").CompareOptions} CompareOptions */
/** @typedef {import("../../src/wasm/types.d.ts").ParseOptions} ParseOptions */
/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../../src/wasm/types.d.ts").Timeline} Timeline */

/**
 * The exports of the wasm, and the compiled module.
 * @typedef {object} Exports
 * @property {WebAssembly.Module} module
 * @property {(source: Source, options?: ParseOptions) => Article} parse
 * @property {(before: Source | Article, after: Source | Article, options?: CompareOptions) => Comparison} compare
 * @property {(versions: readonly (Source | Article)[], options?: CompareOptions) => Timeline} timeline
 * @property {(element: Element, options?: ParseOptions) => Article} [parseDom]
 */

/**
 * Returns the exports of a new instance. Called once per page, again after a trap (the memory of the old instance may
 * be inconsistent), and for the `full` build at the first Markdown text or whole page.
 * @typedef {(options: { full: boolean }) => Promise<Exports>} Loader
 */

/**
 * Makes a call in a worker. Fails with `WorkerUnavailable` if there is none.
 * @typedef {(module: WebAssembly.Module, name: "compare" | "timeline", args: unknown[]) => Promise<any>} CallInWorker
 */

/** The usual beginning of a whole page. */
const PAGE = /^\s*<(?:!doctype|html)\b/i;

/** @param {Source | Article | { format?: string }} version */
const needsFullBuild = (version) =>
  ("format" in version && version.format === "markdown") ||
  ("text" in version && typeof version.text === "string" && PAGE.test(version.text));

/** The wasm could not be loaded: blocked by the page's policy, not found, or no network. */
export class EngineError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "EngineError";
  }
}

/** The same calls as promises, because a new instance after a trap takes time. */
export class Engine {
  /**
   * @param {Loader} load
   * @param {CallInWorker | null} [callInWorker] for long texts
   */
  constructor(load, callInWorker = null) {
    this.load = load;
    this.callInWorker = callInWorker;
    /** @type {Promise<Exports> | null} */
    this.exports = null;
    /**
     * Whether `exports` read Markdown and whole pages. Most pages need neither, and the code is a good part of the
     * wasm.
     */
    this.full = false;
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
    const contents = [before, after];
    return this.call(
      (exports) => this.run(exports, "compare", contents, [...contents, options]),
      // The second time without refinement, since the same call would exhaust the stack or the memory again.
      (exports) => this.run(exports, "compare", contents, [...contents, { ...options, budget: 0 }]),
    );
  }

  /** @param {readonly (Source | Article)[]} versions @param {CompareOptions} [options] @returns {Promise<Timeline>} */
  timeline(versions, options) {
    this.expect(versions);
    return this.call(
      (exports) => this.run(exports, "timeline", versions, [versions, options]),
      (exports) => this.run(exports, "timeline", versions, [versions, { ...options, budget: 0 }]),
    );
  }

  /**
   * A call that may take long. For long texts it runs in a worker, if there is one.
   * @param {Exports} exports
   * @param {"compare" | "timeline"} name
   * @param {readonly (Source | Article)[]} contents
   * @param {unknown[]} args
   */
  async run(exports, name, contents, args) {
    try {
      if (this.callInWorker && areLong(contents)) return await this.callInWorker(exports.module, name, args);
    } catch (error) {
      if (!(error instanceof WorkerUnavailable)) throw error;
    }
    return /** @type {any} */ (exports[name])(...args);
  }

  /**
   * Loads the full build at once if any version needs it.
   * @param {readonly (Source | Article | { format?: string })[]} versions
   */
  expect(versions) {
    if (!this.exports) this.full ||= versions.some((version) => version && needsFullBuild(version));
  }

  /**
   * Starts to load the wasm before the first call.
   * @param {readonly { format?: string }[]} expected
   */
  warm(expected) {
    this.expect(expected);
    // A failure is reported by the call that needs the wasm.
    this.current().catch(() => {});
  }

  /**
   * @template Result
   * @param {(exports: Exports) => Result | Promise<Result>} use
   * @param {(exports: Exports) => Result | Promise<Result>} [again]
   * @returns {Promise<Result>}
   */
  async call(use, again = use) {
    const exports = await this.current();
    const { full } = this;
    try {
      return await use(exports);
    } catch (error) {
      if (needsFull(error) && !full) {
        // Unless another call has requested it meanwhile.
        if (!this.full) {
          this.full = true;
          this.begin();
        }
        return this.call(use, again);
      }
      if (!isTrap(error)) throw error;
      this.beginAgain();
    }
    const renewed = await this.current();
    try {
      return await again(renewed);
    } catch (error) {
      // The next call may succeed.
      if (isTrap(error)) this.begin();
      throw error;
    }
  }

  /**
   * The newest exports. A call that waited while another one trapped must not use the old instance.
   * @returns {Promise<Exports>}
   */
  async current() {
    for (;;) {
      const awaited = (this.exports ??= this.begin());
      const exports = await awaited;
      if (awaited === this.exports) return exports;
    }
  }

  /** Starts to load a new instance. */
  begin() {
    return this.keep(this.loaded());
  }

  /**
   * The same after a trap. Uses the full build, which logs the reason on the console, or the previous build if that
   * cannot be loaded.
   */
  beginAgain() {
    if (this.full) return this.begin();
    this.full = true;
    const small = () => {
      this.full = false;
      return this.loaded();
    };
    return this.keep(this.loaded().catch(small));
  }

  /** @returns {Promise<Exports>} */
  loaded() {
    return this.load({ full: this.full }).catch((error) => {
      throw new EngineError(error);
    });
  }

  /** @param {Promise<Exports>} exports what the next calls use */
  keep(exports) {
    this.exports = exports;
    // A failed load is not cached, so that a later call can try again.
    exports.catch(() => {
      if (this.exports === exports) this.exports = null;
    });
    return exports;
  }
}

/** @param {unknown} error */
function needsFull(error) {
  return error instanceof Error && "code" in error && error.code === "needs-full";
}

/**
 * Whether the instance can no longer be trusted: a panic, an exhausted stack or memory.
 * @param {unknown} error
 */
export function isTrap(error) {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    // Firefox reports an exhausted stack like this.
    (error instanceof Error && error.name === "InternalError")
  );
}

/** @type {Engine | null} */
let engine = null;
/** @type {[Loader, CallInWorker | null] | null} */
let loaders = null;

/**
 * Sets how the wasm is loaded and how it is called in a worker. Each entry of the package calls this once. Only the
 * first call counts, since a page has one engine.
 * @param {Loader} load
 * @param {CallInWorker | null} [callInWorker]
 */
export function setEngineLoader(load, callInWorker = null) {
  loaders ??= [load, callInWorker];
}

/** @returns {Engine} */
export function getEngine() {
  if (!loaders) throw new Error("No engine: import the package's main entry, or call setEngineLoader() first.");
  engine ??= new Engine(...loaders);
  return engine;
}
