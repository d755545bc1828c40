/** Words that an address asks for, said again: as many as fit a line, and how many more there are. */

import { counted } from "./problems.js";

const MOST = 10;
const LONGEST = 60; // characters of one

/** @param {readonly string[]} words */
export function listed(words) {
  const shown = words.slice(0, MOST).map(short).join(", ");
  return words.length > MOST ? `${shown} and ${counted(words.length - MOST)} more` : shown;
}

/** @param {string} word */
function short(word) {
  return word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word;
}
