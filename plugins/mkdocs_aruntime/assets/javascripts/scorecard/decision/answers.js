/**
 * What the team found of one check for one candidate: evidence, proofs, waivers, and that it does not apply.
 */

import { changeCandidate } from "./candidates.js";

/** @import { Candidate, Check, Decision, EvidenceRecord } from "../model.js" */
/** @import { Level, NotApplicable, Proof, Result, Waiver } from "../model.js" */
/**
 * @typedef {{ check: Check | null, level: Level, today: string, by: string }} Setting what a new result says
 *   of itself
 */

/**
 * @param {Candidate | undefined} candidate
 * @param {string} reference `gate.check`
 * @returns {{ record: EvidenceRecord, index: number }[]} with each one's place among the candidate's evidence
 */
export function evidenceOf(candidate, reference) {
  return (candidate?.evidence ?? [])
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => record.check === reference);
}

/**
 * A result as one key press or one pasted cell gives it: the latest result of the team changes, or is the
 * first.
 *
 * @param {Decision} decision
 * @param {string} id of the candidate
 * @param {string} reference
 * @param {Result} result
 * @param {Setting} setting
 */
export function setResult(decision, id, reference, result, { check, level, today, by }) {
  const candidate = decision.candidates.find((each) => each.id === id);
  const last = evidenceOf(candidate, reference).at(-1);
  if (last?.record.result === result) return decision;
  if (last) return editEvidence(decision, id, last.index, { result, collected: today });
  const load = loadOf(check);
  const record = { check: reference, result, level, collected: today, ...load, ...(by ? { by } : {}) };
  return addEvidence(decision, id, record);
}

/**
 * The load that evidence of a check is at, where the check says one.
 *
 * @param {Check | null} check
 */
export function loadOf(check) {
  return check && "slo" in check && check.load ? { load: check.load } : {};
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {EvidenceRecord} record
 */
export function addEvidence(decision, id, record) {
  return changeCandidate(decision, id, (each) => ({ ...each, evidence: [...(each.evidence ?? []), record] }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {number} index
 * @param {Partial<EvidenceRecord>} change a key that is undefined is taken away
 */
export function editEvidence(decision, id, index, change) {
  return changeCandidate(decision, id, (each) => ({
    ...each,
    evidence: (each.evidence ?? []).map((record, at) =>
      at === index ? without({ ...record, ...change }) : record,
    ),
  }));
}

/**
 * @template {object} T
 * @param {T} record
 * @returns {T} without keys that say nothing
 */
function without(record) {
  const said = Object.entries(record).filter(([, value]) => value !== undefined && value !== "");
  return /** @type {T} */ (Object.fromEntries(said));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {number} index
 */
export function removeEvidence(decision, id, index) {
  return changeCandidate(decision, id, (each) => ({
    ...each,
    evidence: (each.evidence ?? []).filter((_, at) => at !== index),
  }));
}

/**
 * Takes away all that the team said of a check.
 *
 * @param {Decision} decision
 * @param {string} id
 * @param {string} reference
 */
export function clearResults(decision, id, reference) {
  return changeCandidate(decision, id, (each) => ({
    ...each,
    ...(each.evidence ? { evidence: each.evidence.filter((record) => record.check !== reference) } : {}),
    ...(each.proofs ? { proofs: each.proofs.filter((proof) => proof.check !== reference) } : {}),
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {Proof} proof one with the same id is replaced
 */
export function addProof(decision, id, proof) {
  return changeCandidate(decision, id, (each) => ({
    ...each,
    proofs: [...(each.proofs ?? []).filter((other) => other.id !== proof.id), proof],
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} proof
 */
export function removeProof(decision, id, proof) {
  return changeCandidate(decision, id, (each) => ({
    ...each,
    proofs: (each.proofs ?? []).filter((other) => other.id !== proof),
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {Waiver} waiver
 */
export function addWaiver(decision, id, waiver) {
  return changeCandidate(decision, id, (each) => ({ ...each, waivers: [...(each.waivers ?? []), waiver] }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {number} index
 */
export function removeWaiver(decision, id, index) {
  return changeCandidate(decision, id, (each) => ({
    ...each,
    waivers: (each.waivers ?? []).filter((_, at) => at !== index),
  }));
}

/**
 * Says that a check does not apply, or takes that back.
 *
 * @param {Decision} decision
 * @param {string} id
 * @param {string} reference
 * @param {Omit<NotApplicable, "check"> | null} why
 */
export function setNotApplicable(decision, id, reference, why) {
  return changeCandidate(decision, id, (each) => {
    const others = (each["not-applicable"] ?? []).filter((other) => other.check !== reference);
    return { ...each, "not-applicable": why === null ? others : [...others, { check: reference, ...why }] };
  });
}

/**
 * The name that new results carry: the one that was given last.
 *
 * @param {Decision} decision
 */
export function lastTester(decision) {
  const all = decision.candidates.flatMap((each) => each.evidence ?? []).filter((record) => record.by);
  return (
    all.reduce((best, each) => (each.collected >= (best?.collected ?? "") ? each : best), all[0])?.by ?? ""
  );
}
