// @ts-check
// Hands a text over to the reader: as a file, or on the clipboard. Nothing is sent anywhere.

/** How long a saved file's address is kept, in milliseconds. */
const KEEP_FOR = 60_000;

/**
 * @param {string} text
 * @param {string} name of the file
 * @param {string} type its media type
 */
export function save(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FOR);
}

/**
 * @param {Promise<string>} text may still be in the making; what the click allows does not last for ever, so it is promised at once
 * @returns {Promise<boolean>} whether the browser let it
 */
export async function copy(text) {
  try {
    const plain = text.then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
    return true;
  } catch {
    // A page without https, or an older browser.
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
