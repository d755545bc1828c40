/** A query's answer as Material draws it: its result items, and what stands beside them. */

import { find } from "./find.js";
import { comparisonItem, groupOf } from "./showing.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./paging.js").Page} Page
 * @typedef {import("./showing.js").Item} Item
 * @typedef {import("./find.js").Said & { whole: number }}
 *   About those shown after the first `whole` have only some of the
 *   words
 */

const PAGES = 10; // results shown; Material draws as many at once
const PAGES_OF_A_KIND = 30; // … where one kind is asked for
const OF_A_KIND = 4; // … of those, where other kinds have some, too
const SECTIONS = 4; // parts of a page shown beside it

/**
 * @param {string} query
 * @param {Store} store
 * @returns {Promise<{ items: Item[][], about: About }>}
 */
export async function answer(query, store) {
  const { words, pages, comparison, said } = await find(query, store);
  const shown = said.kind === null ? mixed(pages) : pages.slice(0, PAGES_OF_A_KIND);
  const whole = inGroups(shown.filter((page) => page.whole));
  const ordered = [...whole, ...shown.filter((page) => !page.whole)];
  const drawn = ordered.map((page) => groupOf(page.found.slice(0, SECTIONS), words, store));
  const [compared, groups] = await Promise.all([comparison, Promise.all(drawn)]);
  const first = compared === null ? [] : [[comparisonItem(compared, words)]];
  return { items: descending([...first, ...groups]), about: { ...said, whole: first.length + whole.length } };
}

/**
 * The same with scores that fall from page to page, because Enter opens the best score of all.
 *
 * @param {Item[][]} pages
 * @returns {Item[][]}
 */
function descending(pages) {
  return pages.map((page, i) =>
    page.map((item) => ({ ...item, score: item.score + (pages.length - i) * SECTIONS })),
  );
}

/**
 * The first pages, with room for several kinds.
 *
 * @param {Page[]} pages
 */
function mixed(pages) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const few = new Set(
    pages.filter(({ kind, whole }) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return whole && /** @type {number} */ (counts.get(kind)) <= OF_A_KIND;
    }),
  );
  const taken = new Set([...few, ...pages.filter((page) => !few.has(page))].slice(0, PAGES));
  return pages.filter((page) => taken.has(page));
}

/**
 * Kinds together, that of the best page first; within a kind the best first.
 *
 * @param {Page[]} pages
 */
function inGroups(pages) {
  const kinds = [...new Set(pages.map((page) => page.kind))];
  return kinds.flatMap((kind) => pages.filter((page) => page.kind === kind));
}
