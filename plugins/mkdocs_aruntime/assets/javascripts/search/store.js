/**
 * The files of the index, each read once: blocks of words, where each stands, words by letter, documents.
 *
 * The head has the first key of every block, or of every file of keys where there are many blocks.
 */

/**
 * @typedef {number[]} Row steps between document numbers, each with a weight after it
 * @typedef {Record<string, Row>} Rows
 * @typedef {{
 *   words?: Record<string, number>,
 *   stems?: string[],
 *   rows?: Row[],
 *   starts?: Rows,
 *   names?: Rows,
 *   pairs?: Record<string, Rows>,
 *   concepts?: Record<string, Record<string, [concept: string, row: Row]>>,
 * }} Block
 * @typedef {[label: string, plural: string, slug: string, first: number, single: 0 | 1]} Kind
 * @typedef {Record<
 *   "scale" | "exact" | "start" | "longer" | "root" | "typo" | "typoElse" | "concept" | "joined" | "whole" |
 *   "begun" | "corrected" |
 *   "least" | "most" | "mostNamed" | "shortestBegun" | "shortestTypo" | "shortestBegunTypo" | "twoEdits" |
 *   "nearest" |
 *   "best" | "all" | "next" | "parts" | "weakest" | "needed" | "outstanding" | "phrase", number>}
 *   Ranking as `ranking.py` explains it
 * @typedef {{ address: string, kinds: string[], words: string[], alternatives: string[] }}
 *   Comparing where ids are put side
 *   by side, the kinds of pages that have ids, and the words that ask for it
 * @typedef {[id: string, title: string]} Named
 * @typedef {{
 *   format: number,
 *   folder: string,
 *   keys: string[],
 *   fan: number,
 *   letters: string,
 *   kinds: Kind[],
 *   slot: number,
 *   together: number,
 *   ranking: Ranking,
 *   compare: Comparing,
 * }} Head
 * @typedef {{
 *   page: [location: string, title: string, kind: string, facts: string[], beside: Named[]],
 *   parts: [fragment: string, title: string, summary: string][],
 * }} Documents `beside` is what the page is about, where that can be compared, and its neighbours
 */

/** Blocks that the beginning of a word is looked up in. */
const MOST_BLOCKS = 8;

const OTHER = "_";

export class Store {
  /** @type {Map<string, Promise<unknown>>} */
  #files = new Map();

  /**
   * @param {Head} head
   * @param {(path: string) => Promise<unknown>} read a file, by its path below the folder of the head
   */
  constructor(head, read) {
    this.head = head;
    this.read = read;
  }

  /**
   * The block that has a word, if any has.
   *
   * @param {string} key
   * @returns {Promise<Block>}
   */
  async block(key) {
    const [block] = await this.#blocks(key, key);
    return block ?? {};
  }

  /**
   * The blocks that have what begins so.
   *
   * @param {string} beginning
   */
  blocks(beginning) {
    return this.#blocks(beginning, `${beginning}\uffff`);
  }

  /**
   * Where a word stands: per document the step to its number, how many places follow, and the steps between
   * these.
   *
   * @param {string} word
   * @returns {Promise<number[]>}
   */
  async places(word) {
    const all = /** @type {Record<string, number[]>} */ (await this.#load(`p/${await this.#place(word)}`));
    return own(all, word) ?? [];
  }

  /**
   * The words that begin with a letter, the most frequent first.
   *
   * @param {string} letter
   * @returns {Promise<string[]>}
   */
  async words(letter) {
    return this.head.letters.includes(letter)
      ? /** @type {string[]} */ (await this.#load(`y/${letter}`))
      : [];
  }

  /**
   * @param {number} number
   * @returns {Promise<{ page: Documents["page"], part: Documents["parts"][number] }>}
   */
  async document(number) {
    const { together } = this.head;
    const { page, parts } = /** @type {Documents} */ (await this.#load(`d/${Math.floor(number / together)}`));
    return { page, part: parts[number % together] ?? ["", page[1], ""] };
  }

  /**
   * @param {string} from
   * @param {string} to
   * @returns {Promise<Block[]>}
   */
  async #blocks(from, to) {
    const [first, last] = await Promise.all([this.#place(from), this.#place(to)]);
    const count = Math.min(last - first + 1, MOST_BLOCKS);
    const blocks = Array.from({ length: count }, (_, i) => this.#load(`t/${first + i}`));
    return /** @type {Promise<Block[]>} */ (Promise.all(blocks));
  }

  /** @param {string} key */
  async #place(key) {
    const { keys, fan } = this.head;
    const place = before(keys, key);
    if (fan === 1) return place;
    return place * fan + before(/** @type {string[]} */ (await this.#load(`k/${place}`)), key);
  }

  /**
   * @param {string} name
   * @returns {Promise<unknown>}
   */
  #load(name) {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const loading = this.read(`${this.head.folder}/${name}.json`);
    this.#files.set(name, loading);
    loading.catch(() => this.#files.delete(name)); // so that it is tried again
    return loading;
  }
}

/**
 * Reads files from a server.
 *
 * @param {string} base the folder of the head, ending in a slash
 * @returns {(path: string) => Promise<unknown>}
 */
export function fetched(base) {
  return async (path) => {
    const response = await fetch(base + path);
    if (!response.ok) throw new Error(`${base}${path}: ${response.status}`);
    return response.json();
  };
}

/**
 * @param {number} number of a document
 * @param {Head} head
 */
export function kindOf(number, head) {
  return /** @type {Kind} */ (head.kinds.findLast(([, , , first]) => first <= number));
}

/**
 * Under which letter a word is listed; all that are not of the Latin alphabet under one sign.
 *
 * @param {string} text
 */
export function letterOf(text) {
  const letter = text.slice(0, 1);
  return letter <= "\x7f" ? letter : OTHER;
}

/**
 * The place of the last key that is not after a word.
 *
 * @param {string[]} keys in order
 * @param {string} word
 */
function before(keys, word) {
  let low = 0;
  let high = keys.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (/** @type {string} */ (keys[middle]) <= word) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * What a file says of a word; not what every object has, such as `constructor`.
 *
 * @template T
 * @param {Record<string, T> | undefined} table
 * @param {string} key
 * @returns {T | undefined}
 */
export function own(table, key) {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
