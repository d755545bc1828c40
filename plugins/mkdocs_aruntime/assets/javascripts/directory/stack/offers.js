/**
 * Who of the directory owns what a stack does not, to be added with one tap: first those that a relation
 * connects.
 */

import { stateAt } from "../catalog.js";
import { connects, linksOf } from "../related.js";

/** @import { Directory, Entry } from "../catalog.js" */
/** @import { Duty } from "./duties.js" */
/** @import { Link } from "../related.js" */
/**
 * @typedef {{ entry: Entry, closes: number, doubles: number, links: Link[] }} Offer
 *   how much of what is open it owns, and of what the stack has already;
 *   links: what connects it with the stack
 */

const HELD = new Set(["owned", "doubled"]);

/**
 * For each responsibility that nobody wholly owns, the entries that do: first those that a documented
 * relation connects with a component of the stack; of both those first that close most and double least.
 *
 * @param {Directory} directory
 * @param {readonly Duty[]} found
 * @returns {Map<string, Offer[]>} by the id of the responsibility
 */
export function offers(directory, found) {
  const owns = directory.facets.find((facet) => facet.id === "owns");
  if (owns === undefined) return new Map();
  const places = new Map(owns.options.map(([id], place) => [id, place]));
  const has = (/** @type {Entry} */ entry, /** @type {Duty} */ { term }) =>
    stateAt(entry, owns, places.get(term.id) ?? -1) === "y";
  const held = found.filter((duty) => HELD.has(duty.state));
  const open = found.filter((duty) => !HELD.has(duty.state));
  const inside = new Set(found[0]?.parts.map((part) => part.runtime.id));
  const around = outward(
    directory,
    directory.entries.filter((entry) => inside.has(entry.id)),
  );
  const all = directory.entries
    .filter((entry) => !inside.has(entry.id))
    .map((entry) => ({
      entry,
      links: linksWith(entry),
      closes: open.filter((duty) => has(entry, duty)).length,
      doubles: held.filter((duty) => has(entry, duty)).length,
    }))
    .filter(({ closes }) => closes > 0)
    .sort(
      (a, b) =>
        Number(b.links.length > 0) - Number(a.links.length > 0) ||
        b.closes - b.doubles - (a.closes - a.doubles) ||
        a.entry.name.localeCompare(b.entry.name, "en"),
    );
  return new Map(open.map((duty) => [duty.term.id, all.filter(({ entry }) => has(entry, duty))]));

  /** @param {Entry} entry */
  function linksWith(entry) {
    const ids = new Set([...inside, entry.id]);
    return (around.get(entry) ?? []).filter((link) => connects(link, ids));
  }
}

/**
 * The relations of a stack with entries outside it, by these.
 *
 * @param {Directory} directory
 * @param {readonly Entry[]} stack
 */
function outward(directory, stack) {
  /** @type {Map<Entry, Link[]>} */
  const found = new Map();
  for (const link of linksOf(directory, stack)) {
    const other = stack.includes(link.of) ? link.to : link.of;
    found.set(other, [...(found.get(other) ?? []), link]);
  }
  return found;
}
