// @ts-check
// Has the labels of all languages inside the script.

import { addLabels } from "./index.js";
import ar from "./ar.js";
import de from "./de.js";
import es from "./es.js";
import fr from "./fr.js";
import zh from "./zh.js";

addLabels({ ar, de, es, fr, zh });
