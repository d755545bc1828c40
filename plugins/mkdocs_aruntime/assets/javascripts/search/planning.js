/**
 * From the words of a query to rows of the index; as `planning.py` does it.
 *
 * A plan is a list of groups. A document gets, of each group, the best row that it is in; its score is the sum.
 * Weights and factors are whole numbers, so that Whoosh and the browser add up to the same.
 */

import { similar } from "./typos.js";
import { content, rootOf, tokens } from "./words.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Row} Row
 * @typedef {import("./store.js").Rows} Rows
 * @typedef {import("./store.js").Block} Block
 * @typedef {{ row: Row, share: number }} Alternative with percent of the weight that it counts
 * @typedef {{ stem: string, share: number, row: Row, pairs: Rows }} Meaning
 * @typedef {{
 *   text: string,
 *   stem: string | null,
 *   concepts: Record<string, [string, Row]>,
 *   meanings: Meaning[],
 *   starts: Alternative[],
 *   correction: string | null,
 * }} Word
 * @typedef {{ rows: Alternative[], covers: number }} Group with a bit for each word of the query that it stands for
 * @typedef {{ groups: Group[], words: string[], kind: string | null, corrected: string | null }} Plan
 */

const EXACT = 100; // percent of its weight that a row counts as it was typed
const START = 85; // … where it is known only how a word of a title begins
const LONGER = 90; // … where the word goes on; less, the longer it goes on
const ROOT = 75; // … where only the word without its ending is known; less, the longer the known word goes on
const TYPO = 55; // … where it is spelled differently: the nearest word
const TYPO_ELSE = 35; // … and others as near
const CONCEPT = 80; // … where another spelling of the same glossary term stands there
const JOINED = 80; // … where two typed words are one word there
const WHOLE = 100; // … where the query is a whole title
const BEGUN = 60; // … begins one
const CORRECTED = 70; // … or is one but for a typo

const LEAST = 2; // characters before anything is looked up
const MOST = 24; // words of a query; what follows is left out
const MOST_NAMED = 3; // words of a title that is looked for within a query
const SHORTEST_BEGUN = 5; // characters of a single word before whole titles that begin with it are looked up
const KIND = /(?:^|\s)in:([\p{L}\p{N}_-]+)(?=\s|$)/u;

/**
 * @param {string} query whose last word may be unfinished
 * @param {Store} store
 * @returns {Promise<Plan>}
 */
export async function plan(query, store) {
  const kind = KIND.exec(query)?.[1]?.toLowerCase() ?? null;
  const asked = query.replace(KIND, " ");
  const words = tokens(asked).slice(0, MOST);
  if (words.join("").length < LEAST) return { groups: [], words: [], kind, corrected: null };
  const typing = /[\p{L}\p{N}]$/u.test(asked);
  const said = content(words);
  const last = said.length - 1;
  const [meant, joined] = await Promise.all([
    Promise.all(said.map((word, i) => understood(word, typing && i === last && word === words.at(-1), store))),
    Promise.all(neighbours(said).map(([one, other]) => joinedTo(`${one}${other}`, store))),
  ]);
  /** @type {Group[]} */
  const groups = [
    ...meant.map((word, i) => ({ rows: [...word.meanings, ...word.starts], covers: 1 << i })),
    ...neighbours(meant).map(([one, other], i) => ({ rows: pairs(one, other), covers: 3 << i })),
    ...joined.map((rows, i) => ({ rows, covers: 3 << i })),
    ...concepts(meant),
    ...(await namesWithin(said, store)),
    { rows: await names(said, meant, typing, store), covers: (1 << said.length) - 1 },
  ];
  return { groups: groups.filter(({ rows }) => rows.length > 0), words: said, kind, corrected: corrected(words, meant) };
}

/**
 * The word itself; what it begins, while it is typed or where it is not known; else its root; else its typo.
 *
 * @param {string} text
 * @param {boolean} unfinished
 * @param {Store} store
 * @returns {Promise<Word>}
 */
async function understood(text, unfinished, store) {
  const block = await store.block(text);
  const exact = meaning(block, text, EXACT);
  /** @type {Word} */
  const word = { text, stem: exact?.stem ?? null, concepts: {}, meanings: [], starts: [], correction: null };
  if (exact !== null) {
    word.meanings.push(exact);
    word.concepts = own(block.concepts, String(own(block.words, text))) ?? {};
  }
  if ((unfinished || exact === null) && text.length >= LEAST) {
    const start = own(block.starts, text);
    if (start !== undefined) word.starts.push({ row: start, share: START });
    else word.meanings.push(...(await completions(text, LONGER, store)));
  }
  const root = rootOf(text);
  if (nothing(word) && root !== null) word.meanings.push(...(await completions(root, ROOT, store)));
  if (nothing(word)) await correct(word, unfinished, store);
  word.meanings = distinct(word.meanings);
  return word;
}

/** @param {Word} word */
function nothing(word) {
  return word.meanings.length + word.starts.length === 0;
}

/**
 * @param {string} text
 * @param {number} most percent that a word counts which goes on very little
 * @param {Store} store
 */
async function completions(text, most, store) {
  /** @type {Meaning[]} */
  const found = [];
  for (const block of await store.blocks(text)) {
    for (const longer of Object.keys(block.words ?? {})) {
      if (longer === text || !longer.startsWith(text)) continue;
      const share = Math.floor((most * text.length) / longer.length);
      found.push(/** @type {Meaning} */ (meaning(block, longer, share)));
    }
  }
  return found;
}

