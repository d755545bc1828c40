/** The pages on which documents were found, and their order; as `hits.py` has it. */

import { kindOf } from "./store.js";

/**
 * @typedef {import("./store.js").Head} Head
 * @typedef {import("./ranking.js").Ranked} Ranked
 * @typedef {{ kind: string, whole: boolean, score: number, words: number, found: Ranked[] }} Page with a bit for each
 *   word of the query that stands anywhere on it
 */

const BEST = 10; // how much the best part of a page counts …
const ALL = 5; // … beside the page as if it were one part …
const NEXT = 3; // … and beside the next parts, which count once
const WEAKEST = 10; // a result scores at least a tenth of the best one

/**
 * What was found, page by page; terms of the glossary each for itself. A need is spread over the parts of a page, so
 * its words are looked for on all of it: pages that are `whole` come first.
 *
 * @param {Ranked[]} found the best first
 * @param {Head} head
 * @returns {Page[]} the best first
 */
export function byPage(found, head) {
  /** @type {Map<string, Ranked[]>} */
  const places = new Map();
  for (const each of found) {
    const single = kindOf(each.number, head)[4] === 1;
    const key = single ? `${each.number}` : `page ${Math.floor(each.number / head.slot)}`;
    const parts = places.get(key);
    if (parts === undefined) places.set(key, [each]);
    else parts.push(each);
  }
  const least = (found[0]?.score ?? 0) / WEAKEST;
  const needed = most(bits(wordsOf(found)));
  const strong = [...places.values()].filter(([first]) => /** @type {Ranked} */ (first).score >= least);
  const pages = strong.map((parts) => pageOf(parts, needed, least, head));
  tell(pages, needed);
  return pages.sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score);
}

/**
 * The part with most of the words comes first, though the page's title alone may weigh more; then those with other
 * words of the query.
 *
 * @param {Ranked[]} parts of one page, the best first
 * @param {number} needed words of the query
 * @param {number} least score of a part that is shown
 * @param {Head} head
 * @returns {Page}
 */
function pageOf(parts, needed, least, head) {
  const [first, ...others] = /** @type {[Ranked, ...Ranked[]]} */ (parts);
  const together = sum(first.gains.map((_, i) => Math.max(...parts.map(({ gains }) => gains[i] ?? 0))));
  const score = BEST * first.score + sum(others.slice(0, NEXT).map((part) => part.score)) + ALL * together;
  const enough = Math.min(needed, Math.max(...parts.map(({ words }) => bits(words))));
  const shown = parts.filter((part) => part.score >= least);
  const ordered = [...shown.filter(({ words }) => bits(words) >= enough), ...shown.filter(({ words }) => bits(words) < enough)];
  const found = [...new Set([...telling(ordered), ...ordered])];
  return { kind: kindOf(first.number, head)[2], whole: false, score, words: wordsOf(parts), found };
}

/**
 * The parts with a word of the query that no part before them has.
 *
 * @param {Ranked[]} parts
 */
export function telling(parts) {
  let seen = 0;
  return parts.filter(({ words }) => {
    const tells = (words & ~seen) > 0;
    seen |= words;
    return tells;
  });
}

/**
 * Marks pages that have the needed words, or as many as any has; and those that score a quarter more than all of
 * these, as the page of a runtime does that is named beside words which stand elsewhere.
 *
 * @param {Page[]} pages
 * @param {number} needed words of the query
 */
function tell(pages, needed) {
  const enough = Math.min(needed, Math.max(0, ...pages.map(({ words }) => bits(words))));
  const best = Math.max(0, ...pages.filter(({ words }) => bits(words) >= enough).map(({ score }) => score));
  for (const page of pages) page.whole = bits(page.words) >= enough || 4 * page.score >= 5 * best;
}

/**
 * Three quarters of the words that are known.
 *
 * @param {number} known
 */
function most(known) {
  return Math.ceil((3 * known) / 4);
}

/** @param {Ranked[]} parts */
function wordsOf(parts) {
  return parts.reduce((all, { words }) => all | words, 0);
}

/** @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, each) => all + each, 0);
}
