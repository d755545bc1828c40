/** What a claim says, as one reads it: its value, condition, what is missing, and where somebody looked. */

import { conditionWords } from "./conditions.js";
import { wordsOf } from "./states.js";

/** @import { Claim } from "./model.js" */
/** @import { Words } from "./conditions.js" */

/**
 * @param {Partial<Pick<Claim, "value" | "when" | "lacks" | "note" | "looked">>} stated
 * @param {Words} vocabulary
 */
export function statedWords({ value, when, lacks, note, looked = [] }, vocabulary) {
  const parts = [
    value ? wordsOf(value).word : "",
    conditionWords(vocabulary, when),
    lacks ? `Lacks: ${lacks}` : "",
    note ?? "",
    looked.length > 0 ? `Checked, not found: ${looked.join("; ")}` : "",
  ];
  return parts
    .filter(Boolean)
    .map((part) => part.replace(/\.$/, ""))
    .join(". ");
}
