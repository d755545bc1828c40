/** A filter with one choice more or less, and which to drop where nothing is left. */

import { UNKNOWN } from "./answers.js";
import { matching } from "./filter.js";

/** @import { Mode } from "./answers.js" */
/** @import { Directory, Facet } from "./catalog.js" */
/** @import { Filter } from "./filter.js" */
/**
 * @typedef {{ facet: string | null, value: string | null, label: string }}
 *   Part of a filter that can be dropped
 * @typedef {{ parts: Part[], count: number }} Drop count: what would be left
 */

export const UNKNOWN_LABEL = "Not established";

/**
 * The choices without which something would be left, the most helpful first: one choice, else a whole facet,
 * else two.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {Drop[]}
 */
export function drops(directory, filter) {
  const single = [
    ...words(filter),
    ...directory.facets.flatMap((facet) =>
      (filter.choices[facet.id]?.values ?? []).map((value) => ({
        facet: facet.id,
        value,
        label: chosenLabel(facet, value, filter.choices[facet.id]?.mode),
      })),
    ),
  ];
  const whole = directory.facets
    .filter((facet) => (filter.choices[facet.id]?.values.length ?? 0) > 1)
    .map((facet) => ({ facet: facet.id, value: null, label: facet.label }));
  const pairs = single.flatMap((one, at) => single.slice(at + 1).map((other) => [one, other]));
  for (const ways of [single.map((part) => [part]), whole.map((part) => [part]), pairs]) {
    const helpful = ways
      .map((parts) => ({
        parts,
        count: matching(
          directory,
          parts.reduce((left, part) => without(left, part), filter),
        ).length,
      }))
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
function labelOf(facet, value) {
  return value === UNKNOWN ? UNKNOWN_LABEL : (facet.options.find(([id]) => id === value)?.[1] ?? value);
}

/**
 * How a choice reads: `not GGUF` where none is asked for.
 *
 * @param {Facet} facet
 * @param {string} value
 * @param {Mode} [mode]
 */
export function chosenLabel(facet, value, mode) {
  return `${mode === "none" ? "not " : ""}${labelOf(facet, value)}`;
}

/**
 * The filter without a choice; without a facet where it names no value; without the words where it names
 * neither.
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
  return {
    ...filter,
    choices: values.length > 0 && choice ? { ...rest, [facet]: { ...choice, values } } : rest,
  };
}

/**
 * The filter with an option ticked or unticked; the first choice in a facet has the mode of the facet.
 *
 * @template {Filter} F
 * @param {F} filter
 * @param {Facet} facet
 * @param {string} value
 * @returns {F}
 */
export function toggled(filter, { id, mode }, value) {
  const choice = filter.choices[id] ?? { mode, values: [] };
  if (choice.values.includes(value)) return without(filter, { facet: id, value });
  return {
    ...filter,
    choices: { ...filter.choices, [id]: { ...choice, values: [...choice.values, value] } },
  };
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
  return choice === undefined
    ? filter
    : { ...filter, choices: { ...filter.choices, [facet]: { ...choice, mode } } };
}
