/**
 * Documents as Material's result items. It sets title, text and tags as HTML, so all text is escaped here.
 *
 * Material shows the item without a fragment as the heading of its group, without its text; what must be seen
 * at once, such as a definition, therefore stands in the title.
 */

import { telling } from "./paging.js";
import { kindOf } from "./store.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {Awaited<ReturnType<Store["document"]>>} Found
 * @typedef {import("./ranking.js").Ranked} Ranked
 * @typedef {{
 *   location: string,
 *   title: string,
 *   text: string,
 *   tags?: string[],
 *   score: number,
 *   terms: Record<string, boolean>,
 * }} Item
 */

const LESS = 0.5; // so that Enter opens the section that was found, not the page above it

/**
 * A page and its parts that were found. Material folds those that score less than the heading, and Enter
 * opens the best score of all: a part that has words of the query which none before it has stays to be seen.
 *
 * @param {Ranked[]} found documents of one page, the best first
 * @param {string[]} words
 * @param {Store} store
 * @returns {Promise<Item[]>}
 */
export async function groupOf(found, words, store) {
  const documents = await Promise.all(found.map(({ number }) => store.document(number)));
  const place = documents.findIndex(({ part: [fragment] }) => fragment === "");
  const seen = telling(found).length;
  const top = found.length;
  const scoreAt = (/** @type {number} */ i) => (place === 0 && i < seen ? top : top - i);
  const items = documents.map((each, i) =>
    item(each, scoreAt(i), isSingle(/** @type {Ranked} */ (found[i]), store), words),
  );
  const score = place === 0 ? top : top - seen + 1 - LESS;
  if (place >= 0) return [...items.splice(place, 1).map((heading) => ({ ...heading, score })), ...items];
  const [first] = /** @type {[Item]} */ (items);
  if (isSingle(/** @type {Ranked} */ (found[0]), store)) return [first];
  const [location, title, kind, facts] = /** @type {Found} */ (documents[0]).page;
  const tags = [kind, ...facts].map(escaped);
  return [{ location, title: marked(title, words), text: "", tags, score, terms: first.terms }, ...items];
}

/**
 * @param {import("./comparing.js").Comparison} comparison
 * @param {string[]} words
 * @returns {Item}
 */
export function comparisonItem({ location, title, text }, words) {
  return {
    location,
    title: marked(title, words),
    text: escaped(text),
    tags: ["Comparison"],
    score: 1,
    terms: termsOf(words),
  };
}

/**
 * @param {Found} document
 * @param {number} score
 * @param {boolean} single
 * @param {string[]} words
 * @returns {Item}
 */
function item({ page: [location, , kind, facts], part: [fragment, title, summary] }, score, single, words) {
  const text = marked(summary, words);
  return {
    location: fragment === "" ? location : `${location}#${fragment}`,
    title: marked(title, words) + (single ? `<span class="ar-found__text">${text}</span>` : ""),
    text,
    ...(fragment === "" || single ? { tags: [kind, ...facts].map(escaped) } : {}),
    score,
    terms: termsOf(words),
  };
}

/** @param {string[]} words */
function termsOf(words) {
  return Object.fromEntries(words.map((word) => [word, true]));
}

/**
 * Whether a document is a result by itself, not a part of its page.
 *
 * @param {Ranked} ranked
 * @param {Store} store
 */
function isSingle({ number }, store) {
  return kindOf(number, store.head)[4] === 1;
}

/**
 * The text as HTML, with the words that were asked for marked.
 *
 * @param {string} text
 * @param {string[]} words
 */
function marked(text, words) {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((part) => {
      const hit = words.some((word) => part.toLowerCase().startsWith(word));
      return hit ? `<mark data-md-highlight>${escaped(part)}</mark>` : escaped(part);
    })
    .join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
