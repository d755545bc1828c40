/** Words as the search and the directory compare them, with the list that `words.py` has, too. */

export const STOP_WORDS = new Set(
  (
    "a about after all also an and any are as at be been between but by can could did do does each for " +
    "from get had has have how i if in into is it its may me more my no not of on or our over should so " +
    "some such than that the their them then there these they this those through to under up us vs was " +
    "we were what when where which while who why will with would you your"
  ).split(" "),
);

const WORD = /\p{L}(?:\+\+|#)(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu; // C++, C# and F# with their signs

/**
 * The words of a text, in lower case and without accents.
 *
 * @param {string} text
 */
export function tokens(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(WORD) ?? [];
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
