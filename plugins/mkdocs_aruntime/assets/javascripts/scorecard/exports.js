/** The decision as files to take home. */

import { download } from "./files.js";
import { loadYaml } from "./yaml.js";

/** @import { Decision } from "./state.js" */

/** @param {Decision} decision */
export function exportJson(decision) {
  download(`${stem(decision)}.decision.json`, "application/json", `${JSON.stringify(decision, null, 2)}\n`);
}

/** @param {Decision} decision */
export async function exportYaml(decision) {
  const { dump } = await loadYaml();
  download(`${stem(decision)}.decision.yml`, "application/yaml", dump(decision, { lineWidth: 110, noRefs: true }));
}

/** @param {Decision} decision */
function stem(decision) {
  return String(decision["id"] ?? "decision").replaceAll(/[^\w.-]+/g, "-") || "decision";
}
