/** The worked example of the page, as it stands without scripts: rendered at build with the views of the browser. */

import { h } from "preact";
import { readDirectory } from "../catalog.js";
import { Covered } from "./views/covered.js";

/** @param {any} data as the build hands it over */
export function built({ directory, ...rest }) {
  return h(Covered, { ...rest, directory: readDirectory(directory) });
}
