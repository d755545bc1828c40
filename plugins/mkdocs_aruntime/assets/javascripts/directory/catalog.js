/** The directory's data as the facets need it: read once, then only looked at. */

import { AGES, ageOf, daysSince } from "../view/age.js";
import { wordsOfEntry } from "./words.js";

/** @import { Mode } from "./answers.js" */
/** @import { Related } from "./related.js" */
/**
 * @typedef {[id: string, label: string, ...others: string[]]} Option others: what else people call it
 * @typedef {{ id: string, label: string, sort: "values" | "states", mode: Mode, options: Option[],
 *   anchor?: string, known?: ReadonlyMap<string, ReadonlyMap<number, State>> }} Facet
 *   mode: how several choices combine unless the reader says otherwise;
 *   known: where little is, what is, by entry and place of the option
 * @typedef {{
 *   id: string, name: string, summary: string, vendor: string, reviewed: string, latest: string,
 *   released: string,
 *   established: number, unknown: number, oldest: string, at: Record<string, number[] | string>,
 *   said: ReadonlySet<string>, reasons?: string[],
 *   onTarget?: Readonly<Record<string, { met: string, why: string }>>,
 * }} Entry said: every word that it says
 *   unknown: claims of its layers that nobody has established
 *   reasons: why a policy does not pass, once there is one
 * @typedef {{ schema: string, facets: Facet[], entries: Entry[], related: Related, "as-of": string }}
 *   DirectoryFile
 * @typedef {{ facets: Facet[], entries: Entry[], related: Related, asOf: string }} Directory
 * @typedef {"y" | "p" | "n" | "?" | "-" | "."} State yes, partly, no, looked in vain, not this layer, silent
 */

/**
 * @param {unknown} file that the site's build made
 * @param {number} [now] milliseconds: ages are the reader's, not the build's
 * @returns {Directory}
 */
export function readDirectory(file, now = Date.now()) {
  const document = /** @type {DirectoryFile | null} */ (file);
  if (document?.schema !== "aruntime/directory/1")
    throw new Error("the directory's data is of another version; reload the page");
  /** @type {Facet} */
  const age = {
    id: "age",
    label: "Age of the oldest claim",
    sort: "values",
    mode: "any",
    options: AGES.map(([id, label]) => [id, label]),
  };
  const entries = document.entries.map((entry) => ({
    ...entry,
    said: wordsOfEntry(entry, document.facets),
    at: { ...entry.at, age: ageAt(entry, now) },
  }));
  return { facets: [...document.facets, age], entries, related: document.related, asOf: document["as-of"] };
}

/**
 * @param {Entry} entry
 * @param {number} now
 * @returns {number[]}
 */
function ageAt(entry, now) {
  const days = daysSince(entry.oldest, now);
  return Number.isFinite(days) ? [AGES.findIndex(([id]) => id === ageOf(days))] : [];
}

/**
 * The entries as a box offers them: by name, with their layers beside it.
 *
 * @param {Directory} directory
 * @returns {{ id: string, label: string, hint: string }[]}
 */
export function optionsOf({ facets, entries }) {
  const layers = facets.find((facet) => facet.id === "layer")?.options ?? [];
  return entries.map((entry) => ({
    id: entry.id,
    label: entry.name,
    hint: /** @type {number[]} */ (entry.at.layer ?? []).map((place) => layers[place]?.[1]).join(", "),
  }));
}

/**
 * What an entry says of one option of a facet.
 *
 * @param {Entry} entry
 * @param {Facet} facet
 * @param {number} place of the option
 * @returns {State}
 */
export function stateAt(entry, facet, place) {
  const at = entry.at[facet.id];
  if (facet.known !== undefined) return facet.known.get(entry.id)?.get(place) ?? ".";
  if (facet.sort === "states") return /** @type {State} */ (at?.[place] ?? ".");
  if (at === undefined || at.length === 0) return ".";
  return /** @type {number[]} */ (at).includes(place) ? "y" : "n";
}

/**
 * Whether nothing at all is established of an entry in a facet that has something to do with it.
 *
 * @param {Entry} entry
 * @param {Facet} facet
 */
export function isSilent(entry, facet) {
  const at = entry.at[facet.id] ?? [];
  if (facet.known !== undefined)
    return ![...(facet.known.get(entry.id)?.values() ?? [])].some((state) => /[ypn]/.test(state));
  if (typeof at !== "string") return facet.sort === "states" || at.length === 0;
  return !/[ypn]/.test(at) && (at.length < facet.options.length || /[.?]/.test(at));
}

/**
 * The options that an entry has at least partly.
 *
 * @param {Entry} entry
 * @param {Facet} facet
 * @returns {number[]} their places
 */
export function heldOf(entry, facet) {
  return facet.options.flatMap((_, place) => (/[yp]/.test(stateAt(entry, facet, place)) ? [place] : []));
}
