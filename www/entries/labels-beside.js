// @ts-check
// English words inside the script, the others as files beside it.

import { setWaysToWords } from "../labels/index.js";

// Written out, since bundlers carry along only what is named.
setWaysToWords({
  ar: () => import("../labels/ar.js"),
  de: () => import("../labels/de.js"),
  es: () => import("../labels/es.js"),
  fr: () => import("../labels/fr.js"),
  zh: () => import("../labels/zh.js"),
});
