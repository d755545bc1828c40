/** Adds up the weights of a plan's rows; the order is that of Whoosh over the same plan. */

/**
 * @typedef {import("./planning.js").Group} Group
 * @typedef {{ number: number, score: number, whole: boolean }} Ranked
 */

const WEAKEST = 10; // a result scores at least a tenth of the best one

/**
 * Every document that does not score far too little; `whole` are those that have three quarters of the known words,
 * or as many as any has, and they come first.
 *
 * @param {Group[]} groups
 * @returns {Ranked[]} the best document first
 */
export function ranked(groups) {
  /** @type {Map<number, { number: number, score: number, words: number }>} */
  const documents = new Map();
  for (const { rows, covers } of groups) {
    for (const [number, weight] of heaviest(rows)) {
      const document = documents.get(number) ?? { number, score: 0, words: 0 };
      document.score += weight;
      document.words |= covers;
      documents.set(number, document);
    }
  }
  const known = bits(groups.reduce((all, { covers }) => all | covers, 0));
  let most = 0;
  let best = 0;
  for (const { score, words } of documents.values()) {
    best = Math.max(best, score);
    most = Math.max(most, bits(words));
  }
  const needed = Math.min(Math.ceil((3 * known) / 4), most);
  return [...documents.values()]
    .filter(({ score }) => score * WEAKEST >= best)
    .map(({ number, score, words }) => ({ number, score, whole: bits(words) >= needed }))
    .sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score || a.number - b.number);
}

/** @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/**
 * Of each document the best of the rows that it is in.
 *
 * @param {Group["rows"]} rows
 */
function heaviest(rows) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const { row, share } of rows) {
    for (let i = 0, number = 0; i < row.length; i += 2) {
      number += /** @type {number} */ (row[i]);
      const weight = /** @type {number} */ (row[i + 1]) * share;
      if (weight > (weights.get(number) ?? 0)) weights.set(number, weight);
    }
  }
  return weights;
}
