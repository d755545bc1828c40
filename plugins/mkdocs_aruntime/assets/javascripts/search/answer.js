/** A query's answer: Material's result items, how many results there are of each kind, and what may have been meant. */

import { byPage } from "./paging.js";
import { plan } from "./planning.js";
import { ranked } from "./ranking.js";
import { groupOf } from "./showing.js";
import { kindOf } from "./store.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Head} Head
 * @typedef {import("./paging.js").Page} Page
 * @typedef {import("./showing.js").Item} Item
 * @typedef {{ label: string, plural: string, slug: string, count: number }} Count
 * @typedef {{
 *   query: string,
 *   kind: string | null,
 *   total: number,
 *   whole: number,
 *   kinds: Count[],
 *   corrected: string | null,
 *   strange: string | null,
 * }} About `strange` was asked for with `in:` and is no kind; `total` results have most of the words; those shown after the first `whole` have only some
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
  const { groups, words, kind, corrected } = await plan(query, store);
  const pages = byPage(ranked(groups), store.head);
  const whole = pages.filter((page) => page.whole);
  const kinds = counted(whole, store.head);
  const asked = store.head.kinds.some(([, , slug]) => slug === kind) ? kind : null;
  const shown = asked === null ? mixed(pages) : pages.filter((page) => page.kind === asked).slice(0, PAGES_OF_A_KIND);
  const ordered = [...inGroups(shown.filter((page) => page.whole)), ...shown.filter((page) => !page.whole)];
  const items = descending(await Promise.all(ordered.map((page) => groupOf(page.found.slice(0, SECTIONS), words, store))));
  const firstSome = ordered.findIndex((page) => !page.whole);
  const about = { query, kind: asked, total: whole.length, whole: firstSome < 0 ? ordered.length : firstSome, kinds, corrected, strange: asked === kind ? null : kind };
  return { items, about };
}

/**
 * The same with scores that fall from page to page, because Enter opens the best score of all.
 *
 * @param {Item[][]} pages
 * @returns {Item[][]}
 */
function descending(pages) {
  return pages.map((page, i) => page.map((item) => ({ ...item, score: item.score + (pages.length - i) * SECTIONS })));
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

/**
 * @param {{ kind: string }[]} pages
 * @param {Head} head
 * @returns {Count[]} the kinds that have any, that of the best page first
 */
function counted(pages, head) {
  return [...new Set(pages.map((page) => page.kind))].map((slug) => {
    const [label = slug, plural = slug] = head.kinds.find((kind) => kind[2] === slug) ?? [];
    return { slug, label, plural, count: pages.filter((page) => page.kind === slug).length };
  });
}
