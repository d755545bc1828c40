/**
 * What an entry answers to a choice in one facet: yes, no, or that nobody has established it.
 *
 * A choice is a set of options and one of three words: *any* of them, *all* of them, *none* of them. What is
 * not established of an option stays so in the answer unless the others settle it (Kleene's three-valued
 * logic). *Not established* is an option like the others: beside other options it lets those through of which
 * nothing is known, so that "GGUF or not established" is "not ruled out"; alone it asks for entries that say
 * nothing.
 */

import { isSilent, stateAt } from "./catalog.js";

/** @import { Entry, Facet, State } from "./catalog.js" */
/**
 * @typedef {"yes" | "unknown" | "no"} Answer
 * @typedef {"any" | "all" | "none"} Mode
 * @typedef {{ mode: Mode, values: readonly string[] }} Choice
 */

export const UNKNOWN = "unknown";

/** @type {readonly Mode[]} */
export const MODES = ["any", "all", "none"];

/** @type {Readonly<Record<Answer, Answer>>} */
const NOT = { yes: "no", unknown: "unknown", no: "yes" };

/**
 * @param {readonly Answer[]} answers
 * @returns {Answer} yes where all are
 */
export function every(answers) {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/**
 * @param {readonly Answer[]} answers
 * @returns {Answer} yes where one is
 */
export function some(answers) {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/**
 * @param {Entry} entry
 * @param {Facet} facet
 * @param {number} place of the option
 * @param {boolean} plain only a plain yes counts, not "partly"
 * @returns {Answer}
 */
export function answerAt(entry, facet, place, plain) {
  return answerOf(stateAt(entry, facet, place), plain);
}

/**
 * @param {State} state
 * @param {boolean} plain
 * @returns {Answer}
 */
export function answerOf(state, plain) {
  if (state === "." || state === "?") return "unknown";
  return state === "y" || (state === "p" && !plain) ? "yes" : "no";
}

/**
 * @param {Facet} facet
 * @param {Choice} choice
 * @param {boolean} plain
 * @returns {(entry: Entry) => Answer}
 */
export function answerer(facet, choice, plain) {
  const places = placesOf(facet, choice);
  if (places.length === 0)
    return (entry) => (isSilent(entry, facet) === (choice.mode !== "none") ? "yes" : "no");
  const kept = choice.values.includes(UNKNOWN);
  const settled = (/** @type {Answer} */ answer) => (kept && answer === "unknown" ? "yes" : answer);
  const answers = (/** @type {Entry} */ entry) =>
    places.map((place) => settled(answerAt(entry, facet, place, plain)));
  if (choice.mode === "all") return (entry) => every(answers(entry));
  if (choice.mode === "any") return (entry) => some(answers(entry));
  return (entry) => NOT[some(answers(entry))];
}

/**
 * The chosen options of which nothing is established of an entry.
 *
 * @param {Entry} entry
 * @param {Facet} facet
 * @param {Choice} choice
 * @returns {string[]} their labels
 */
export function openOptions(entry, facet, choice) {
  const open = placesOf(facet, choice).filter((place) => answerAt(entry, facet, place, false) === "unknown");
  return open.map((place) => facet.options[place]?.[1] ?? "");
}

/**
 * @param {Facet} facet
 * @param {Choice} choice
 * @returns {number[]} of the chosen options but *not established*
 */
export function placesOf(facet, choice) {
  return choice.values.filter((value) => value !== UNKNOWN).map((value) => placeOf(facet, value));
}

/**
 * @param {Facet} facet
 * @param {string} value
 */
export function placeOf(facet, value) {
  return facet.options.findIndex(([id]) => id === value);
}
