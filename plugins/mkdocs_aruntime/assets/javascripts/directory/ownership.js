/** Who owns a responsibility, who usually does, and the claims that show it. */

import { labelled } from "./api.js";
import { notesOf, proofsOf } from "./proofs.js";
import { wordsOf } from "../view/states.js";

/** @import { Claim, ClaimTerm, ClaimValue, Responsibility, Runtime, Term } from "../view/model.js" */
/** @import { Vocabulary } from "./api.js" */
/** @import { Proof } from "./proofs.js" */
/**
 * @typedef {{ term: Term, anchor: string, claim: Claim, notes: string[], proofs: Proof[] }}
 *   Witness a claim that shows how a responsibility is done
 */

/**
 * What it says that an entry is silent: nothing, or that the word belongs to other layers; as `facts.py` has
 * it.
 *
 * @param {Pick<ClaimTerm, "layers">} term
 * @param {Runtime} runtime
 * @returns {"unknown" | "not-applicable"}
 */
export function silence({ layers = [] }, runtime) {
  return layers.length === 0 || layers.some((layer) => runtime.layers.includes(layer))
    ? "unknown"
    : "not-applicable";
}

/**
 * @param {Responsibility} term
 * @param {Runtime} runtime
 * @returns {{ value: ClaimValue, note: string }}
 */
export function ownership(term, runtime) {
  const { responsibilities } = runtime;
  if (responsibilities.owns?.includes(term.id)) return { value: "supported", note: "" };
  const part = responsibilities.partly?.find((each) => each.id === term.id);
  if (part) return { value: "partial", note: part.note };
  const left = responsibilities.leaves?.find((each) => each.id === term.id);
  return left ? { value: "unsupported", note: `to ${left.to}` } : { value: silence(term, runtime), note: "" };
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
    const proofs = proofsOf(vocabulary, runtime, claim).map((each) => ({
      ...each,
      about: `${term.label}: ${wordsOf(claim.value).word}`,
    }));
    return [{ term, anchor: reference, claim, notes: notesOf(vocabulary, claim), proofs }];
  });
}

/**
 * Whom the entries themselves name as the one who does a thing instead, and which of them say so.
 *
 * @param {Term} term
 * @param {readonly Runtime[]} runtimes
 * @returns {{ to: string, by: string[] }[]}
 */
export function named(term, runtimes) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { name, responsibilities } of runtimes) {
    for (const { to } of responsibilities.leaves?.filter((left) => left.id === term.id) ?? [])
      found.set(to, [...(found.get(to) ?? []), name]);
  }
  return [...found].map(([to, by]) => ({ to, by }));
}

/**
 * The layers that usually own a responsibility, as people read them.
 *
 * @param {Vocabulary} vocabulary
 * @param {Responsibility} term
 */
export function usualLayers(vocabulary, term) {
  return (term.layers ?? []).map((layer) => labelled(vocabulary.layers, layer)).join(" or ");
}

/**
 * Who usually takes a responsibility: whom the entries themselves name, else the layers it belongs to.
 *
 * @param {Vocabulary} vocabulary
 * @param {Responsibility} term
 * @param {readonly Runtime[]} runtimes
 */
export function usually(vocabulary, term, runtimes) {
  return (
    named(term, runtimes)
      .map(({ to }) => to)
      .join("; ") || usualLayers(vocabulary, term)
  );
}
