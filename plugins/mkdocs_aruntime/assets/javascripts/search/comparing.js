/** The way from a question about several things, or about what else there is, to all of them side by side. */

import { bits } from "./ranking.js";
import { kindOf } from "./store.js";

/**
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./planning.js").Group} Group
 * @typedef {import("./store.js").Named} Named
 * @typedef {import("./store.js").Store} Store
 * @typedef {{ location: string, title: string, text: string }} Comparison
 */

const TOGETHER = 6; // side by side at most
const TRIED = 3; // documents of one name in which what can be compared is looked for

/**
 * @param {Query} query
 * @param {Group[]} titles that stand in it
 * @param {Store} store
 * @returns {Promise<Comparison | null>}
 */
export async function compared({ words, said }, titles, store) {
  const { address, words: asking, alternatives } = store.head.compare;
  const against = words.some((word) => asking.includes(word));
  const others = words.some((word) => alternatives.includes(word));
  const named = apart(titles);
  const silent = named.reduce((left, { covers }) => left - bits(covers), said.length) > 0;
  if (address === "" || (silent && !against && !others)) return null;
  const found = await Promise.all(named.map((title) => comparable(title, store)));
  const lists = found.filter((list) => list.length > 0);
  const things = [...new Map(lists.map(([thing]) => /** @type {Named} */ (thing))).entries()].slice(
    0,
    TOGETHER,
  );
  if (things.length > 1 && (against || lists.length === named.length)) {
    const title = `Compare ${listed(things.map(([, name]) => name))}`;
    return { location: addressOf(address, things), title, text: "Side by side, claim by claim." };
  }
  const [[thing, ...near] = []] = lists;
  if (thing === undefined || near.length === 0 || !others) return null;
  const title = `Compare ${thing[1]} with its alternatives`;
  return {
    location: addressOf(address, [thing, ...near]),
    title,
    text: `Beside ${listed(near.map(([, name]) => name))}.`,
  };
}

/**
 * Of titles that share words the longest, in the order of the query.
 *
 * @param {Group[]} titles
 */
function apart(titles) {
  let taken = 0;
  const longest = [...titles].sort((a, b) => bits(b.covers) - bits(a.covers));
  const kept = longest.filter(({ covers }) => {
    const free = (covers & taken) === 0;
    if (free) taken |= covers;
    return free;
  });
  return kept.sort((a, b) => a.covers - b.covers);
}

/**
 * @param {Group} title
 * @param {Store} store
 * @returns {Promise<Named[]>} what is called so and its neighbours;
 *   empty where nothing of that name can be compared
 */
async function comparable({ rows }, store) {
  const { kinds } = store.head.compare;
  /** @type {[number: number, weight: number][]} */
  const documents = [];
  for (const { row } of rows) {
    let number = 0;
    for (let i = 0; i < row.length; i += 2) {
      number += row[i] ?? 0;
      documents.push([number, row[i + 1] ?? 0]);
    }
  }
  const some = documents.filter(([number]) => kinds.includes(kindOf(number, store.head)[2]));
  const best = some.sort(([, a], [, b]) => b - a).slice(0, TRIED);
  const pages = await Promise.all(best.map(([number]) => store.document(number)));
  return pages.find(({ page, part: [fragment] }) => fragment === "" && page[4].length > 0)?.page[4] ?? [];
}

/**
 * @param {string} address
 * @param {Named[]} things
 */
function addressOf(address, things) {
  return address + things.map(([id]) => encodeURIComponent(id)).join(",");
}

/** @param {string[]} names */
function listed(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}
