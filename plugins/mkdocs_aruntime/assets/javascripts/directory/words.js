/**
 * What an entry says, as words; as `words.py` has it, and a test holds the two against each other.
 * Every word that is asked for must begin a word of the entry.
 */

import { content, tokens } from "../view/words.js";
/** @import { Entry, Facet } from "./catalog.js" */

/**
 * The words of a question that say something; all of them where none does.
 *
 * @param {string} query
 */
export function askedWords(query) {
  return content(tokens(query));
}

/**
 * Whether each word begins one of those that are said; a single letter must be one: R, C.
 *
 * @param {ReadonlySet<string>} said
 * @param {readonly string[]} asked
 */
export function says(said, asked) {
  const begins = (/** @type {string} */ word) => [...said].some((each) => each.startsWith(word));
  return asked.every((word) => said.has(word) || (word.length > 1 && begins(word)));
}

/**
 * Every word that an entry says: of itself, and by the names of what it has at least partly.
 *
 * @param {Omit<Entry, "said"> & { words?: string }} entry
 * @param {readonly Facet[]} facets of the file
 * @returns {ReadonlySet<string>}
 */
export function wordsOfEntry(entry, facets) {
  const labels = facets.flatMap((facet) => {
    const { options } = facet;
    return places(entry.at[facet.id] ?? []).flatMap((place) => options[place]?.slice(1) ?? []);
  });
  const { id, name, summary, vendor, words = "" } = entry;
  return new Set(tokens([id, name, summary, vendor, words, ...labels].join(" ")));
}

/**
 * The options that an entry has at least partly.
 *
 * @param {number[] | string} at
 */
function places(at) {
  if (typeof at !== "string") return at;
  return [...at].flatMap((state, place) => (state === "y" || state === "p" ? [place] : []));
}
