/** Writes decisions: into the journal before an edit returns, into the database soon after. */

import { opened } from "../transfer/validation.js";
import { ConflictError, openDatabase, troubleOf } from "./database.js";
import { Journal } from "./journal.js";
import { entries } from "./library.js";
import { recover } from "./recovery.js";
import { adoptDraft, freshKey } from "./tab.js";

/** @import { Database, Edit, Row, Trouble } from "./database.js" */
/** @import { Entry } from "./library.js" */
/** @import { Copy } from "./recovery.js" */
/** @typedef {"saved" | "failed" | ConflictError} Outcome */

export class Saving {
  /** @type {Entry[]} */
  list = [];
  /** @type {Trouble | null} */
  trouble = null;
  /** Whether the last write failed. */
  failed = false;
  /** @type {readonly Copy[]} what was recovered beside decisions that another tab changed */
  copies = [];

  /** @type {Database | null} */
  #database = null;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  #exposed = 0; // writes under way that are not in the journal
  #name;
  #writer = freshKey();
  #journal;
  #onTrouble;

  /**
   * @param {string} name of the database
   * @param {() => void} onTrouble
   */
  constructor(name, onTrouble) {
    this.#name = name;
    this.#journal = new Journal(name, this.#writer);
    this.#onTrouble = onTrouble;
  }

  /** Whether something would be lost if the page were closed now. */
  get unkept() {
    return this.failed || this.#exposed > 0;
  }

  /**
   * @param {(key: string, rows: readonly Row[]) => void} heard another tab wrote a row
   * @returns {Promise<Row[]>} the latest change first
   */
  async start(heard) {
    this.#database = await openDatabase(this.#name, this.#writer, () => {
      this.trouble = "newer";
      this.#onTrouble();
    });
    await adoptDraft(this.#database);
    this.#listen(heard);
    await this.#recover(this.#database);
    return this.rows();
  }

  /**
   * What the journal alone has, where the database takes nothing: the decision asked for, or the latest.
   *
   * @param {string | null} key
   */
  unconfirmed(key) {
    const left = this.#journal.left().flatMap((each) => {
      const decision = opened(each.decision, "shape").value;
      return decision === null ? [] : [{ ...each, decision }];
    });
    const found = left.find((each) => each.key === key) ?? left[0] ?? null;
    if (found !== null) this.failed = true;
    return found;
  }

  async rows() {
    return (await this.#database?.list()) ?? [];
  }

  /**
   * From now on what this tab writes follows the row as it is.
   *
   * @param {string} key
   */
  async read(key) {
    return this.#database?.read(key);
  }

  /**
   * In the journal before this returns, in the database soon after.
   *
   * @param {Omit<Row, "revision" | "writer">} row
   */
  async put(row) {
    const entry = this.#journal.keep(row, this.#database?.revision(row.key) ?? 0);
    if (entry === null) this.#exposed++;
    const outcome = await this.write(row.key, () => row);
    if (entry === null) this.#exposed--;
    else if (outcome === "saved") this.#journal.discard(entry);
    return outcome;
  }

  /**
   * @param {string} key
   * @param {Edit} edit
   * @returns {Promise<Outcome>}
   */
  async write(key, edit) {
    try {
      if (this.#database === null) throw new Error("the database is not open");
      this.#enter(key, await this.#database.edit(key, edit));
      this.trouble = null;
      this.failed = false;
      this.#channel?.postMessage(key);
      return "saved";
    } catch (error) {
      this.failed = true;
      if (error instanceof ConflictError) return error;
      if (this.#database !== null) this.trouble = troubleOf(error);
      return "failed";
    }
  }

  /**
   * Takes what this tab has of a decision out of the journal.
   *
   * @param {string} key
   */
  forget(key) {
    this.#journal.forget(key);
  }

  /** @param {Database} database */
  async #recover(database) {
    try {
      this.copies = await recover(this.#journal, database, (key) => this.#channel?.postMessage(key));
    } catch (error) {
      this.trouble = troubleOf(error);
      this.failed = true;
    }
  }

  /**
   * @param {string} key
   * @param {Row | null} row
   */
  #enter(key, row) {
    const others = this.list.filter((each) => each.key !== key);
    this.list = row === null ? others : [...entries([row]), ...others];
  }

  /**
   * Other tabs name the row they wrote; what stands in it is in the database.
   *
   * @param {(key: string, rows: readonly Row[]) => void} heard
   */
  #listen(heard) {
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = async ({ data: key }) => {
      const rows = await this.rows().catch(() => null);
      if (rows === null) return;
      this.list = entries(rows);
      heard(key, rows);
    };
  }
}
