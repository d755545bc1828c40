/** How a text becomes words; as `words.py` does it. */

export { content, tokens } from "../view/words.js";

const ENDING = /^([\p{L}\p{N}]{4,}?)(?:isations?|izations?|ations?|ising|izing|ings?|ised|ized|ed|ers?|es|s|e)$/u;

/**
 * A word without its ending, where it has one and enough is left; crude, for words that are not known.
 *
 * @param {string} word
 */
export function rootOf(word) {
  return ENDING.exec(word)?.[1] ?? null;
}
