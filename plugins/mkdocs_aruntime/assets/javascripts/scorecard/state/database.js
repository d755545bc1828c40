/**
 * Decisions kept in this browser, one row each.
 *
 * Every write raises a row's revision and names its writer, so that a tab which has not seen another tab's
 * write is refused instead of overwriting it.
 */

import { openDB } from "idb";
import { sameDocument } from "./library.js";

/** @import { IDBPDatabase } from "idb" */
/** @import { Decision } from "../model.js" */
/**
 * @typedef {{
 *   key: string, decision: Decision, revision: number, writer: string, changed: string, deleted?: string,
 *   aside?: unknown,
 * }} Row
 *   changed, deleted: ISO 8601 in UTC; aside: what is kept beside the decision and is no part of it
 * @typedef {"blocked" | "full" | "newer"} Trouble
 * @typedef {(row: Row | undefined) => Omit<Row, "revision" | "writer"> | null} Edit null takes the row away
 */

const VERSION = 1;
const PATIENCE = 3000; // milliseconds for the database to open
const ROWS = "decisions";

/** Another tab has written the row since this one read it. */
export class ConflictError extends Error {
  /** @param {Row | undefined} row what stands there now */
  constructor(row) {
    super("the decision was changed in another tab");
    this.row = row;
  }
}

/**
 * @param {string} name
 * @param {string} writer this tab, as rows name it
 * @param {() => void} onNewer a newer version of this page takes the database over
 */
export async function openDatabase(name, writer, onNewer) {
  const opening = openDB(name, VERSION, {
    upgrade: (fresh) => void fresh.createObjectStore(ROWS, { keyPath: "key" }),
    blocking: () => {
      database.close();
      onNewer();
    },
  });
  const database = await inTime(opening);
  return new Database(database, writer);
}

export class Database {
  /** @type {Map<string, number>} the revision of each row as this tab knows it */
  #seen = new Map();

  /**
   * @param {IDBPDatabase} database
   * @param {string} writer
   */
  constructor(database, writer) {
    this.database = database;
    this.writer = writer;
  }

  /** @returns {Promise<Row[]>} the latest change first */
  async list() {
    const rows = (await this.database.getAll(ROWS)).filter((row) => typeof row.key === "string").map(rowOf);
    return rows.sort((a, b) => b.changed.localeCompare(a.changed));
  }

  /**
   * @param {string} key
   * @returns {Promise<Row | undefined>}
   */
  async read(key) {
    const stored = await this.database.get(ROWS, key);
    if (stored === undefined) return undefined;
    const row = rowOf(stored);
    this.#seen.set(key, row.revision);
    return row;
  }

  /**
   * The revision of a row as this tab knows it; 0 where it knows none.
   *
   * @param {string} key
   */
  revision(key) {
    return this.#seen.get(key) ?? 0;
  }

  /**
   * Read, compare and write in one transaction.
   *
   * @param {string} key
   * @param {Edit} edit
   * @returns {Promise<Row | null>}
   * @throws {ConflictError} where another tab was quicker
   */
  async edit(key, edit) {
    const transaction = this.database.transaction(ROWS, "readwrite");
    const rows = transaction.objectStore(ROWS);
    const stored = await rows.get(key);
    const now = stored && rowOf(stored);
    const edited = edit(now);
    const same = now?.deleted === undefined && sameDocument(now?.decision, edited?.decision);
    if (this.#isNews(key, now) && !same) throw new ConflictError(now);
    const row = edited && { ...edited, revision: (now?.revision ?? 0) + 1, writer: this.writer };
    await Promise.all([row ? rows.put(row) : rows.delete(key), transaction.done]);
    this.#seen.set(key, row?.revision ?? 0);
    return row;
  }

  /**
   * @param {string} key
   * @param {Row | undefined} now
   */
  #isNews(key, now) {
    const seen = this.revision(key);
    if (now === undefined) return seen > 0;
    return now.writer !== this.writer && now.revision !== seen;
  }
}

/**
 * A row, whichever version of this page or other program wrote it: what is not as this one writes it is taken
 * for unsaid, but for the decision, which is anything still.
 *
 * @param {Record<string, unknown>} stored
 * @returns {Row}
 */
function rowOf({ key, decision, revision, writer, changed, deleted, aside }) {
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
  const counted = typeof revision === "number" && Number.isSafeInteger(revision) ? revision : 0;
  const about = { key: text(key), revision: counted, writer: text(writer), changed: text(changed) };
  const row = { ...about, decision: /** @type {Decision} */ (decision), aside };
  return deleted === undefined ? row : { ...row, deleted: text(deleted) };
}

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
export function troubleOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" || name === "InvalidStateError" ? "newer" : "blocked";
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function inTime(promise) {
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("the database does not open")), PATIENCE),
  );
  return /** @type {Promise<T>} */ (Promise.race([promise, late]));
}
