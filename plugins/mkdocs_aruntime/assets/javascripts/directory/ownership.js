/** Who owns a responsibility, who usually does, and the claims that show it. */

import { labelled } from "./api.js";
import { notesOf, proofsOf } from "./proofs.js";
import { wordsOf } from "../view/states.js";

/** @import { Claim, Responsibility, Runtime, Term, Vocabulary } from "./api.js" */
/** @import { Proof } from "./proofs.js" */
/** @import { Value } from "../view/states.js" */
/** @typedef {{ term: Term, anchor: string, claim: Claim, notes: string[], proofs: Proof[] }} Witness a claim that shows how a responsibility is done */

/**
 * @param {Term} term
 * @param {Runtime} runtime
 * @returns {{ value: Value, note: string }}
 */
export function ownership(term, { responsibilities }) {
  if (responsibilities.owns?.includes(term.id)) return { value: "supported", note: "" };
  const part = responsibilities.partly?.find((each) => each.id === term.id);
  if (part) return { value: "partial", note: part.note };
  const left = responsibilities.leaves?.find((each) => each.id === term.id);
  return left ? { value: "unsupported", note: `to ${left.to}` } : { value: "unknown", note: "" };
}

/**
 * The claims of an entry that show how it does a thing, as far as anything is established.
 *
 * @param {Vocabulary} vocabulary
 * @param {Responsibility} responsibility
 * @param {Runtime} runtime
 * @returns {Witness[]}
 */
export function witnesses(vocabulary, responsibility, runtime) {
  return (responsibility.claims ?? []).flatMap((reference) => {
    const [group = "", id = ""] = reference.split(".");
    const term = vocabulary.groups.find((each) => each.id === group)?.claims.find((each) => each.id === id);
    const claim = runtime.claims[group]?.find((each) => each.id === id);
    if (!term || !claim?.evidence?.length) return [];
    const proofs = proofsOf(vocabulary, runtime, claim).map((each) => ({ ...each, about: `${term.label}: ${wordsOf(claim.value).word}` }));
    return [{ term, anchor: reference, claim, notes: notesOf(vocabulary, claim), proofs }];
  });
}

/**
 * Who usually takes a responsibility: whom the entries themselves name, else the layers it belongs to.
 *
 * @param {Vocabulary} vocabulary
 * @param {Term} term
 * @param {readonly Runtime[]} runtimes
 */
export function usually(vocabulary, term, runtimes) {
  const named = runtimes.flatMap((runtime) => (runtime.responsibilities.leaves ?? []).filter((left) => left.id === term.id).map((left) => left.to));
  return named.length > 0 ? [...new Set(named)].join("; ") : (term.layers ?? []).map((layer) => labelled(vocabulary.layers, layer)).join(" or ");
}
