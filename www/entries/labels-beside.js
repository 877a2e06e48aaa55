// @ts-check
// Bundles the English labels with the script and the others as files beside it.

import { setLabelLoaders } from "../labels/index.js";

// Each import is written out, since bundlers copy only files that are named.
setLabelLoaders({
  ar: () => import("../labels/ar.js"),
  de: () => import("../labels/de.js"),
  es: () => import("../labels/es.js"),
  fr: () => import("../labels/fr.js"),
  zh: () => import("../labels/zh.js"),
});
