/**
 * From the words of a query to rows of the index. The one place where it is decided what a query means.
 *
 * A plan is a list of groups. A document gets, of each group, the best row that it is in; its score is the
 * sum.
 */

import { names, namesWithin } from "./names.js";
import { own } from "./store.js";
import { similar } from "./typos.js";

/**
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Ranking} Ranking
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
 * @typedef {{ rows: Alternative[], covers: number }}
 *   Group with a bit for each word of the query that it stands for
 * @typedef {{ groups: Group[], named: Group[], corrected: string | null }}
 *   Plan `named` are the titles in the query
 */

const ENDING =
  /^([\p{L}\p{N}]{4,}?)(?:isations?|izations?|ations?|ising|izing|ings?|ised|ized|ed|ers?|es|s|e)$/u;

/**
 * @param {Query} query
 * @param {Store} store
 * @returns {Promise<Plan>}
 */
export async function plan({ words, said, typing }, store) {
  if (said.length === 0) return { groups: [], named: [], corrected: null };
  const last = said.length - 1;
  const [meant, joined] = await Promise.all([
    Promise.all(
      said.map((word, i) => understood(word, typing && i === last && word === words.at(-1), store)),
    ),
    Promise.all(neighbours(said).map(([one, other]) => joinedTo(`${one}${other}`, store))),
  ]);
  const named = await namesWithin(said, meant, store);
  /** @type {Group[]} */
  const groups = [
    ...meant.map((word, i) => ({
      rows: [...word.meanings, ...word.starts, ...sameAs(word, store.head.ranking)],
      covers: 1 << i,
    })),
    ...neighbours(meant).map(([one, other], i) => ({
      rows: pairs(one, other, store.head.ranking),
      covers: 3 << i,
    })),
    ...joined.map((rows, i) => ({ rows, covers: 3 << i })),
    ...concepts(meant, store.head.ranking),
    ...named.filter(({ covers }) => covers !== everything(said)),
    { rows: await names(said, meant, typing, store), covers: everything(said) },
  ];
  return { groups: groups.filter(({ rows }) => rows.length > 0), named, corrected: corrected(words, meant) };
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
  const { exact: full, least, start: begun, longer, root: crude } = store.head.ranking;
  const block = await store.block(text);
  const exact = meaning(block, text, full);
  /** @type {Word} */
  const word = { text, stem: exact?.stem ?? null, concepts: {}, meanings: [], starts: [], correction: null };
  if (exact !== null) {
    word.meanings.push(exact);
    word.concepts = own(block.concepts, String(own(block.words, text))) ?? {};
  }
  if ((unfinished || exact === null) && text.length >= least) {
    const start = own(block.starts, text);
    if (start !== undefined) word.starts.push({ row: start, share: begun });
    else word.meanings.push(...(await completions(text, longer, store)));
  }
  const root = rootOf(text);
  if (nothing(word) && root !== null) word.meanings.push(...(await completions(root, crude, store)));
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
  const { typo, typoElse } = store.head.ranking;
  const others = await similar(word.text, unfinished, store);
  const blocks = await Promise.all(others.map((other) => store.block(other)));
  others.forEach((other, i) => {
    const found = meaning(/** @type {Block} */ (blocks[i]), other, i === 0 ? typo : typoElse);
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
  return {
    stem: block.stems?.[place] ?? "",
    share,
    row: block.rows?.[place] ?? [],
    pairs: block.pairs?.[place] ?? {},
  };
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
 * @param {Ranking} ranking
 */
function pairs(one, other, { exact }) {
  /** @type {Alternative[]} */
  const found = [];
  for (const first of one.meanings) {
    for (const second of other.meanings) {
      const share = Math.floor((first.share * second.share) / exact);
      for (const row of [own(first.pairs, second.stem), own(second.pairs, first.stem)])
        if (row) found.push({ row, share });
    }
  }
  return found;
}

/**
 * @param {string} word
 * @param {Store} store
 */
async function joinedTo(word, store) {
  const found = meaning(await store.block(word), word, store.head.ranking.joined);
  return found === null ? [] : [found];
}

/**
 * Everything of several spellings that is spelled out in the query, and the words that spell it.
 *
 * @param {Word[]} words
 * @param {Ranking} ranking
 * @returns {Group[]}
 */
function concepts(words, { concept: share }) {
  /** @type {Map<string, Group>} */
  const found = new Map();
  words.forEach((word, i) => {
    for (const [rest, [concept, row]] of Object.entries(word.concepts)) {
      if (rest === "") continue;
      const stems = rest.split("_");
      if (!stems.every((stem, j) => words[i + 1 + j]?.stem === stem)) continue;
      const covers = ((1 << (stems.length + 1)) - 1) << i;
      found.set(concept, { rows: [{ row, share }], covers: covers | (found.get(concept)?.covers ?? 0) });
    }
  });
  return [...found.values()];
}

/**
 * What has the word as one of its spellings.
 *
 * @param {Word} word
 * @param {Ranking} ranking
 * @returns {Alternative[]}
 */
function sameAs({ concepts }, { concept: share }) {
  const found = own(concepts, "");
  return found === undefined ? [] : [{ row: found[1], share }];
}

/**
 * @param {string[]} words
 * @param {Word[]} meant
 */
function corrected(words, meant) {
  const corrections = new Map(
    meant.filter((word) => word.correction !== null).map((word) => [word.text, word.correction]),
  );
  return corrections.size > 0 ? words.map((word) => corrections.get(word) ?? word).join(" ") : null;
}

/**
 * A word without its ending, where it has one and enough is left; crude, for words that are not known.
 *
 * @param {string} word
 */
function rootOf(word) {
  return ENDING.exec(word)?.[1] ?? null;
}

/** @param {string[]} said */
function everything(said) {
  return (1 << said.length) - 1;
}

/**
 * @template T
 * @param {T[]} list
 * @returns {[T, T][]}
 */
function neighbours(list) {
  return list.slice(1).map((each, i) => [/** @type {T} */ (list[i]), each]);
}
