/** Which format and version a document names, and whether this page reads it. */

import { isMapping, shown } from "./scalars.js";

/** @import { Format } from "./decoding.js" */

/** @type {Readonly<Record<Format | "Record", [kind: string, newest: number]>>} */
const VERSIONS = { Decision: ["decision", 1], Profile: ["profile", 1], Record: ["record", 1] };

/**
 * Why a document of this format is not read: it names another one, or a version that is not known here.
 *
 * @param {Format | "Record"} format
 * @param {unknown} data
 * @returns {string} empty where it is read, or where it names none
 */
export function versionProblem(format, data) {
  if (!isMapping(data) || typeof data.schema !== "string") return "";
  const [kind, newest] = VERSIONS[format];
  const read = `aruntime/${kind}/${newest}`;
  const found = new RegExp(`^aruntime/${kind}/([1-9]\\d{0,8})$`).exec(data.schema);
  if (found === null) return `its format is ${shown(data.schema)}; expected ${read}`;
  if (Number(found[1]) <= newest) return "";
  const formats = `its format is ${found[0]}, and this page reads ${read}`;
  return `written by a newer version of this page: ${formats}; reload the page to open it`;
}
