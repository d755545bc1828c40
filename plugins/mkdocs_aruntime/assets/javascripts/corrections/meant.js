/** Which of several choices a name means that is none of them: misread off a screen, or misspelt. */

import { distance } from "../search/typos.js";

/** @type {Readonly<Record<string, string>>} as `words.py` has them */
const LOOK_ALIKE = { I: "l", 1: "l", "|": "l", 0: "o", _: "-", " ": "-" };

/**
 * @template {{ id: string, label: string }} T
 * @param {string} written
 * @param {readonly T[]} choices
 * @returns {T | undefined}
 */
export function meant(written, choices) {
  const word = written.trim();
  if (word === "" || word.length > 80) return undefined;
  const looks = word.replace(/[I1|0_ ]/g, (sign) => LOOK_ALIKE[sign] ?? sign).toLowerCase();
  const plain = word.toLowerCase();
  const reach = plain.length < 4 ? 1 : 2;
  const edits = (/** @type {T} */ { id, label }) =>
    Math.min(...[id, label].map((name) => distance(plain, name.toLowerCase(), reach)));
  const near = choices
    .map((choice) => ({ choice, far: choice.id === looks ? 0 : edits(choice) }))
    .sort((one, other) => one.far - other.far)[0];
  return near && near.far <= reach ? near.choice : undefined;
}
