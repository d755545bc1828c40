/** Words that an address asks for, said again: as many as fit a line, and how many more there are. */

import { counted } from "./problems.js";

const MOST = 10;
const LONGEST = 60; // characters of one

/** @param {readonly string[]} words */
export function listed(words) {
  const short = (/** @type {string} */ word) => (word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word);
  const told = words.slice(0, MOST).map(short).join(", ");
  return words.length > MOST ? `${told} and ${counted(words.length - MOST)} more` : told;
}
