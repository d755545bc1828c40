/** What the evaluator answers to a list of answers. */

/**
 * @typedef {"qualified" | "provisional" | "disqualified" | "not-comparable"} Standing
 * @typedef {{ words: string, quote?: string, url?: string, note?: string, condition?: { met: string, why: string } }} Relation
 * @typedef {{
 *   id: string, name: string, components: Readonly<Record<string, string>>, standing: Standing, why: string,
 *   connection?: { links?: readonly Relation[] }, reasons?: Readonly<Record<string, string>>,
 *   documented: number, contradicted: number, unknown: number, ending?: readonly string[],
 * }} Stack
 * @typedef {{ check: string, question: string, todo: string, candidates: readonly string[] }} NextTest
 * @typedef {{ schema: string, candidates: readonly unknown[], [key: string]: unknown }} Decision
 * @typedef {{ shortlist: readonly Stack[], "next-test"?: NextTest, decision: Decision }} Found
 */

export const FIRST = 5; // stacks that are shown at once
const DECIDED = 3; // stacks that a decision begins with

/**
 * Those that nothing in the documents rules out.
 *
 * @param {Found} found
 */
export function inReach(found) {
  return found.shortlist.filter(({ standing }) => standing === "qualified" || standing === "provisional");
}

/**
 * The decision that begins with the first stacks.
 *
 * @param {Found} found
 * @returns {Decision | null}
 */
export function toDecision(found) {
  const candidates = inReach(found)
    .slice(0, DECIDED)
    .map(({ id, name, components }) => ({ id: id.slice(0, 80).replace(/-+$/, ""), name, components }));
  return candidates.length > 0 ? { ...found.decision, candidates } : null;
}
