/** Which words a misspelled one may mean; those with the fewest edits, by Damerau (1964, CACM 7). */

import { letterOf } from "./store.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * The nearest words that begin with its first or, for swapped letters, its second one. Where there is none
 * and it is unfinished, words that begin similarly.
 *
 * @param {string} word
 * @param {boolean} unfinished
 * @param {Store} store
 */
export async function similar(word, unfinished, store) {
  const { shortestTypo, shortestBegunTypo, twoEdits, nearest: most } = store.head.ranking;
  if (word.length < shortestTypo) return [];
  const letters = [...new Set([letterOf(word), letterOf(word.slice(1))])];
  const candidates = (await Promise.all(letters.map((letter) => store.words(letter)))).flat();
  const found = nearest(word, candidates, word.length < twoEdits ? 1 : 2, false);
  const begun = found.length === 0 && unfinished && word.length >= shortestBegunTypo;
  return (begun ? nearest(word, candidates, 1, true) : found).slice(0, most);
}

/**
 * @param {string} word
 * @param {string[]} candidates
 * @param {number} reach
 * @param {boolean} begun
 */
function nearest(word, candidates, reach, begun) {
  /** @type {string[][]} */
  const found = Array.from({ length: reach + 1 }, () => []);
  for (const other of candidates) found[distance(word, other, reach, begun)]?.push(other);
  return found.find((words) => words.length > 0) ?? [];
}

/**
 * Edits between two words, swapped neighbours as one; above `most`, `most + 1`.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @param {boolean} [begun] between the first word and the best beginning of the second
 */
export function distance(a, b, most, begun = false) {
  if (a.length - b.length > most || (!begun && b.length - a.length > most)) return most + 1;
  const width = Math.min(b.length, a.length + most);
  /** @type {number[]} */
  let before = [];
  /** @type {number[]} */
  let above = [];
  let row = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, above, row] = [above, row, [i]];
    for (let j = 1; j <= width; j++) {
      const swap = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + swap);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(before, j - 2) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return begun ? Math.min(...row) : at(row, width);
}

/**
 * @param {number[]} list
 * @param {number} place
 */
function at(list, place) {
  return /** @type {number} */ (list[place]);
}
