/** The order of the results. Where an order says nothing, the alphabet decides. */

import { isSilent } from "./catalog.js";

/** @import { Directory, Entry } from "./catalog.js" */

/** @type {Readonly<Record<string, string>>} */
export const SORT_LABELS = {
  layer: "Layer, then name",
  name: "Name",
  claims: "Most claims established",
  fresh: "Recently verified",
  release: "Latest release",
};

/**
 * @param {readonly Entry[]} entries
 * @param {string} sort
 * @param {Directory} directory
 * @returns {Entry[]}
 */
export function sorted(entries, sort, directory) {
  const layer = directory.facets.find((facet) => facet.id === "layer");
  const main = (/** @type {Entry} */ entry) =>
    layer === undefined || isSilent(entry, layer) ? Infinity : Number(entry.at[layer.id]?.[0]);
  const text = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : a > b ? 1 : 0);
  const name = (/** @type {Entry} */ a, /** @type {Entry} */ b) =>
    a.name.localeCompare(b.name, "en") || text(a.id, b.id);
  /** @type {Record<string, (a: Entry, b: Entry) => number>} */
  const orders = {
    layer: (a, b) => main(a) - main(b),
    claims: (a, b) => b.established - a.established,
    fresh: (a, b) => text(b.oldest, a.oldest),
    release: (a, b) => text(b.released, a.released),
  };
  return [...entries].sort((a, b) => orders[sort]?.(a, b) || name(a, b));
}
