/** Which words a misspelled one may mean; as `lexicon.py` does it. */

import { letterOf } from "./store.js";

const SHORTEST = 4; // characters of a word that may be misspelled
const SHORTEST_BEGUN = 5; // … of the beginning of one
const TWO_EDITS = 8; // characters from which a word may have two typos
const NEAREST = 3; // words that a misspelled one may mean

/**
 * The nearest words that begin with its first or, for swapped letters, its second one. Where there is none and it
 * is unfinished, words that begin similarly.
 *
 * @param {string} word
 * @param {boolean} unfinished
 * @param {(letter: string) => Promise<string[]>} wordsOf
 */
export async function similar(word, unfinished, wordsOf) {
  if (word.length < SHORTEST) return [];
  const letters = [...new Set([letterOf(word), letterOf(word.slice(1))])];
  const candidates = (await Promise.all(letters.map(wordsOf))).flat();
  const found = nearest(word, candidates, word.length < TWO_EDITS ? 1 : 2, false);
  return found.length === 0 && unfinished && word.length >= SHORTEST_BEGUN ? nearest(word, candidates, 1, true) : found;
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
  return found.find((words) => words.length > 0)?.slice(0, NEAREST) ?? [];
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
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(before, j - 2) + 1);
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
