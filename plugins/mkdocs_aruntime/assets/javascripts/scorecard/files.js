/** Saving files, as every feature does it. */

export { download } from "../view/files.js";
