/** The pages on which documents were found, and their order. */

import { bits } from "./ranking.js";
import { kindOf } from "./store.js";

/**
 * @typedef {import("./store.js").Head} Head
 * @typedef {import("./ranking.js").Ranked} Ranked
 * @typedef {{ kind: string, whole: boolean, score: number, words: number, found: Ranked[] }}
 *   Page with a bit for each
 *   word of the query that stands anywhere on it
 */

/**
 * What was found, page by page; terms of the glossary each for itself. A need is spread over the parts of a
 * page, so its words are looked for on all of it: pages that are `whole` come first.
 *
 * @param {Ranked[]} found the best first
 * @param {Head} head
 * @returns {Page[]} the best first
 */
export function byPage(found, head) {
  /** @type {Map<string, Ranked[]>} */
  const places = new Map();
  for (const each of found) {
    const key = placeOf(each.number, head);
    const parts = places.get(key);
    if (parts === undefined) places.set(key, [each]);
    else parts.push(each);
  }
  const { weakest, needed: percent, outstanding } = head.ranking;
  const least = ((found[0]?.score ?? 0) * weakest) / 100;
  const needed = Math.ceil((percent * bits(wordsOf(found))) / 100);
  const strong = [...places.values()].filter(([first]) => /** @type {Ranked} */ (first).score >= least);
  const pages = strong.map((parts) => pageOf(parts, needed, least, head));
  tell(pages, needed, outstanding);
  return pages.sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score);
}

/**
 * What a document belongs to: its page, or itself where it is none's part.
 *
 * @param {number} number
 * @param {Head} head
 */
export function placeOf(number, head) {
  return kindOf(number, head)[4] === 1 ? `${number}` : `page ${Math.floor(number / head.slot)}`;
}

/**
 * The part with most of the words comes first, though the page's title alone may weigh more; then those with
 * other words of the query.
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
  const { best, all, next, parts: count } = head.ranking;
  const score =
    best * first.score + next * sum(others.slice(0, count).map((part) => part.score)) + all * together;
  const enough = Math.min(needed, Math.max(...parts.map(({ words }) => bits(words))));
  const shown = parts.filter((part) => part.score >= least);
  const ordered = [
    ...shown.filter(({ words }) => bits(words) >= enough),
    ...shown.filter(({ words }) => bits(words) < enough),
  ];
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
 * Marks pages that have the needed words, or as many as any has; and those that score much more than all of
 * these, as the page of a runtime does that is named beside words which stand elsewhere.
 *
 * @param {Page[]} pages
 * @param {number} needed words of the query
 * @param {number} outstanding percent of the best score
 */
function tell(pages, needed, outstanding) {
  const enough = Math.min(needed, Math.max(0, ...pages.map(({ words }) => bits(words))));
  const best = Math.max(0, ...pages.filter(({ words }) => bits(words) >= enough).map(({ score }) => score));
  for (const page of pages) page.whole = bits(page.words) >= enough || 100 * page.score >= outstanding * best;
}

/** @param {Ranked[]} parts */
function wordsOf(parts) {
  return parts.reduce((all, { words }) => all | words, 0);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, each) => all + each, 0);
}
