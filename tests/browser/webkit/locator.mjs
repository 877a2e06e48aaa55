// @ts-check
/** Locators: elements by selector, text, role or label, looked up again for each action. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./in-page.mjs").Step} Step */
/** @typedef {{ timeout?: number }} Timeout */

/**
 * @param {string | RegExp} text
 * @param {{ exact?: boolean }} [options]
 * @returns {import("./in-page.mjs").SearchText}
 */
const words = (text, { exact = false } = {}) =>
  text instanceof RegExp ? { pattern: text.source, flags: text.flags } : { text, exact };

/** The common part of a page and a locator: elements are found below them. */
export class Place {
  /** @param {import("./page.mjs").Page} page @param {Step[]} steps */
  constructor(page, steps) {
    this.in = page;
    this.steps = steps;
  }

  /** @param {Step[]} steps */
  below(...steps) {
    return new Locator(this.in, [...this.steps, ...steps]);
  }

  /** @param {string} css @param {Filter} [options] */
  locator(css, options = {}) {
    return this.below({ css }).filter(options);
  }

  /** @param {string | RegExp} text @param {{ exact?: boolean }} [options] */
  getByText(text, options) {
    return this.below({ text: words(text, options) });
  }

  /** @param {string | RegExp} text @param {{ exact?: boolean }} [options] */
  getByLabel(text, options) {
    return this.below({ label: words(text, options) });
  }

  /** @param {string} role @param {{ name?: string | RegExp, exact?: boolean } & Record<string, unknown>} [options] */
  getByRole(role, { name, exact = false, ...states } = {}) {
    return this.below({ role, states, ...(name === undefined ? {} : { name: words(name, { exact }) }) });
  }
}

/**
 * @typedef {{ hasText?: string | RegExp, hasNotText?: string | RegExp, has?: Locator, hasNot?: Locator, visible?: boolean }} Filter
 */

export class Locator extends Place {
  /** @param {Filter} filter */
  filter({ hasText, hasNotText, has, hasNot, visible }) {
    /** @type {Step[]} */
    const steps = [];
    if (hasText !== undefined) steps.push({ hasText: words(hasText) });
    if (hasNotText !== undefined) steps.push({ hasText: words(hasNotText), not: true });
    if (has) steps.push({ has: has.steps });
    if (hasNot) steps.push({ has: hasNot.steps, not: true });
    if (visible !== undefined) steps.push({ visible });
    return this.below(...steps);
  }

  /** @param {Locator} other */
  and(other) {
    return this.below({ and: other.steps });
  }

  /** @param {Locator} other */
  or(other) {
    return this.below({ or: other.steps });
  }

  /** @param {number} n */
  nth(n) {
    return this.below({ nth: n });
  }

  first() {
    return this.nth(0);
  }

  last() {
    return this.nth(-1);
  }

  page() {
    return this.in;
  }

  /**
   * Runs in the page on all elements that match now.
   * @param {(nodes: any[], arg: any) => unknown} work
   * @param {unknown} [arg]
   */
  evaluateAll(work, arg) {
    return this.in.inPage(`(tools, steps, arg) => (${work})(tools.find(steps), arg)`, this.steps, arg);
  }

  /**
   * Waits until there is exactly one element and `work`, which runs in the page, returns a value for it.
   * @param {string} work the source of a function `(element, arg, tools)`
   * @param {unknown} [arg]
   * @param {Timeout} [options]
   */
  one(work, arg, { timeout } = {}) {
    return this.in
      .until(`one element: ${JSON.stringify(this.steps)}`, timeout, async () => {
        const { count, value } = await this.in.inPage(
          `async (tools, steps, arg) => {
          const found = tools.find(steps);
          return { count: found.length, value: found.length === 1 ? await (${work})(found[0], arg, tools) : undefined };
        }`,
          this.steps,
          arg,
        );
        if (count > 1) throw new Error(`${count} elements where a test names one: ${JSON.stringify(this.steps)}`);
        // The driver returns undefined as null.
        return count === 1 && value !== undefined && value !== null ? { value } : undefined;
      })
      .then(({ value }) => value);
  }

  /** @param {(node: any, arg: any) => unknown} work @param {unknown} [arg] @param {Timeout} [options] */
  async evaluate(work, arg, options) {
    const { given } = await this.one(
      `async (element, arg) => ({ given: await (${work})(element, arg) })`,
      arg,
      options,
    );
    return given;
  }

  /** @returns {Promise<number>} */
  count() {
    return this.evaluateAll((nodes) => nodes.length);
  }

  async all() {
    return Array.from({ length: await this.count() }, (_, n) => this.nth(n));
  }

  /** @param {{ state?: "attached" | "detached" | "visible" | "hidden" } & Timeout} [options] */
  async waitFor({ state = "visible", timeout } = {}) {
    await this.in.until(`${state}: ${JSON.stringify(this.steps)}`, timeout, () =>
      this.in.inPage(
        `(tools, steps, state) => {
          const found = tools.find(steps);
          const seen = state === "visible" || state === "hidden" ? found.filter(tools.visible) : found;
          return (seen.length > 0) === (state === "visible" || state === "attached") ? true : undefined;
        }`,
        this.steps,
        state,
      ),
    );
  }

