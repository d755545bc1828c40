/**
 * Answers Material's search box from the index that Whoosh weighed at build.
 *
 * A classic worker, because that is how Material starts it. Nothing is indexed here: a query fetches the shards
 * of its words, adds up weights, and fetches the pages of the best documents.
 */

"use strict";

/**
 * @typedef {{ words: Record<string, number>, rows: number[][] }} Shard
 * @typedef {[location: string, title: string, summary: string, kind: string, facts: string[], page: string]} Described
 * @typedef {{
 *   terms: Record<string, string>,
 *   pages: string[],
 *   "page-size": number,
 *   synonyms: Record<string, string[]>,
 * }} Head
 * @typedef {{ word: string, row: number[], factor: number }} Match
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const LEAST = 2; // characters before anything is looked up
const MOST = 24; // documents shown
const PREFIX = 0.7; // how much a word counts that only begins like what was typed
const TYPO = 0.4; // … that is spelled differently
const SYNONYM = 0.8; // … that means the same

/** @type {{ head: Head, base: string } | null} */
let index = null;
let latest = 0;
/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

self.addEventListener("message", async (event) => {
  const { type, data } = event.data;
  if (type === SETUP) {
    index = { head: data.config.head, base: new URL("../../../../search/", self.location.href).href };
    self.postMessage({ type: READY });
  } else if (type === QUERY) {
    const turn = ++latest;
    const items = await answer(String(data)).catch(() => []);
    if (turn === latest) self.postMessage({ type: RESULT, data: { items } });
  }
});

/**
 * @param {string} query
 * @returns {Promise<object[][]>} Material's groups: a page, then its sections
 */
async function answer(query) {
  const words = tokens(query);
  if (index === null || words.join("").length < LEAST) return [];
  const typing = /[^\W_]$/u.test(query);
  const ranked = await rank(words, typing);
  for (const other of index.head.synonyms[words.join(" ")] ?? []) {
    merge(ranked, await rank(tokens(other), false), SYNONYM);
  }
  const best = [...ranked.values()]
    .sort((a, b) => b.met - a.met || b.score - a.score || a.number - b.number)
    .slice(0, MOST);
  return grouped(best, words);
}

/**
 * Adds up, per document, the weights of the words it has.
 *
 * @param {string[]} words
 * @param {boolean} typing whether the last word may be unfinished
 */
async function rank(words, typing) {
  /** @type {Map<number, { number: number, met: number, score: number }>} */
  const documents = new Map();
  const found = await Promise.all(
    words.map((word, place) => matches(word, typing && place === words.length - 1)),
  );
  for (const each of found) {
    /** @type {Map<number, number>} */
    const weights = new Map();
    for (const match of each) {
      for (let i = 0, number = 0; i < match.row.length; i += 2) {
        number += /** @type {number} */ (match.row[i]);
        const weight = /** @type {number} */ (match.row[i + 1]) * match.factor;
        weights.set(number, Math.max(weights.get(number) ?? 0, weight));
      }
    }
    for (const [number, weight] of weights) {
      const entry = documents.get(number) ?? { number, met: 0, score: 0 };
      entry.met += 1 / words.length;
      entry.score += weight;
      documents.set(number, entry);
    }
  }
  return documents;
}

/**
 * @param {Map<number, { number: number, met: number, score: number }>} into
 * @param {Map<number, { number: number, met: number, score: number }>} from
 * @param {number} factor
 */
function merge(into, from, factor) {
  for (const entry of from.values()) {
    const known = into.get(entry.number);
    const score = entry.score * factor;
    if (known === undefined || entry.met > known.met) into.set(entry.number, { ...entry, score });
    else if (entry.met === known.met) known.score = Math.max(known.score, score);
  }
}

/**
 * The indexed words that a typed one means: itself, what it begins, else what it may be a typo of.
 *
 * @param {string} word
 * @param {boolean} unfinished
 * @returns {Promise<Match[]>}
 */
