/** Words that an address asks for, said again: as many as fit a line, and how many more there are. */

const MOST = 10;
const LONGEST = 60; // characters of one

/** @param {readonly string[]} words */
export function listed(words) {
  const told = words.slice(0, MOST).map((word) => (word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word));
  const more = words.length - told.length;
  return told.join(", ") + (more > 0 ? ` and ${more.toLocaleString("en")} more` : "");
}
