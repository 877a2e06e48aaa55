// @ts-check
// Finds the versions, reads and compares two of them, and computes the timeline of all of them.

import { areLong } from "./worker-client.js";
import { getEngine } from "./engine.js";
import { findVersions, formatByName } from "./versions.js";

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Comparison} Comparison */
/** @typedef {import("../../src/wasm/types.d.ts").Timeline} Timeline */
/** @typedef {import("./versions.js").Version} Version */
/** @typedef {import("./versions.js").Sources} Sources */

/** All versions of the story, and its title. @typedef {{ title: string, versions: Version[] }} Known */
/**
 * All versions, and the indexes of the two that are compared.
 * @typedef {Known & { from: number, to: number }} Pair
 */

export class Session {
  /** The versions that were found and compared, until `forget` is called. @type {Known | null} */
  #known = null;
  /** Counts the started comparisons, so that the result of an outdated one is dropped. */
  #turn = 0;
  /** The pair that is compared now. @type {Pair | null} */
  pair = null;
  /** The two versions that were requested last, even if the comparison failed. @type {Version[]} */
  chosen = [];
  /** The timeline of all versions, once it is known. @type {Timeline | null} */
  timeline = null;
  /** Photo agencies that the page adds to the dictionary. @type {Record<string, string[]>} */
  agencies = {};

  /** Whether the versions have been found and compared before. */
  get isKnown() {
    return this.#known !== null;
  }

  /** Discards the known versions, so that the next comparison finds them again. */
  forget() {
    this.#known = null;
  }

  /** Begins a comparison. @returns {() => boolean} whether no other comparison has begun since */
  begin() {
    const turn = ++this.#turn;
    return () => turn === this.#turn;
  }

  /**
   * Finds all versions, oldest first.
   * @param {Sources} element
   * @returns {Promise<Known>}
   */
  async find(element) {
    return this.#known ?? findVersions(element);
  }

  /**
   * Starts to fetch the wasm, in parallel with the texts.
   * @param {Known} known
   */
  warm({ versions }) {
    getEngine().warm(
      versions.map(({ input }) => ({ ...input, format: input.format ?? formatByName(input.src ?? "") })),
    );
  }

  /**
   * Compares two versions.
   * @param {Known} known
   * @param {{ from: string, to: string }} wanted the values of the attributes
   * @param {() => boolean} isLast see `begin`
   * @param {() => Promise<void>} beforeLong called before a comparison that a reader has to wait for
   * @returns {Promise<Comparison | null>} null if another comparison began in the meantime
   */
  async compare({ title, versions }, wanted, isLast, beforeLong) {
    const from = indexOf(wanted.from, versions, 0);
    const to = indexOf(wanted.to, versions, versions.length - 1);
    this.chosen = [/** @type {Version} */ (versions[from]), /** @type {Version} */ (versions[to])];
    const [before, after] = await this.#read(this.chosen);
    if (!isLast() || !before || !after) return null;
    if (areLong([before, after])) await beforeLong();
    const comparison = await getEngine().compare(before, after, this.#options);
    if (!isLast()) return null;
    if (this.#known?.versions !== versions) this.timeline = null;
    this.#known = { title, versions };
    this.pair = { title, versions, from, to };
    return comparison;
  }

  /**
   * Computes the timeline of all versions.
   * @param {() => boolean} isLast see `begin`
   * @param {() => Promise<void>} beforeLong
   * @returns {Promise<boolean>} whether the timeline is known now
   */
  async follow(isLast, beforeLong) {
    const versions = await this.#read(this.#known?.versions ?? []);
    if (!isLast()) return false;
    if (areLong(versions)) await beforeLong();
    const timeline = await getEngine().timeline(versions, this.#options);
    if (isLast()) this.timeline = timeline;
    return isLast();
  }

  /** Parses the two compared versions. @returns {Promise<[Article, Article]>} */
  async articles() {
    if (!this.pair) throw new Error("Nothing is compared yet.");
    const { versions, from, to } = this.pair;
    const contents = await this.#read([/** @type {Version} */ (versions[from]), /** @type {Version} */ (versions[to])]);
    const parsed = contents.map(async (content) =>
      "blocks" in content ? content : getEngine().parse(content, this.#options),
    );
    return /** @type {Promise<[Article, Article]>} */ (Promise.all(parsed));
  }

  get #options() {
    return { agencies: this.agencies };
  }

  /** @param {readonly Version[]} versions */
  #read(versions) {
    return Promise.all(versions.map((version) => version.read(getEngine(), this.#options)));
  }
}

/**
 * @param {string} wanted an id or an index; a negative index counts from the end
 * @param {readonly Version[]} versions
 * @param {number} otherwise
 */
function indexOf(wanted, versions, otherwise) {
  const byId = versions.findIndex((version) => version.input.id !== undefined && version.input.id === wanted);
  if (byId >= 0) return byId;
  const number = wanted.trim() === "" ? NaN : Number(wanted);
  const index = number < 0 ? versions.length + number : number;
  if (versions[index]) return index;
  if (wanted) console.warn(`article-versions: there is no version "${wanted}". The default is shown.`);
  return otherwise;
}
