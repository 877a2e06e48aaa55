// @ts-check
/** @type {import("../labels.js").Dictionary} */
export default {};
