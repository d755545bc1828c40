/** How a text becomes words; as `words.py` does it, and a test holds the two lists against each other. */

export const STOP_WORDS = new Set(
  (
    "a about after all also an and any are as at be been between but by can could did do does each for from " +
    "get had has have how i if in into is it its may me more my no not of on or our over should so some such " +
    "than that the their them then there these they this those through to under up us vs was we were what when " +
    "where which while who why will with would you your"
  ).split(" "),
);

/** @param {string} text */
export function tokens(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The words that say something; all of them where none does.
 *
 * @param {string[]} words
 */
export function content(words) {
  const said = words.filter((word) => !STOP_WORDS.has(word));
  return said.length > 0 ? said : words;
}

const ENDING = /^([\p{L}\p{N}]{4,}?)(?:isations?|izations?|ations?|ising|izing|ings?|ised|ized|ed|ers?|es|s|e)$/u;

/**
 * A word without its ending, where it has one and enough is left; crude, for words that are not known.
 *
 * @param {string} word
 */
export function rootOf(word) {
  return ENDING.exec(word)?.[1] ?? null;
}
