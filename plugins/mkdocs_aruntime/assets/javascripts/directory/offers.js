/** Choices that say what the typed words say: a word finds every mention, a choice those that have it. */

import { tokens } from "../view/words.js";
import { toggled } from "./choices.js";
import { counts } from "./filter.js";
import { GAP } from "./gap.js";
import { POLICY } from "./verdicts.js";
import { askedWords, says } from "./words.js";

/** @import { Directory, Facet } from "./catalog.js" */
/** @import { Count, Filter } from "./filter.js" */
/**
 * @typedef {{ facet: Facet, value: string, label: string, left: string }} Option
 *   left: the words that it does not say
 * @typedef {Option & { count: Count }} Offer
 */

const MOST_OFFERS = 4;
const NOT_OFFERED = ["age", POLICY, GAP]; // not in the file, and not what an entry says

/**
 * The choices whose names have words of the question, the closest first; where some have all of them, those.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {Offer[]}
 */
export function offers(directory, filter) {
  const asked = askedWords(filter.q);
  const found = directory.facets
    .filter((facet) => !NOT_OFFERED.includes(facet.id))
    .flatMap((facet) => facet.options.map((option) => meant(facet, option, asked)))
    .filter(({ facet, value, share }) => share > 0 && !filter.choices[facet.id]?.values.includes(value));
  const whole = found.filter(({ left }) => left === "");
  return (whole.length > 0 ? whole : found)
    .sort((a, b) => b.share - a.share)
    .map((option) => ({ ...option, count: countOf(directory, { ...filter, q: option.left }, option) }))
    .filter(({ count }) => count.yes > 0)
    .slice(0, MOST_OFFERS);
}

/**
 * @param {Facet} facet
 * @param {Facet["options"][number]} option
 * @param {readonly string[]} asked
 * @returns {Option & { share: number }} share: how much of its closest name was asked for
 */
function meant(facet, [value, label, ...others], asked) {
  const ways = [label, ...others].map((name) => {
    const said = new Set(tokens(name));
    const left = asked.filter((word) => !says(said, [word]));
    return { left: left.join(" "), share: (asked.length - left.length) / said.size };
  });
  return { facet, value, label, ...ways.reduce((best, way) => (way.share > best.share ? way : best)) };
}

/**
 * @param {Directory} directory
 * @param {Filter} filter
 * @param {Option} option
 * @returns {Count}
 */
function countOf(directory, filter, { facet, value }) {
  return counts(directory, filter, facet).get(value) ?? { yes: 0, unknown: 0 };
}

/**
 * The filter with an offer taken: the choice instead of the words that say the same.
 *
 * @template {Filter} F
 * @param {F} filter
 * @param {Option} taken
 * @returns {F}
 */
export function took(filter, { facet, value, left }) {
  return { ...toggled(filter, facet, value), q: left };
}
