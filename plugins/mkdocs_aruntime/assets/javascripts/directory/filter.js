/**
 * Which entries match, how many each further choice would leave, and which choice to drop when none is left.
 *
 * A choice in a facet is a set of options and one of three words: *any* of them, *all* of them, *none* of them.
 * *Not established* is an option like the others: beside other options it lets those through of which nothing is
 * known, so that "GGUF or not established" is "not ruled out"; alone it asks for entries that say nothing.
 */

import { isSilent, stateAt } from "./catalog.js";
import { askedWords, says } from "./words.js";

/** @import { Directory, Entry, Facet } from "./catalog.js" */
/**
 * @typedef {"any" | "all" | "none"} Mode
 * @typedef {{ mode: Mode, values: readonly string[] }} Choice
 * @typedef {{ q: string, plain: boolean, choices: Readonly<Record<string, Choice>> }} Filter
 *   plain: only a plain yes counts, not "partly"
 * @typedef {{ facet: string | null, value: string | null, label: string }} Part of a filter that can be dropped
 * @typedef {{ parts: Part[], count: number }} Drop count: what would be left
 */

export const UNKNOWN = "unknown";
export const UNKNOWN_LABEL = "Not established";

/** @type {readonly Mode[]} */
export const MODES = ["any", "all", "none"];

/**
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {Entry[]}
 */
export function matching(directory, filter) {
  return others(directory, filter, null);
}

/**
 * The entries that match everything but one facet: what its counts are taken from.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @param {string | null} but
 * @returns {Entry[]}
 */
export function others(directory, filter, but) {
  const asked = askedWords(filter.q);
  const tests = directory.facets
    .filter((facet) => facet.id !== but && filter.choices[facet.id]?.values.length)
    .map((facet) => tester(facet, /** @type {Choice} */ (filter.choices[facet.id]), filter.plain));
  return directory.entries.filter((entry) => says(entry.said, asked) && tests.every((test) => test(entry)));
}

/**
 * @param {Facet} facet
 * @param {Choice} choice
 * @param {boolean} plain
 * @returns {(entry: Entry) => boolean}
 */
function tester(facet, choice, plain) {
  const open = choice.values.includes(UNKNOWN);
  const places = choice.values.filter((value) => value !== UNKNOWN).map((value) => placeOf(facet, value));
  if (places.length === 0) return (entry) => isSilent(entry, facet) === (choice.mode !== "none");
  const holds = (/** @type {Entry} */ entry) => (/** @type {number} */ place) => has(entry, facet, place, plain) || (open && isOpen(entry, facet, place));
  if (choice.mode === "all") return (entry) => places.every(holds(entry));
  if (choice.mode === "any") return (entry) => places.some(holds(entry));
  return (entry) => !places.some(holds(entry));
}

/**
 * @param {Facet} facet
 * @param {string} value
 */
export function placeOf(facet, value) {
  return facet.options.findIndex(([id]) => id === value);
}

/**
 * @param {Entry} entry
 * @param {Facet} facet
 * @param {number} place
 * @param {boolean} plain
 */
function has(entry, facet, place, plain) {
  const state = stateAt(entry, facet, place);
  return state === "y" || (state === "p" && !plain);
}

/**
 * @param {Entry} entry
 * @param {Facet} facet
 * @param {number} place
 */
function isOpen(entry, facet, place) {
  const state = stateAt(entry, facet, place);
  return state === "." || state === "?";
}

/**
 * How many entries each option of a facet has among those that the other choices leave. With *all*, among those
 * that have the chosen options too: what is left if this one is chosen as well.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @param {Facet} facet
 * @returns {Map<string, number>} by option, `unknown` among them
 */
export function counts(directory, filter, facet) {
  const choice = filter.choices[facet.id];
  const pool = choice?.mode === "all" ? matching(directory, filter) : others(directory, filter, facet.id);
  const found = new Map(
    facet.options.map(([id], place) => [id, pool.filter((entry) => has(entry, facet, place, filter.plain)).length]),
  );
  const picked = (choice?.values ?? []).filter((value) => value !== UNKNOWN).map((value) => placeOf(facet, value));
  const open = picked.length === 0 ? (/** @type {Entry} */ entry) => isSilent(entry, facet) : (/** @type {Entry} */ entry) => picked.some((place) => isOpen(entry, facet, place));
  return found.set(UNKNOWN, pool.filter(open).length);
}

/**
 * The choices without which something would be left, the most helpful first: one choice, else a whole facet, else two.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {Drop[]}
 */
export function drops(directory, filter) {
  const single = [...words(filter), ...directory.facets.flatMap((facet) => (filter.choices[facet.id]?.values ?? []).map((value) => ({ facet: facet.id, value, label: labelOf(facet, value) })))];
  const whole = directory.facets
    .filter((facet) => (filter.choices[facet.id]?.values.length ?? 0) > 1)
    .map((facet) => ({ facet: facet.id, value: null, label: facet.label }));
  const pairs = single.flatMap((one, at) => single.slice(at + 1).map((other) => [one, other]));
  for (const ways of [single.map((part) => [part]), whole.map((part) => [part]), pairs]) {
    const helpful = ways
      .map((parts) => ({ parts, count: matching(directory, parts.reduce((left, part) => without(left, part), filter)).length }))
      .filter((way) => way.count > 0);
    if (helpful.length > 0) return helpful.sort((a, b) => b.count - a.count);
  }
  return [];
}

/**
 * @param {Filter} filter
 * @returns {Part[]}
 */
function words(filter) {
  return filter.q.trim() ? [{ facet: null, value: null, label: `“${filter.q.trim()}”` }] : [];
}

/**
 * @param {Facet} facet
 * @param {string} value
 */
export function labelOf(facet, value) {
  return value === UNKNOWN ? UNKNOWN_LABEL : (facet.options.find(([id]) => id === value)?.[1] ?? value);
}

/**
 * The filter without a choice; without a facet where it names no value; without the words where it names neither.
 *
 * @template {Filter} F
 * @param {F} filter
 * @param {{ facet: string | null, value: string | null }} drop
 * @returns {F}
 */
export function without(filter, { facet, value }) {
  if (facet === null) return { ...filter, q: "" };
  const { [facet]: choice, ...rest } = filter.choices;
  const values = value === null ? [] : (choice?.values ?? []).filter((each) => each !== value);
  return { ...filter, choices: values.length > 0 && choice ? { ...rest, [facet]: { ...choice, values } } : rest };
}

/**
 * The filter with an option ticked or unticked.
 *
 * @template {Filter} F
 * @param {F} filter
 * @param {string} facet
 * @param {string} value
 * @returns {F}
 */
export function toggled(filter, facet, value) {
  const choice = filter.choices[facet] ?? { mode: "any", values: [] };
  if (choice.values.includes(value)) return without(filter, { facet, value });
  return { ...filter, choices: { ...filter.choices, [facet]: { ...choice, values: [...choice.values, value] } } };
}

/**
 * @template {Filter} F
 * @param {F} filter
 * @param {string} facet
 * @param {Mode} mode
 * @returns {F}
 */
export function moded(filter, facet, mode) {
  const choice = filter.choices[facet];
  return choice === undefined ? filter : { ...filter, choices: { ...filter.choices, [facet]: { ...choice, mode } } };
}
