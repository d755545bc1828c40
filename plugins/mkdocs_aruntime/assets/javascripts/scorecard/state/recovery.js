/** What a page left in the journal when it was closed or reloaded, brought into the database. */

import { opened } from "../transfer/validation.js";
import { ConflictError } from "./database.js";
import { copyOf, entries, sameDocument } from "./library.js";
import { freshKey } from "./tab.js";

/** @import { Database, Row } from "./database.js" */
/** @import { Journal, Left } from "./journal.js" */
/** @import { Decision } from "../model.js" */
/**
 * @typedef {{ of: string, key: string, title: string }} Copy of: the decision that another tab changed too
 */

/**
 * @param {Journal} journal
 * @param {Database} database
 * @param {(key: string) => void} written
 * @returns {Promise<Copy[]>} what was kept beside a decision that another tab changed meanwhile
 * @throws {Error} where the database takes no more; the journal has the rest still
 */
export async function recover(journal, database, written) {
  /** @type {Copy[]} */
  const copies = [];
  for (const left of journal.left().reverse()) {
    const due = await claimed(left, journal, database, copies);
    if (due === null) continue;
    const { key, decision, aside, changed } = due;
    const row = { key, decision: /** @type {Decision} */ (decision), aside, changed };
    try {
      await database.edit(key, () => row);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      continue; // another tab was quicker: the next start looks again
    }
    journal.discard(due);
    written(key);
  }
  return copies;
}

/**
 * An entry as this tab's own, under a key where it replaces nothing that is newer.
 *
 * @param {Left} left
 * @param {Journal} journal
 * @param {Database} database
 * @param {Copy[]} copies
 * @returns {Promise<Left | null>} null where the database has it already
 */
async function claimed(left, journal, database, copies) {
  const row = await database.read(left.key);
  if (row !== undefined && isKnown(left, row)) {
    journal.discard(left);
    return null;
  }
  const decision = opened(left.decision, "shape").value;
  const follows = row === undefined || row.writer === left.writer || row.revision === left.revision;
  const own = { key: left.key, decision: left.decision, aside: left.aside, changed: left.changed };
  if (decision === null)
    own.key = freshKey(); // of another format: listed, and never written over
  else if (!follows) {
    const copy = copyOf(decision, entries(await database.list()));
    Object.assign(own, { key: freshKey(), decision: copy });
    copies.push({ of: left.key, key: own.key, title: copy.title });
  }
  const due = journal.keep(own, own.key === left.key ? left.revision : 0) ?? left;
  if (due.at !== left.at) journal.discard(left);
  return { ...due, ...own };
}

/**
 * Whether a row has what the journal has, or something later by the same tab.
 *
 * @param {Left} left
 * @param {Row} row
 */
function isKnown(left, row) {
  const later = row.writer === left.writer && (row.deleted ?? row.changed) > left.changed;
  return later || (row.deleted === undefined && sameDocument(row.decision, left.decision));
}