/**
 * @param {Word} word
 * @param {boolean} unfinished
 * @param {Store} store
 */
async function correct(word, unfinished, store) {
  const others = await similar(word.text, unfinished, (letter) => store.words(letter));
  const blocks = await Promise.all(others.map((other) => store.block(other)));
  others.forEach((other, i) => {
    const found = meaning(/** @type {Block} */ (blocks[i]), other, i === 0 ? TYPO : TYPO_ELSE);
    if (found !== null) word.meanings.push(found);
  });
  word.correction = others[0] ?? null;
}

/**
 * @param {Block} block
 * @param {string} word
 * @param {number} share
 * @returns {Meaning | null}
 */
function meaning(block, word, share) {
  const place = own(block.words, word);
  if (place === undefined) return null;
  return { stem: block.stems?.[place] ?? "", share, row: block.rows?.[place] ?? [], pairs: block.pairs?.[place] ?? {} };
}

/**
 * Of each stem the meaning that counts most.
 *
 * @param {Meaning[]} meanings
 */
function distinct(meanings) {
  /** @type {Map<string, Meaning>} */
  const best = new Map();
  for (const each of meanings) if (each.share > (best.get(each.stem)?.share ?? -1)) best.set(each.stem, each);
  return [...best.values()];
}

/**
 * Two neighbours of the query side by side in a title, in either order.
 *
 * @param {Word} one
 * @param {Word} other
 */
function pairs(one, other) {
  /** @type {Alternative[]} */
  const found = [];
  for (const first of one.meanings) {
    for (const second of other.meanings) {
      const share = Math.floor((first.share * second.share) / EXACT);
      for (const row of [own(first.pairs, second.stem), own(second.pairs, first.stem)]) if (row) found.push({ row, share });
    }
  }
  return found;
}

/**
 * @param {string} word
 * @param {Store} store
 */
async function joinedTo(word, store) {
  const found = meaning(await store.block(word), word, JOINED);
  return found === null ? [] : [found];
}

/**
 * Every glossary term that is spelled out in the query, and the words that spell it.
 *
 * @param {Word[]} words
 * @returns {Group[]}
 */
function concepts(words) {
  /** @type {Map<string, Group>} */
  const found = new Map();
  words.forEach((word, i) => {
    for (const [rest, [concept, row]] of Object.entries(word.concepts)) {
      const stems = rest === "" ? [] : rest.split("_");
      if (!stems.every((stem, j) => words[i + 1 + j]?.stem === stem)) continue;
      const covers = ((1 << (stems.length + 1)) - 1) << i;
      found.set(concept, { rows: [{ row, share: CONCEPT }], covers: covers | (found.get(concept)?.covers ?? 0) });
    }
  });
  return [...found.values()];
}

/**
 * Titles that are a part of the query, such as a product named in a question.
 *
 * @param {string[]} said
 * @param {Store} store
 * @returns {Promise<Group[]>}
 */
async function namesWithin(said, store) {
  const parts = said.flatMap((_, i) => {
    const most = Math.min(MOST_NAMED, said.length - 1, said.length - i);
    return Array.from({ length: Math.max(0, most) }, (_, more) => ({ first: i, words: said.slice(i, i + more + 1) }));
  });
  return Promise.all(
    parts.map(async ({ first, words }) => {
      const name = words.join("_");
      const row = own((await store.block(name)).names, name);
      return { rows: row === undefined ? [] : [{ row, share: WHOLE }], covers: ((1 << words.length) - 1) << first };
    }),
  );
}

/**
 * Titles that are the query, or begin with it, or are what was probably meant.
 *
 * @param {string[]} said
 * @param {Word[]} meant
 * @param {boolean} typing
 * @param {Store} store
 */
async function names(said, meant, typing, store) {
  const name = said.join("_");
  const begun = typing && (said.length > 1 || name.length >= SHORTEST_BEGUN);
  const blocks = begun ? await store.blocks(name) : [await store.block(name)];
  /** @type {Map<string, Alternative>} */
  const found = new Map();
  for (const block of blocks) {
    for (const [longer, row] of Object.entries(block.names ?? {})) {
      if (longer === name) found.set(longer, { row, share: WHOLE });
      else if (begun && longer.startsWith(name)) {
        found.set(longer, { row, share: Math.floor((BEGUN * name.length) / longer.length) });
      }
    }
  }
  const other = meant.map((word) => word.correction ?? word.text).join("_");
  const row = other === name ? undefined : own((await store.block(other)).names, other);
  if (row !== undefined) found.set(other, { row, share: Math.max(CORRECTED, found.get(other)?.share ?? 0) });
  return [...found.values()];
}

/**
 * @param {string[]} words
 * @param {Word[]} meant
 */
function corrected(words, meant) {
  const corrections = new Map(meant.filter((word) => word.correction !== null).map((word) => [word.text, word.correction]));
  return corrections.size > 0 ? words.map((word) => corrections.get(word) ?? word).join(" ") : null;
}

/**
 * @template T
 * @param {T[]} list
 * @returns {[T, T][]}
 */
function neighbours(list) {
  return list.slice(1).map((each, i) => [/** @type {T} */ (list[i]), each]);
}

/**
 * What a file says of a word; not what every object has, such as `constructor`.
 *
 * @template T
 * @param {Record<string, T> | undefined} table
 * @param {string} key
 * @returns {T | undefined}
 */
function own(table, key) {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
