/** Adds up the weights of a plan's rows. */

/**
 * @typedef {import("./planning.js").Group} Group
 * @typedef {{ number: number, score: number, words: number, gains: number[] }}
 *   Ranked with a bit for each word of the
 *   query that it has, and what each group of the plan adds to its score
 */

/**
 * Every document that has any of the words.
 *
 * @param {Group[]} groups
 * @returns {Ranked[]} the best document first
 */
export function ranked(groups) {
  /** @type {Map<number, Ranked>} */
  const documents = new Map();
  groups.forEach(({ rows, covers }, i) => {
    for (const [number, weight] of heaviest(rows)) {
      const document = documents.get(number) ?? { number, score: 0, words: 0, gains: groups.map(() => 0) };
      document.score += weight;
      document.words |= covers;
      document.gains[i] = weight;
      documents.set(number, document);
    }
  });
  return [...documents.values()].sort((a, b) => b.score - a.score || a.number - b.number);
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

/**
 * How many words a mask has.
 *
 * @param {number} mask
 */
export function bits(mask) {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
