/**
 * Corrections that were begun, kept in this browser until they are proposed or discarded; storage may be
 * blocked.
 */

import { parsedJson } from "../view/reading.js";

/** @import { Draft } from "./document.js" */

const PREFIX = "aruntime/correction/1/";

/**
 * @param {string} thing
 * @param {Draft} fresh the form as it would be opened; what is kept may be of an older page
 * @returns {Draft | null}
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
 * @param {Draft} draft
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
 * @param {unknown} kept
 * @param {Draft} fresh
 * @returns {kept is Draft}
 */
function isDraft(kept, fresh) {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return false;
  const given = /** @type {Record<string, unknown>} */ (kept);
  return Object.entries(fresh).every(([key, value]) => {
    const there = given[key];
    if (!Array.isArray(value)) return typeof there === "string" && there.length < 10_000;
    if (!Array.isArray(there) || there.length > 50) return false;
    return key === "when"
      ? there.every((each) => typeof each?.key === "string" && typeof each?.words === "string")
      : there.every((each) => typeof each === "string");
  });
}
