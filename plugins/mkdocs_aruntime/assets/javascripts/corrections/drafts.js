/**
 * Corrections that were begun, kept in this browser until they are proposed or discarded; storage may be
 * blocked.
 */

import { parsedJson } from "../view/reading.js";

const PREFIX = "aruntime/correction/1/";
const LONGEST = 10_000; // characters of a field
const LONGEST_SECTION = 100_000; // of which only what is changed is proposed

/**
 * @template {object} T
 * @param {string} thing
 * @param {T} fresh the form as it would be opened; what is kept may be of an older page
 * @returns {T | null}
 */
export function recall(thing, fresh) {
  try {
    const kept = /** @type {unknown} */ (parsedJson(localStorage.getItem(PREFIX + thing) ?? "null"));
    return isDraft(kept, fresh) ? kept : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} thing
 * @param {object} draft
 */
export function remember(thing, draft) {
  try {
    localStorage.setItem(PREFIX + thing, JSON.stringify(draft));
  } catch {
    // then it lasts as long as the page
  }
}

/** @param {string} thing */
export function forget(thing) {
  try {
    localStorage.removeItem(PREFIX + thing);
  } catch {
    // nothing is kept there
  }
}

/**
 * Whether what was stored is a draft: anybody's script of this origin may have written it.
 *
 * @template {object} T
 * @param {unknown} kept
 * @param {T} fresh
 * @param {number} [longest] characters of a text
 * @returns {kept is T}
 */
function isDraft(kept, fresh, longest = LONGEST) {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return false;
  const given = /** @type {Record<string, unknown>} */ (kept);
  return Object.entries(fresh).every(([key, value]) => {
    const there = given[key];
    if (isRecord(value)) return isDraft(there, value, LONGEST_SECTION);
    if (!Array.isArray(value)) return typeof there === "string" && there.length < longest;
    if (!Array.isArray(there) || there.length > 50) return false;
    return key === "when" ? there.every(isCondition) : areTexts(there);
  });
}

/** @param {unknown} row */
function isCondition(row) {
  return isRecord(row) && typeof row.key === "string" && Array.isArray(row.words) && areTexts(row.words);
}

/** @param {unknown[]} values */
function areTexts(values) {
  return values.every((each) => typeof each === "string" && each.length < LONGEST);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
