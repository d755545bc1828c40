/** Adds up the weights of a plan's rows; the order is that of Whoosh over the same plan. */

/**
 * @typedef {import("./planning.js").Plan} Plan
 * @typedef {import("./planning.js").Alternative} Alternative
 * @typedef {{ number: number, score: number }} Ranked
 */

const WEAKEST = 10; // a result scores at least a tenth of the best one

/**
 * @param {Alternative[][]} groups
 * @returns {Ranked[]} the best document first
 */
export function ranked(groups) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const group of groups) {
    for (const [number, weight] of heaviest(group)) scores.set(number, (scores.get(number) ?? 0) + weight);
  }
  let best = 0;
  for (const score of scores.values()) best = Math.max(best, score);
  /** @type {Ranked[]} */
  const found = [];
  for (const [number, score] of scores) if (score * WEAKEST >= best) found.push({ number, score });
  return found.sort((a, b) => b.score - a.score || a.number - b.number);
}

/**
 * Of each document the best of the alternatives that it has.
 *
 * @param {Alternative[]} group
 */
function heaviest(group) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const { row, share } of group) {
    for (let i = 0, number = 0; i < row.length; i += 2) {
      number += /** @type {number} */ (row[i]);
      const weight = /** @type {number} */ (row[i + 1]) * share;
      if (weight > (weights.get(number) ?? 0)) weights.set(number, weight);
    }
  }
  return weights;
}
