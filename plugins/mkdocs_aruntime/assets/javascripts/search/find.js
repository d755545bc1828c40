/**
 * What a query finds: pages in their order, and what is said about them. Browser, terminal and assistant show
 * it.
 */

import { compared } from "./comparing.js";
import { byPage, placeOf } from "./paging.js";
import { rowOf } from "./phrases.js";
import { plan } from "./planning.js";
import { read } from "./query.js";
import { ranked } from "./ranking.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Head} Head
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./paging.js").Page} Page
 * @typedef {import("./ranking.js").Ranked} Ranked
 * @typedef {import("./planning.js").Group} Group
 * @typedef {{ label: string, plural: string, slug: string, count: number }} Count
 * @typedef {{
 *   query: string,
 *   plain: string,
 *   short: boolean,
 *   kind: string | null,
 *   total: number,
 *   kinds: Count[],
 *   corrected: string | null,
 *   strange: string | null,
 *   quoted: boolean,
 * }} Said `plain` is the query without its kind; `short` is too short to be looked up;
 *   `total` results have most of the words; `strange` was asked for with `in:` and is no kind;
 *   `quoted` says that a phrase was asked for
 * @typedef {import("./comparing.js").Comparison} Comparison
 * @typedef {{ words: string[], pages: Page[], comparison: Promise<Comparison | null>, said: Said }}
 *   Found the comparison
 *   is looked up while the pages are shown
 */

/**
 * @param {string} text
 * @param {Store} store
 * @returns {Promise<Found>}
 */
export async function find(text, store) {
  const { head } = store;
  const query = read(text, head.ranking);
  const [{ groups, named, corrected }, phrases] = await Promise.all([
    plan(query, store),
    phrasesOf(query, store),
  ]);
  const pages = byPage(onPagesWith(phrases, ranked([...groups, ...phrases]), head), head);
  const whole = pages.filter((page) => page.whole);
  const kind = head.kinds.some(([, , slug]) => slug === query.kind) ? query.kind : null;
  return {
    words: query.said,
    pages: kind === null ? pages : pages.filter((page) => page.kind === kind),
    comparison: kind === null ? compared(query, named, store) : Promise.resolve(null),
    said: {
      query: text,
      plain: query.plain,
      short: query.words.length === 0,
      kind,
      total: whole.length,
      kinds: counted(whole, head),
      corrected,
      strange: kind === query.kind ? null : query.kind,
      quoted: phrases.length > 0,
    },
  };
}

/**
 * @param {Query} query
 * @param {Store} store
 * @returns {Promise<Group[]>}
 */
function phrasesOf({ phrases, said }, store) {
  const share = store.head.ranking.exact;
  return Promise.all(
    phrases.map(async (phrase) => {
      const covers = said.reduce((all, word, i) => (phrase.includes(word) ? all | (1 << i) : all), 0);
      return { rows: [{ row: await rowOf(phrase, store), share }], covers };
    }),
  );
}

/**
 * The documents of pages on which every phrase stands.
 *
 * @param {Group[]} phrases
 * @param {Ranked[]} found
 * @param {Head} head
 */
function onPagesWith(phrases, found, head) {
  const places = phrases.map(
    ({ rows }) => new Set(ranked([{ rows, covers: 0 }]).map(({ number }) => placeOf(number, head))),
  );
  return found.filter(({ number }) => places.every((each) => each.has(placeOf(number, head))));
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