async function matches(word, unfinished) {
  const shards = await shardsOf(word, unfinished);
  /** @type {Match[]} */
  const list = [];
  for (const shard of shards) {
    const exact = shard.words[word];
    if (exact !== undefined) list.push({ word, row: shard.rows[exact] ?? [], factor: 1 });
    if (!unfinished || word.length < LEAST) continue;
    for (const [other, row] of Object.entries(shard.words)) {
      if (other !== word && other.startsWith(word)) {
        list.push({ word: other, row: shard.rows[row] ?? [], factor: PREFIX * (word.length / other.length) });
      }
    }
  }
  return list.length > 0 || word.length < 4 ? list : similar(word);
}

/** @param {string} word */
async function similar(word) {
  const reach = word.length < 8 ? 1 : 2;
  /** @type {Match[]} */
  const list = [];
  for (const shard of await shardsOf(word.slice(0, 1), true)) {
    for (const [other, row] of Object.entries(shard.words)) {
      if (distance(word, other, reach) <= reach) {
        list.push({ word: other, row: shard.rows[row] ?? [], factor: TYPO });
      }
    }
  }
  return list;
}

/**
 * @param {string} word
 * @param {boolean} all also the shards of longer words that begin with it
 * @returns {Promise<Shard[]>}
 */
async function shardsOf(word, all) {
  const terms = index?.head.terms ?? {};
  const names = Object.keys(terms).filter(
    (prefix) => word.startsWith(prefix) || (all && prefix.startsWith(word)),
  );
  return Promise.all(names.map((prefix) => load(/** @type {string} */ (terms[prefix]))));
}

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
function load(name) {
  const known = fetched.get(name);
  if (known !== undefined) return known;
  const loading = fetch(`${index?.base}${name}`).then((response) => {
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  });
  fetched.set(name, loading);
  loading.catch(() => fetched.delete(name)); // so that it is tried again
  return loading;
}

/**
 * @param {{ number: number, score: number }[]} best
 * @param {string[]} words
 */
async function grouped(best, words) {
  const size = index?.head["page-size"] ?? 1;
  const names = index?.head.pages ?? [];
  const described = await Promise.all(
    best.map(async ({ number, score }) => {
      const page = await load(/** @type {string} */ (names[Math.floor(number / size)]));
      return item(/** @type {Described} */ (page[number % size]), score, words);
    }),
  );
  /** @type {Map<string, ReturnType<typeof item>[]>} */
  const groups = new Map();
  for (const each of described) {
    const page = each.location.split("#")[0] ?? "";
    groups.set(page, [...(groups.get(page) ?? []), each]);
  }
  return [...groups].map(([page, items]) => withPage(page, items));
}

/**
 * Material takes the first item without a fragment as the group's heading; one is made where none was found.
 *
 * @param {string} page
 * @param {ReturnType<typeof item>[]} items
 */
function withPage(page, items) {
  const heading = items.find((each) => !each.location.includes("#"));
  if (heading !== undefined) return [heading, ...items.filter((each) => each !== heading)];
  const first = /** @type {ReturnType<typeof item>} */ (items[0]);
  return [{ ...first, location: page, title: escaped(first.page), text: "", terms: {} }, ...items];
}

/**
 * @param {Described} described
 * @param {number} score
 * @param {string[]} words
 */
function item([location, title, summary, kind, facts, page], score, words) {
  return {
    location,
    page,
    title: marked(title, words),
    text: marked(summary, words),
    tags: [kind, ...facts],
    score,
    terms: Object.fromEntries(words.map((word) => [word, true])),
  };
}

/** @param {string} text */
function tokens(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
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

/**
 * Edits between two words, swapped neighbours counting as one; anything above `most` is told as more.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[][]} */
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const above = /** @type {number[]} */ (rows[i - 1]);
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        /** @type {number} */ (above[j]) + 1,
        /** @type {number} */ (row[j - 1]) + 1,
        /** @type {number} */ (above[j - 1]) + swap,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, /** @type {number} */ (rows[i - 2]?.[j - 2]) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    rows.push(row);
  }
  return /** @type {number} */ (rows[a.length]?.[b.length]);
}
