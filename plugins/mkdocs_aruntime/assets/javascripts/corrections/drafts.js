/**
 * Corrections that were begun, kept in this browser until they are proposed or discarded; storage may be
 * blocked.
 */

import { parsedJson } from "../view/reading.js";

export const CHANGED = "aruntime-drafts"; // an event of the window: what is kept is no longer the same
const PREFIX = "aruntime/correction/1/";
const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const THINGS = {
  term: new RegExp(`^term/(${ID})$`),
  section: new RegExp(`^page/((?:${ID}/)*)(${ID})\\.md/([a-z0-9][a-z0-9._-]*)$`),
  claim: new RegExp(`^(${ID})/([a-z0-9-]+\\.[a-z0-9-]+)$`),
};
const LONGEST = 10_000; // characters of a field
const LONGEST_LABEL = 200;
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
    if (!isDraft(kept, fresh)) return null;
    return /** @type {T} */ (Object.fromEntries(Object.keys(fresh).map((key) => [key, kept[key]])));
  } catch {
    return null;
  }
}

/**
 * @param {{ thing: string, label: string }} of label: what it is called in the list of what waits
 * @param {object} draft
 * @param {object} fresh what is as it was opened is no draft
 */
export function remember({ thing, label }, draft, fresh) {
  const same = JSON.stringify(draft) === JSON.stringify(fresh);
  restore(thing, same ? null : JSON.stringify({ ...draft, label }));
}

/** @param {string} thing */
export function forget(thing) {
  restore(thing, null);
}

/**
 * @param {string} thing
 * @param {string | null} text of a draft, as `waiting` has it; null: it is deleted
 */
export function restore(thing, text) {
  try {
    if (text === null) localStorage.removeItem(PREFIX + thing);
    else localStorage.setItem(PREFIX + thing, text);
  } catch {
    // then it lasts as long as the page
  }
  globalThis.dispatchEvent?.(new Event(CHANGED));
}

/**
 * @typedef {{ thing: string, label: string, text: string, page: string,
 *   data: Record<string, string> }} Waiting
 *   page: where it stands, from the root of the site; data: of the link that opens its form
 */

/** @returns {Waiting[]} the drafts of this browser, by their names */
export function waiting() {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => waitingOf(key.slice(PREFIX.length), localStorage.getItem(key) ?? ""))
      .sort((one, other) => one.label.localeCompare(other.label));
  } catch {
    return [];
  }
}

/**
 * @param {string} thing
 * @param {string} text
 * @returns {Waiting[]} none where it is of nothing that can be corrected
 */
function waitingOf(thing, text) {
  const place = placeOf(thing);
  if (place === null) return [];
  const named = labelOf(text) || thing;
  return [{ thing, label: named.slice(0, LONGEST_LABEL), text, ...place }];
}

/** @param {string} text */
function labelOf(text) {
  try {
    const { label } = /** @type {{ label?: unknown }} */ (parsedJson(text) ?? {});
    return typeof label === "string" ? label : "";
  } catch {
    return ""; // what can't be read can be deleted
  }
}

/**
 * @param {string} thing
 * @returns {Pick<Waiting, "page" | "data"> | null}
 */
function placeOf(thing) {
  const term = THINGS.term.exec(thing);
  if (term) return { page: `glossary/#${term[1]}`, data: { "data-correct-term": term[1] ?? "" } };
  const section = THINGS.section.exec(thing);
  if (section) {
    const [, folders = "", name = "", anchor = ""] = section;
    const page = folders + (name === "index" ? "" : `${name}/`);
    return { page: `${page}#${anchor}`, data: { "data-correct-section": anchor, "data-page": page } };
  }
  const claim = THINGS.claim.exec(thing);
  if (claim === null) return null;
  const [, entry = "", reference = ""] = claim;
  return {
    page: `runtimes/${entry}/#${reference}`,
    data: { "data-correct": reference, "data-entry": entry },
  };
}

/**
 * Whether what was stored is a draft: anybody's script of this origin may have written it.
 *
 * @template {object} T
 * @param {unknown} kept
 * @param {T} fresh
 * @param {number} [longest] characters of a text
 * @returns {kept is T & Record<string, unknown>}
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
