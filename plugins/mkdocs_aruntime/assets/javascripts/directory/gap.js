/** What a stack lacks, as one more facet: the responsibilities that nobody in it owns, and who does. */

import { some } from "./answers.js";
import { stateAt } from "./catalog.js";

/** @import { Answer } from "./answers.js" */
/** @import { Directory, Facet, State } from "./catalog.js" */

export const GAP = "gap";
export const ANY = "anything";

/** Who owns a thing in part does not fill the gap. @type {Readonly<Record<State, Answer>>} */
const FILLS = { y: "yes", p: "no", n: "no", "-": "no", "?": "unknown", ".": "unknown" };
/** @type {Readonly<Record<Answer, State>>} */
const LETTERS = { yes: "y", unknown: ".", no: "n" };

/**
 * The facet as an address may name it, before it is known what a stack lacks.
 *
 * @param {readonly Facet[]} facets
 * @returns {Facet}
 */
export function gapFacet(facets) {
  const owns = facets.find((facet) => facet.id === "owns");
  return {
    id: GAP,
    label: "What the stack lacks",
    sort: "states",
    mode: "any",
    options: [[ANY, "any of it"], ...(owns?.options ?? [])],
  };
}

/**
 * @param {Directory} directory
 * @param {readonly string[]} stack ids of entries
 * @returns {Directory}
 */
export function withStack(directory, stack) {
  const owns = directory.facets.find((facet) => facet.id === "owns");
  const members = directory.entries.filter((entry) => stack.includes(entry.id));
  if (owns === undefined || members.length === 0) return directory;
  const lacking = owns.options
    .map((_, place) => place)
    .filter((place) => !members.some((entry) => stateAt(entry, owns, place) === "y"));
  const names = members.map((entry) => entry.name).join(" with ");
  /** @type {Facet} */
  const facet = {
    id: GAP,
    label: `What ${names} ${members.length > 1 ? "lack" : "lacks"}`,
    sort: "states",
    mode: "any",
    options: [
      [ANY, "any of it"],
      ...lacking.map((place) => /** @type {[string, string]} */ (owns.options[place])),
    ],
  };
  const entries = directory.entries.map((entry) => {
    const filled = lacking.map((place) =>
      members.includes(entry) ? "no" : FILLS[stateAt(entry, owns, place)],
    );
    return {
      ...entry,
      at: { ...entry.at, [GAP]: [some(filled), ...filled].map((answer) => LETTERS[answer]).join("") },
    };
  });
  return { ...directory, facets: [facet, ...directory.facets], entries };
}