  /** @returns {Promise<boolean>} */
  isVisible() {
    return this.in.inPage("(tools, steps) => tools.find(steps).some(tools.visible)", this.steps);
  }

  async isHidden() {
    return !(await this.isVisible());
  }

  isChecked = () => this.evaluate((node) => node.checked ?? node.getAttribute("aria-checked") === "true");
  isDisabled = () => this.evaluate((node) => node.matches(":disabled, [aria-disabled=true]"));
  isEnabled = async () => !(await this.isDisabled());
  innerText = () => this.evaluate((node) => node.innerText);
  innerHTML = () => this.evaluate((node) => node.innerHTML);
  textContent = () => this.evaluate((node) => node.textContent);
  inputValue = () => this.evaluate((node) => node.value);
  allTextContents = () => this.evaluateAll((nodes) => nodes.map((node) => node.textContent));
  allInnerTexts = () => this.evaluateAll((nodes) => nodes.map((node) => node.innerText));

  /** @param {string} name */
  getAttribute(name) {
    return this.evaluate((node, name) => node.getAttribute(name), name);
  }

  /** @returns {Promise<{ x: number, y: number, width: number, height: number } | null>} */
  boundingBox() {
    return this.evaluate((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return width > 0 || height > 0 ? { x, y, width, height } : null;
    });
  }

  scrollIntoViewIfNeeded = () =>
    this.evaluate((node) => node.scrollIntoView({ block: "center", inline: "center", behavior: "instant" }));
  focus = () => this.evaluate((node) => node.focus());
  blur = () => this.evaluate((node) => node.blur());

  /** @param {string} type @param {object} [init] */
  dispatchEvent(type, init = {}) {
    return this.evaluate(
      (node, { type, init }) =>
        void node.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true, ...init })),
      { type, init },
    );
  }

  /**
   * The middle of the element, once it can be pressed there.
   * @param {Timeout & { isPressed?: boolean }} [options]
   * @returns {Promise<{ x: number, y: number }>}
   */
  target({ isPressed = false, ...options } = {}) {
    return this.one(
      `async (element, isPressed, tools) => {
        const found = await tools.target(element);
        if (found && isPressed) tools.aim(element);
        return found ?? undefined;
      }`,
      isPressed,
      options,
    );
  }

  /** @param {Timeout & { clickCount?: number }} [options] */
  async click(options) {
    await this.in.until(`a press of one element: ${JSON.stringify(this.steps)}`, options?.timeout, async () => {
      const { x, y } = await this.target({ ...options, isPressed: true });
      await this.in.mouse.click(x, y, options);
      // The layout may have changed between the check and the click.
      return (await this.in.inPage("(tools) => tools.hit()")) || undefined;
    });
  }

  /** @param {Timeout} [options] */
  dblclick(options) {
    return this.click({ ...options, clickCount: 2 });
  }

  /** @param {Timeout} [options] */
  async hover(options) {
    const { x, y } = await this.target(options);
    await this.in.mouse.move(x, y);
  }

  async check() {
    if (!(await this.isChecked())) await this.click();
  }

  async uncheck() {
    if (await this.isChecked()) await this.click();
  }

  /** @param {string} keys */
  async press(keys) {
    await this.focus();
    await this.in.keyboard.press(keys);
  }

  /** @param {string} text */
  async pressSequentially(text) {
    await this.focus();
    await this.in.keyboard.type(text);
  }

  /** @param {string} text */
  fill(text) {
    return this.one(
      `(element, text, tools) => {
        if (!tools.visible(element) || element.disabled || element.readOnly) return undefined;
        element.focus();
        element.value = text;
        for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        return true;
      }`,
      text,
    );
  }

  /** @param {string | { label?: string, value?: string, index?: number }} choice */
  selectOption(choice) {
    return this.one(
      `(element, choice, tools) => {
        const asked = typeof choice === "string" ? { value: choice } : choice;
        const option = [...element.options].find((one) => Object.entries(asked).every(([key, value]) => one[key] === value)) ??
          [...element.options].find((one) => one.label === choice);
        if (!tools.visible(element) || element.disabled || !option) return undefined;
        element.focus();
        option.selected = true;
        for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        return [option.value];
      }`,
      choice,
    );
  }

  /**
   * @param {string | string[] | { name: string, buffer: Buffer } | { name: string, buffer: Buffer }[]} files paths, or
   *   contents with a name
   */
  async setInputFiles(files) {
    const folder = mkdtempSync(join(this.in.folder, "files-"));
    const paths = [files].flat().map((file) => {
      if (typeof file === "string") return file;
      writeFileSync(join(folder, file.name), file.buffer);
      return join(folder, file.name);
    });
    const input = await this.one("(element) => (element.value = '', element)");
    await this.in.command("POST", `/element/${Object.values(input)[0]}/value`, { text: paths.join("\n") });
  }
}
