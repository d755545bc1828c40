/** What this tab alone remembers, and the draft of the page's first version; storage may be blocked. */

import { parsedJson } from "../../view/reading.js";

/** @import { Decision } from "../model.js" */
/** @import { Database } from "./database.js" */

const DRAFT = "aruntime/scorecard/1"; // where the one draft stood before decisions had a database

export function freshKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** @returns {unknown} anything; null where there is none */
function readDraft() {
  try {
    return parsedJson(localStorage.getItem(DRAFT) ?? "null");
  } catch {
    return null; // damaged, and left where it is
  }
}

/**
 * Keeps the draft as a decision beside the others.
 *
 * @param {Database} database
 */
export async function adoptDraft(database) {
  const draft = /** @type {Decision | null} */ (readDraft()); // what is none is listed as such
  if (draft === null) return;
  const key = freshKey();
  await database.edit(key, () => ({ key, decision: draft, changed: new Date().toISOString() }));
  localStorage.removeItem(DRAFT);
}

/**
 * The decision that this tab had open, across a reload.
 *
 * @param {string} name
 */
export function recall(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} key
 */
export function remember(name, key) {
  try {
    sessionStorage.setItem(name, key);
  } catch {
    // then the decision changed last is the one to go on with
  }
}
