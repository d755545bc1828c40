/** What is known of the kept decisions without the database: plain functions over rows. */

import { opened, problemOf } from "../transfer/validation.js";

/** @import { Row } from "./database.js" */
/** @import { Decision } from "../model.js" */
/**
 * @typedef {{ key: string, title: string, changed: string, deleted: boolean, problem: string }} Entry
 * @typedef {{ key: string, changed: string, deleted: boolean }} Conflict what another tab did to the open
 *   decision
 */

const GRACE = 30 * 86_400_000; // milliseconds for which a deleted decision can be restored

const LONGEST = 300; // characters of a title, as its field takes them

/**
 * @param {readonly Row[]} rows
 * @returns {Entry[]}
 */
export function entries(rows) {
  return rows.map(({ key, decision, changed, deleted }) => ({
    key,
    title: titleOf(decision),
    changed,
    deleted: deleted !== undefined,
    problem: problemOf(decision),
  }));
}

/** @param {unknown} decision as it was stored */
export function titleOf(decision) {
  const title = /** @type {Decision | null | undefined} */ (decision)?.title;
  return typeof title === "string" && title.trim() ? title.slice(0, LONGEST) : "Untitled";
}

/**
 * The row to go on with: the one this tab had open, else the one changed last.
 *
 * @param {readonly Row[]} rows the latest change first
 * @param {string | null} key
 */
export function latest(rows, key) {
  const open = rows.filter((row) => row.deleted === undefined && problemOf(row.decision) === "");
  return open.find((row) => row.key === key) ?? open[0] ?? null;
}

/**
 * The row that holds this very decision, so that a link opened twice is not kept twice.
 *
 * @param {readonly Row[]} rows
 * @param {Decision} decision
 */
export function equalTo(rows, decision) {
  const text = JSON.stringify(decision);
  const same = (/** @type {Row} */ row) => JSON.stringify(opened(row.decision, "shape").value) === text;
  return rows.find((row) => row.deleted === undefined && same(row)) ?? null;
}

/**
 * @param {readonly Row[]} rows
 * @param {number} now milliseconds since 1970
 */
export function overdue(rows, now) {
  return rows.filter((row) => row.deleted !== undefined && now - Date.parse(row.deleted) > GRACE);
}

/**
 * @param {string} title
 * @param {readonly string[]} taken
 */
export function copyTitle(title, taken) {
  const stem = title.replace(/ \(copy(?: \d+)?\)$/, "");
  let name = `${stem} (copy)`;
  for (let i = 2; taken.includes(name); i++) name = `${stem} (copy ${i})`;
  return name;
}

/**
 * @param {Decision} decision
 * @param {readonly Entry[]} list of what is kept
 * @param {string | null} [key] of the copy, where it is kept already
 * @returns {Decision} by a title of its own
 */
export function copyOf(decision, list, key = null) {
  const others = list.filter((each) => each.key !== key).map((each) => each.title);
  return { ...decision, title: copyTitle(titleOf(decision), others) };
}

/**
 * The decision of a row, decoded.
 *
 * @param {Row | undefined} row
 * @returns {Decision}
 * @throws {Error} with words for the reader
 */
export function readable(row) {
  if (row === undefined) throw new Error("The decision cannot be opened: it is no longer here.");
  const { value } = opened(row.decision, "shape");
  if (value === null) throw new Error(`The decision cannot be opened: ${problemOf(row.decision)}.`);
  return value;
}

/**
 * @param {string} key
 * @param {Row | undefined} row
 * @returns {Conflict}
 */
export function conflictOf(key, row) {
  return { key, changed: row?.changed ?? "", deleted: row === undefined || row.deleted !== undefined };
}

/**
 * Whether two documents say the same, key for key in the same order.
 *
 * @param {unknown} one
 * @param {unknown} other
 */
export function sameDocument(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
