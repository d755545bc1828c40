/**
 * What is kept beside a decision and is no part of it: must-haves and candidates that were removed, and
 * former weights.
 */

import { emptyDecision } from "../decision/candidates.js";
import { withWeights } from "../decision/weights.js";
import { opened } from "../transfer/validation.js";

/** @import { Candidate } from "../model.js" */
/** @import { Removed } from "../decision/requirements.js" */
/** @import { Way, Weights } from "../decision/weights.js" */
/**
 * @typedef {{ removed: readonly Removed[], candidates: readonly Candidate[],
 *   weights: Partial<Record<Way, Weights>> }} Aside
 */

const MOST = 30; // removed checks, and candidates, that are kept
const WAYS = /** @type {const} */ (["importance", "order", "points"]);

/** @type {Aside} */
export const NOTHING = { removed: [], candidates: [], weights: {} };

/**
 * @param {unknown} stored anything: another program may have written it
 * @returns {Aside} what of it can be shown and put back
 */
export function readAside(stored) {
  const { removed, candidates, weights } = record(stored);
  const checks = Array.isArray(removed) ? removed.slice(0, MOST).filter(isRemoved) : [];
  const gone = Array.isArray(candidates) ? candidates.slice(0, MOST).filter(isCandidate) : [];
  const said = record(weights);
  const ways = WAYS.filter(
    (way) => said[way] !== undefined && fits(withWeights(emptyDecision(), record(said[way]))),
  );
  return {
    removed: checks,
    candidates: gone,
    weights: Object.fromEntries(ways.map((way) => [way, record(said[way])])),
  };
}

/**
 * @param {Aside} aside
 * @param {Removed} removed
 * @returns {Aside}
 */
export function withRemoved(aside, removed) {
  const others = aside.removed.filter(
    (each) => each.gate !== removed.gate || each.check.id !== removed.check.id,
  );
  return { ...aside, removed: [removed, ...others].slice(0, MOST) };
}

/**
 * @param {Aside} aside
 * @param {Removed} restored
 * @returns {Aside}
 */
export function withoutRemoved(aside, restored) {
  return { ...aside, removed: aside.removed.filter((each) => each !== restored) };
}

/**
 * @param {Aside} aside
 * @param {Candidate} candidate that was taken away
 * @returns {Aside}
 */
export function withCandidate(aside, candidate) {
  return { ...aside, candidates: [candidate, ...aside.candidates].slice(0, MOST) };
}

/**
 * @param {Aside} aside
 * @param {Candidate} candidate that was put back
 * @returns {Aside}
 */
export function withoutCandidate(aside, candidate) {
  return { ...aside, candidates: aside.candidates.filter((each) => each !== candidate) };
}

/**
 * @param {unknown} value
 * @returns {value is Candidate}
 */
function isCandidate(value) {
  return fits({ ...emptyDecision(), candidates: [value] });
}

/**
 * @param {unknown} value
 * @returns {value is Removed}
 */
function isRemoved(value) {
  const { gate, check, answers } = record(value);
  if (typeof gate !== "string" || !fits({ ...emptyDecision(), requirements: { [gate]: [check] } }))
    return false;
  const candidates = Object.entries(record(answers)).map(([id, each]) => ({
    id,
    components: {},
    ...record(each),
  }));
  return fits({ ...emptyDecision(), candidates });
}

/** @param {unknown} decision */
function fits(decision) {
  return opened(decision, "shape").value !== null;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>} its keys hold anything; empty where it is no record
 */
function record(value) {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return /** @type {Record<string, unknown>} */ (plain ? value : {});
}
