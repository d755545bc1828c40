/**
 * The worked example of the page, as it stands without scripts: rendered at build with the views of the
 * browser.
 */

import { h } from "preact";
import { named } from "../api.js";
import { readDirectory } from "../catalog.js";
import { Covered } from "./views/covered.js";

/** @import { Props } from "./views/covered.js" */
/** @param {Props & { directory: unknown }} data as the build hands it over */
export function built({ directory, vocabulary, ...rest }) {
  return h(Covered, {
    ...rest,
    vocabulary: named(vocabulary, directory.entries),
    directory: readDirectory(directory),
  });
}
