/** Who of the directory owns what a stack does not, to be added with one tap. */

import { stateAt } from "../catalog.js";

/** @import { Directory, Entry } from "../catalog.js" */
/** @import { Duty } from "./duties.js" */
/** @typedef {{ entry: Entry, closes: number, doubles: number }} Offer how much of what is open it owns, and of what the stack has already */

const HELD = new Set(["owned", "doubled"]);

/**
 * For each responsibility that nobody wholly owns, the entries that do: first those that close most and double least.
 *
 * @param {Directory} directory
 * @param {readonly Duty[]} found
 * @returns {Map<string, Offer[]>} by the id of the responsibility
 */
export function offers(directory, found) {
  const owns = directory.facets.find((facet) => facet.id === "owns");
  if (owns === undefined) return new Map();
  const places = new Map(owns.options.map(([id], place) => [id, place]));
  const has = (/** @type {Entry} */ entry, /** @type {Duty} */ { term }) => stateAt(entry, owns, places.get(term.id) ?? -1) === "y";
  const held = found.filter((duty) => HELD.has(duty.state));
  const open = found.filter((duty) => !HELD.has(duty.state));
  const inside = new Set(found[0]?.parts.map((part) => part.runtime.id));
  const all = directory.entries
    .filter((entry) => !inside.has(entry.id))
    .map((entry) => ({ entry, closes: open.filter((duty) => has(entry, duty)).length, doubles: held.filter((duty) => has(entry, duty)).length }))
    .filter(({ closes }) => closes > 0)
    .sort((a, b) => b.closes - b.doubles - (a.closes - a.doubles) || a.entry.name.localeCompare(b.entry.name, "en"));
  return new Map(open.map((duty) => [duty.term.id, all.filter(({ entry }) => has(entry, duty))]));
}
