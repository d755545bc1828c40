/** The choice that a record is made of: what people wrote, and the leader where they have not chosen yet. */

import { UNSAID } from "./decision/candidates.js";

/** @import { Choice, Decision, Evaluation } from "./model.js" */

const UNREASONED = "See the evaluation.";

/**
 * Who leads, where one does.
 *
 * @param {Evaluation | null} evaluation
 * @returns {string} id of a candidate; empty where none qualifies
 */
export function leaderOf(evaluation) {
  const group = evaluation?.recommendation.group ?? [];
  const first = (/** @type {string} */ id) =>
    evaluation?.candidates.find((each) => each.id === id)?.ranks?.acceptability?.[0] ?? 0;
  return [...group].sort((a, b) => first(b) - first(a))[0] ?? "";
}

/**
 * @param {Decision} decision
 * @param {Evaluation | null} evaluation
 * @returns {Choice}
 */
export function choiceOf({ choice, candidates }, evaluation) {
  if (choice) return { ...choice, why: choice.why === UNSAID ? UNREASONED : choice.why };
  const leader = leaderOf(evaluation);
  const known = candidates.some((each) => each.id === leader);
  return { ...(known ? { candidate: leader } : {}), why: UNREASONED };
}

/**
 * The choice with what people write now; what they leave empty is left out.
 *
 * @param {Decision} decision
 * @param {Evaluation | null} evaluation
 * @param {Partial<Choice>} change
 * @returns {Choice}
 */
export function changedChoice(decision, evaluation, change) {
  const before = decision.choice ?? { ...choiceOf(decision, evaluation), why: UNSAID };
  const { candidate, by, ...rest } = { ...before, ...change };
  const why = rest.why.trim() === "" ? UNSAID : rest.why;
  return { ...rest, why, ...(candidate ? { candidate } : {}), ...(by?.length ? { by } : {}) };
}
