/** What the evaluator answers to a list of answers. */

/** @import { AnsweredShortlist, Decision } from "../view/model.js" */

export const FIRST = 5; // stacks that are shown at once
const DECIDED = 3; // stacks that a decision begins with

/**
 * Those of which documents show something, and rule out nothing.
 *
 * @param {AnsweredShortlist} found
 */
export function inReach(found) {
  return found.shortlist.filter(
    ({ standing, documented }) => standing === "qualified" || (standing === "provisional" && documented > 0),
  );
}

/**
 * Those of which nothing that was asked is documented: anything may come out.
 *
 * @param {AnsweredShortlist} found
 */
export function withoutEvidence(found) {
  return found.shortlist.filter(({ standing, documented }) => standing === "provisional" && documented === 0);
}

/**
 * The decision that begins with the first stacks.
 *
 * @param {AnsweredShortlist} found
 * @returns {Decision | null}
 */
export function toDecision(found) {
  const candidates = inReach(found)
    .slice(0, DECIDED)
    .map(({ id, name, components }) => ({ id: id.slice(0, 80).replace(/-+$/, ""), name, components }));
  return candidates.length > 0 ? { ...found.decision, candidates } : null;
}
