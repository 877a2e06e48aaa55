// @ts-check
// Saves a text as a file or copies it to the clipboard. Nothing is sent over the network.

/** How long the object URL of a saved file is kept, in milliseconds. */
const KEEP_FOR = 60_000;

/**
 * @param {string} text
 * @param {string} name the name of the file
 * @param {string} type the media type
 */
export function save(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read the file only after the click, so the URL is not revoked at once.
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FOR);
}

/**
 * @param {Promise<string>} text a promise, because the permission of the click expires; the clipboard is called at once
 *   and waits for the text
 * @returns {Promise<boolean>} whether the text was copied
 */
export async function copy(text) {
  try {
    const plain = text.then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
    return true;
  } catch {
    // The Clipboard API is missing on pages without https and in older browsers.
    return copyBySelection(await text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.cssText = "position: fixed; opacity: 0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
