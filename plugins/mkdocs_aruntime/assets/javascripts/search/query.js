/** What a query says: its words, phrases in quotes, and the kind of result that it asks for. */

import { STOP_WORDS, content, tokens } from "../view/words.js";

/**
 * @typedef {import("./store.js").Ranking} Ranking
 * @typedef {{
 *   kind: string | null,
 *   plain: string,
 *   words: string[],
 *   said: string[],
 *   phrases: string[][],
 *   typing: boolean,
 * }} Query `plain` is without the kind; `said` are the words that say something;
 *   the last word may be unfinished
 *   where it is `typing`
 */

const KIND = /(?:^|\s)in:([\p{L}\p{N}_-]+)(?=\s|$)/u;
const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const UNFINISHED = /[\p{L}\p{N}]$/u;
// That is finished, such as R.
const LETTER = /^\s*(?:\p{Lu}\s*|[\p{L}\p{N}]\s+|["“„«][\p{L}\p{N}]["”“»]\s*)$/u;

/**
 * @param {string} text
 * @param {Ranking} ranking
 * @returns {Query} without words where it is too short to be looked up
 */
export function read(text, ranking) {
  const kind = KIND.exec(text)?.[1]?.toLowerCase() ?? null;
  const plain = text.replace(KIND, " ");
  const words = tokens(plain).slice(0, ranking.most);
  const short = words.join("").length < ranking.least && !LETTER.test(plain);
  const phrases = [...plain.matchAll(PHRASE)]
    .map(([, phrase = ""]) => tokens(phrase))
    .filter((all) => all.some((word) => !STOP_WORDS.has(word)));
  return {
    kind,
    plain: plain.trim(),
    words: short ? [] : words,
    said: short ? [] : content(words),
    phrases,
    typing: UNFINISHED.test(plain),
  };
}
