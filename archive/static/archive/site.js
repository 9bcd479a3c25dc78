/* Small comforts of the reading room; every page works without them. Hooks are data-* attributes. */

import { offerCopies } from "./copying.js";
import { openTarget } from "./opening.js";
import { offerSuggestions } from "./suggesting.js";

offerCopies(document);
openTarget(document, location);
offerSuggestions(document);
