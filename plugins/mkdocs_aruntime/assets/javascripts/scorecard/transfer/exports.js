/** The decision as files to take home. */

import { download } from "../../view/files.js";
import { fileStem } from "./names.js";
import { loadYaml } from "../../view/yaml.js";

/** @import { Decision } from "../model.js" */

const ENOUGH = 100; // levels of nesting that are written of what is no decision

/** @param {unknown} decision or whatever was kept instead of one */
export function exportJson(decision) {
  download(`${fileStem(decision)}.decision.json`, "application/json", `${written(decision)}\n`);
}

/** @param {unknown} data */
function written(data) {
  try {
    return JSON.stringify(data, null, 2) ?? "null";
  } catch {
    return JSON.stringify(writable(data, 0), null, 2);
  }
}

/**
 * What JSON has no words for, as text: large integers, and whatever holds itself.
 *
 * @param {unknown} data
 * @param {number} depth
 * @returns {unknown}
 */
function writable(data, depth) {
  if (typeof data !== "object" || data === null) return typeof data === "bigint" ? `${data}` : data;
  if (depth > ENOUGH) return "… (nested deeper than is written)";
  if (Array.isArray(data)) return data.map((each) => writable(each, depth + 1));
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, writable(each, depth + 1)]));
}

/** @param {Decision} decision */
export async function exportYaml(decision) {
  const { dump } = await loadYaml();
  download(
    `${fileStem(decision)}.decision.yml`,
    "application/yaml",
    dump(decision, { lineWidth: 110, noRefs: true }),
  );
}
