/** Words in quotes: the documents in which they stand in this order, exactly as they are written. */

import { STOP_WORDS } from "../view/words.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Row} Row
 */

/**
 * Words that say nothing are not indexed, but they are counted: any of them may stand where one is asked for.
 *
 * @param {string[]} phrase with a word that says something
 * @param {Store} store
 * @returns {Promise<Row>} with what a phrase weighs
 */
export async function rowOf(phrase, store) {
  const kept = phrase.map((word, offset) => ({ word, offset })).filter(({ word }) => !STOP_WORDS.has(word));
  const places = await Promise.all(
    kept.map(async ({ word, offset }) => starts(await store.places(word), offset)),
  );
  const [first = new Map(), ...others] = places;
  /** @type {Row} */
  const row = [];
  let before = 0;
  for (const [number, at] of first) {
    if (![...at].some((place) => others.every((other) => other.get(number)?.has(place)))) continue;
    row.push(number - before, store.head.ranking.phrase);
    before = number;
  }
  return row;
}

/**
 * @param {number[]} flat as the file has it
 * @param {number} offset of the word in the phrase
 * @returns {Map<number, Set<number>>} per document where the phrase would begin
 */
function starts(flat, offset) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  let number = 0;
  for (let i = 0; i < flat.length; ) {
    number += at(flat, i);
    const end = i + 2 + at(flat, i + 1);
    const begins = new Set();
    let place = -offset;
    for (i += 2; i < end; i++) {
      place += at(flat, i);
      begins.add(place);
    }
    found.set(number, begins);
  }
  return found;
}

/**
 * @param {number[]} list
 * @param {number} place
 */
function at(list, place) {
  return /** @type {number} */ (list[place]);
}
