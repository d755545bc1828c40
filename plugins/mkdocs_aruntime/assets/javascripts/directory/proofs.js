/** What proves a claim, and in which words it is qualified: the same wherever a claim is opened. */

import { labelled } from "./api.js";
import { conditionWords } from "../view/conditions.js";

/** @import { Claim, Runtime, Source } from "../view/model.js" */
/** @import { Vocabulary } from "./api.js" */
/**
 * @typedef {{ runtime: Runtime, quote: string, source: Source | undefined, kind: string, confirmed: string,
 *   about?: string }} Proof
 *   about: what the quote is about, where that is not plain from where it stands
 */

/**
 * @param {Vocabulary} vocabulary
 * @param {Claim} claim
 */
export function notesOf(vocabulary, claim) {
  const how = [
    claim["provided-by"] && claim["provided-by"] !== "core"
      ? labelled(vocabulary.providers, claim["provided-by"])
      : "",
    claim.stability ? labelled(vocabulary.stabilities, claim.stability) : "",
    claim.default ? labelled(vocabulary.defaults, claim.default) : "",
    claim.since ? `since ${claim.since}` : "",
    claim["read-at"] ? `read at ${claim["read-at"]}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
  const conflict = claim.conflict ? "Sources contradict each other; all are quoted." : "";
  const looked = claim.looked?.length ? `Checked, not found: ${claim.looked.join("; ")}.` : "";
  const condition = conditionWords(vocabulary, claim.when);
  const lacks = claim.lacks ? `Lacks: ${claim.lacks}` : "";
  return [how, condition && `${condition}.`, lacks, claim.note ?? "", conflict, looked].filter(Boolean);
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Runtime} runtime
 * @param {Claim} claim
 * @returns {Proof[]}
 */
export function proofsOf(vocabulary, runtime, claim) {
  const confirmed = claim.confirmed ?? runtime.maintenance.confirmed;
  return (claim.evidence ?? []).map(({ quote, source }) =>
    quoted(vocabulary, runtime, quote, source, confirmed),
  );
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Runtime} runtime
 * @param {string} quote
 * @param {string | undefined} key
 * @param {string} confirmed
 * @returns {Proof}
 */
export function quoted(vocabulary, runtime, quote, key, confirmed) {
  const source = runtime.sources[key ?? ""];
  return { runtime, quote, source, kind: labelled(vocabulary["source-kinds"], source?.kind), confirmed };
}
