/** The must-haves of a decision: checks by gate, added, changed, taken away and put back. */

import { freeId, set } from "./candidates.js";

/** @import { Candidate, Check, ClaimTerm } from "../model.js" */
/** @import { Decision, NotApplicable, EvidenceRecord, Proof } from "../model.js" */
/**
 * @typedef {Pick<Candidate, "evidence" | "proofs" | "not-applicable">} Answers
 * @typedef {{ gate: string, check: Check, answers: Record<string, Answers> }} Removed
 *   a check that was taken away, and per candidate what had been found of it
 */

/** @type {readonly ["evidence", "proofs", "not-applicable"]} */
const KINDS = ["evidence", "proofs", "not-applicable"];

/**
 * @param {Decision} decision
 * @param {string} gate
 * @param {Check} check
 */
export function addCheck(decision, gate, check) {
  const requirements = decision.requirements ?? {};
  const checks = requirements[gate] ?? [];
  const named = { ...check, id: freeId(checks, check.id) };
  return set(decision, "requirements", { ...requirements, [gate]: [...checks, named] });
}

/**
 * @param {Decision} decision
 * @param {string} gate
 * @param {Check} check takes the place of the one with its id
 */
export function replaceCheck(decision, gate, check) {
  const requirements = decision.requirements ?? {};
  const checks = (requirements[gate] ?? []).map((each) => (each.id === check.id ? check : each));
  return set(decision, "requirements", { ...requirements, [gate]: checks });
}

/**
 * Takes a check away, and every piece of evidence that names it.
 *
 * @param {Decision} decision
 * @param {string} gate
 * @param {string} id
 * @returns {{ decision: Decision, removed: Removed | null }} removed: what `restoreCheck` puts back
 */
export function removeCheck(decision, gate, id) {
  const reference = `${gate}.${id}`;
  const { [gate]: checks = [], ...others } = decision.requirements ?? {};
  const check = checks.find((each) => each.id === id);
  if (check === undefined) return { decision, removed: null };
  const left = checks.filter((each) => each !== check);
  const answers = Object.fromEntries(
    decision.candidates.map((each) => [each.id, about(each, (of) => of === reference)]),
  );
  const requirements = left.length > 0 ? { ...others, [gate]: left } : others;
  const candidates = decision.candidates.map((each) => ({
    ...each,
    ...about(each, (of) => of !== reference),
  }));
  return { decision: { ...decision, requirements, candidates }, removed: { gate, check, answers } };
}

/**
 * Puts a check back with its evidence, for the candidates that are still there.
 *
 * @param {Decision} decision
 * @param {Removed} removed
 */
export function restoreCheck(decision, { gate, check, answers }) {
  if (decision.requirements?.[gate]?.some((each) => each.id === check.id)) return decision;
  const restored = addCheck(decision, gate, check);
  const candidates = restored.candidates.map((each) => merged(each, answers[each.id] ?? {}));
  return { ...restored, candidates };
}

/**
 * What a candidate has of each kind that keeps to a rule.
 *
 * @param {Candidate} candidate
 * @param {(check: string) => boolean} rule
 * @returns {Answers}
 */
function about(candidate, rule) {
  /** @type {Answers} */
  const found = {};
  const kept = (/** @type {{ check: string }} */ each) => rule(each.check);
  if (candidate.evidence) found.evidence = candidate.evidence.filter(kept);
  if (candidate.proofs) found.proofs = candidate.proofs.filter(kept);
  if (candidate["not-applicable"]) found["not-applicable"] = candidate["not-applicable"].filter(kept);
  return found;
}

/**
 * @param {Candidate} candidate
 * @param {Answers} answers
 * @returns {Candidate}
 */
function merged(candidate, answers) {
  const parts = KINDS.filter((kind) => answers[kind]?.length).map((kind) => {
    /** @type {(EvidenceRecord | Proof | NotApplicable)[]} */
    const both = [...(candidate[kind] ?? []), ...(answers[kind] ?? [])];
    return /** @type {const} */ ([kind, both]);
  });
  return { ...candidate, ...Object.fromEntries(parts) };
}

/**
 * A check that asks the directory, for what is wanted: the absence of what is adverse, the presence of the
 * rest.
 *
 * @param {{ id: string }} group
 * @param {Pick<ClaimTerm, "id" | "polarity">} claim
 * @returns {Check}
 */
export function claimCheck(group, claim) {
  const wanted = claim.polarity === "adverse" ? "unsupported" : "supported";
  return { id: claim.id, claim: `${group.id}.${claim.id}`, is: wanted, level: "E2" };
}

/**
 * A check that asks for a measurement; null where no limit is set.
 *
 * @param {Record<string, number>} limits milliseconds by objective; 0 sets none
 * @param {number} attainment ratio of requests, 0 to 1
 * @param {string} load
 * @param {number} value 0 says nothing of the load
 * @returns {Check | null}
 */
export function sloCheck(limits, attainment, load, value) {
  const slo = Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit > 0));
  if (Object.keys(slo).length === 0) return null;
  return { id: "objective", slo, attainment, ...(value > 0 ? { load: { [load]: value } } : {}) };
}
