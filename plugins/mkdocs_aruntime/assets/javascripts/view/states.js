/** Marks and words of what is said of a capability: shape, word and colour always together. */

/** @import { ClaimValue } from "./model.js" */

/** @typedef {{ value: ClaimValue, mark: string, word: string }} Words */

/** @type {Readonly<Record<ClaimValue, Words>>} */
export const WORDS = {
  supported: { value: "supported", mark: "●", word: "Yes" },
  partial: { value: "partial", mark: "◐", word: "Partly" },
  unsupported: { value: "unsupported", mark: "○", word: "No" },
  unknown: { value: "unknown", mark: "?", word: "Not established" },
  "not-applicable": { value: "not-applicable", mark: "–", word: "Not this layer" },
};

/** @param {string | undefined} value */
export function wordsOf(value) {
  return WORDS[/** @type {ClaimValue} */ (value)] ?? WORDS.unknown;
}
