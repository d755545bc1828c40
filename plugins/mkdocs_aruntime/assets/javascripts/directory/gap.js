/** What a stack lacks, as one more facet: the responsibilities that nobody in it owns, and who does. */

import { stateAt } from "./catalog.js";

/** @import { Directory, Facet } from "./catalog.js" */

export const GAP = "gap";
export const ANY = "anything";

/**
 * The facet as an address may name it, before it is known what a stack lacks.
 *
 * @param {readonly Facet[]} facets
 * @returns {Facet}
 */
export function gapFacet(facets) {
  const owns = facets.find((facet) => facet.id === "owns");
  return { id: GAP, label: "What the stack lacks", sort: "values", options: [[ANY, "any of it"], ...(owns?.options ?? [])] };
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
  const lacking = owns.options.map((_, place) => place).filter((place) => !members.some((entry) => stateAt(entry, owns, place) === "y"));
  const names = members.map((entry) => entry.name).join(" with ");
  /** @type {Facet} */
  const facet = { id: GAP, label: `What ${names} ${members.length > 1 ? "lack" : "lacks"}`, sort: "values", options: [[ANY, "any of it"], ...lacking.map((place) => /** @type {[string, string]} */ (owns.options[place]))] };
  const entries = directory.entries.map((entry) => {
    const filled = lacking.flatMap((place, at) => (stateAt(entry, owns, place) === "y" ? [at + 1] : []));
    return { ...entry, at: { ...entry.at, [GAP]: filled.length > 0 ? [0, ...filled] : [] } };
  });
  return { ...directory, facets: [facet, ...directory.facets], entries };
}
