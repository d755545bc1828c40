/**
 * Which decision is open and how it is kept: between the page's state and the database.
 *
 * Saving never holds up an edit. What cannot be kept is `trouble`, and the browser asks before the page is
 * closed; what another tab did is a `conflict`, in which this tab's changes are kept as a copy.
 */

import { conflictOf, copyOf, entries, latest, overdue, readable, twin } from "./library.js";
import { NOTHING, readAside } from "./aside.js";
import { ConflictError, openDatabase, troubleOf } from "./database.js";
import { adoptDraft, freshKey, recall, remember } from "./tab.js";

/** @import { Decision } from "../model.js" */
/** @import { Aside } from "./aside.js" */
/** @import { Conflict, Entry } from "./library.js" */
/** @import { Database, Edit, Row, Trouble } from "./database.js" */
/** @typedef {{ key: string, list: Entry[], trouble: Trouble | null, conflict: Conflict | null }} Kept */

export class Persistence {
  key = freshKey();
  /** @type {Entry[]} */
  list = [];
  /** @type {Trouble | null} */
  trouble = null;
  /** @type {Conflict | null} */
  conflict = null;
  unkept = false;

  /** @type {Database | null} */
  #database = null;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {Map<string, Decision>} what needs no saving: as it was opened or last saved */
  #settled = new Map();
  /** @type {Map<string, Aside>} what is kept beside each decision that was opened here */
  #asides = new Map();
  /** @type {string | null} where this tab's changes are kept while another tab's stand in their place */
  #copy = null;
  #name;
  #writer = freshKey();
  #onChange;

  /**
   * @param {string} scope the site's path, so that two sites of one host keep apart
   * @param {() => void} onChange
   */
  constructor(scope, onChange) {
    this.#name = `aruntime-scorecard ${scope}`;
    this.#onChange = onChange;
  }

  /** @returns {Kept} */
  get view() {
    return { key: this.key, list: this.list, trouble: this.trouble, conflict: this.conflict };
  }

  /** What is kept beside the open decision. */
  get aside() {
    return this.#asides.get(this.key) ?? NOTHING;
  }

  /** @returns {Promise<Decision | null>} the decision to go on with */
  async start() {
    try {
      const database = await openDatabase(this.#name, this.#writer, () => this.#fail("newer"));
      this.#database = database;
      await adoptDraft(database);
      const rows = await database.list();
      this.list = entries(rows);
      for (const { key } of overdue(rows, Date.now())) await this.#amend(key, () => null);
      this.#listen();
      const row = latest(rows, recall(this.#name));
      return row && (await this.open(row.key));
    } catch (error) {
      this.trouble = troubleOf(error);
      return null;
    }
  }

  /**
   * A decision of its own, kept from its first change on, or at once.
   *
   * @param {Decision} decision
   * @param {{ atOnce: boolean }} options
   */
  async begin(decision, { atOnce }) {
    const rows = (await this.#database?.list().catch(() => [])) ?? [];
    const same = twin(rows, decision);
    if (same) return this.open(same.key);
    this.#go(freshKey(), decision);
    if (atOnce) {
      this.#settled.delete(this.key);
      this.save(decision);
    }
    return decision;
  }

  /**
   * @param {string} key
   * @returns {Promise<Decision>}
   */
  async open(key) {
    const row = await this.#database?.read(key);
    const decision = readable(row);
    this.#asides.set(key, readAside(row?.aside));
    this.#go(key, decision);
    return decision;
  }

  /**
   * What is kept under a key, readable or not.
   *
   * @param {string} key
   */
  async raw(key) {
    return (await this.#database?.read(key))?.decision;
  }

  /**
   * Back to a decision that was open before, as undo goes.
   *
   * @param {string} key
   */
  return(key) {
    if (key !== this.key) this.#go(key, null);
  }

  /**
   * @param {Decision} decision
   * @param {Aside} [aside]
   */
  save(decision, aside = this.aside) {
    const key = this.key;
    if (this.#settled.get(key) === decision && aside === this.aside) return;
    this.#settled.set(key, decision);
    this.#asides.set(key, aside);
    void this.#write(key, () => ({ key, decision, aside, changed: now() }));
  }

  /** @param {string} key */
  async duplicate(key) {
    const decision = copyOf(readable(await this.#database?.read(key)), this.list);
    const copy = freshKey();
    await this.#write(copy, () => ({ key: copy, decision, changed: now() }));
  }

  /**
   * @param {string} key
   * @param {string} title
   */
  async rename(key, title) {
    const decision = readable(await this.#database?.read(key));
    await this.#write(key, (row) => ({ ...row, key, decision: { ...decision, title }, changed: now() }));
  }

  /** @param {string} key */
  remove(key) {
    return this.#amend(key, (row) => (row ? { ...row, deleted: now() } : null));
  }

  /** @param {string} key */
  restore(key) {
    return this.#amend(key, (row) => {
      if (row === undefined) return null;
      const { deleted: _deleted, ...kept } = row;
      return kept;
    });
  }

  /**
   * What the reader chose where two tabs disagree.
   *
   * @param {"theirs" | "mine" | "both"} choice
   * @param {Decision} decision as this tab has it
   * @returns {Promise<Decision | null>} what to show; null where the other tab deleted it
   */
  async resolve(choice, decision) {
    const row = await this.#database?.read(this.key);
    const there = row !== undefined && row.deleted === undefined;
    const theirs = choice === "theirs" && there ? readable(row) : null;
    const copy = this.#copy;
    this.#copy = this.conflict = null;
    this.unkept = false;
    this.#settled.delete(this.key);
    if (choice === "both") {
      const mine = copyOf(decision, this.list, copy);
      this.#go(copy ?? freshKey(), null);
      return mine;
    }
    if (copy !== null) await this.remove(copy);
    remember(this.#name, this.key);
    if (choice === "theirs") {
      if (theirs !== null) this.#settled.set(this.key, theirs);
      return theirs;
    }
    this.save(decision);
    return decision;
  }

  /**
   * @param {string} key
   * @param {Decision | null} opened
   */
  #go(key, opened) {
    if (key !== this.key) this.conflict = this.#copy = null;
    this.key = key;
    remember(this.#name, key);
    if (opened) this.#settled.set(key, opened);
  }

  /**
   * @param {string} key
   * @param {Edit} edit
   */
  async #amend(key, edit) {
    await this.#database?.read(key);
    await this.#write(key, edit);
  }

  /**
   * @param {string} key
   * @param {Edit} edit
   */
  async #write(key, edit) {
    if (this.conflict?.key === key) return this.#keepCopy(edit);
    if (this.#database === null) return this.#missed(key);
    const before = JSON.stringify(this.view);
    try {
      const row = await this.#database.edit(key, edit);
      this.trouble = null;
      this.unkept = false;
      this.#enter(key, row);
      this.#channel?.postMessage(key);
    } catch (error) {
      this.#missed(key);
      if (error instanceof ConflictError) {
        this.conflict = conflictOf(key, error.row);
        await this.#keepCopy(edit);
      } else this.trouble = troubleOf(error);
    }
    if (JSON.stringify(this.view) !== before) this.#onChange();
  }

  /**
   * Until the reader has chosen between two tabs, what this one changes is kept beside the other's.
   *
   * @param {Edit} edit of the decision in conflict
   */
  async #keepCopy(edit) {
    const row = edit(undefined);
    if (row === null) return;
    const key = this.#copy ?? freshKey();
    this.#copy = key;
    const decision = copyOf(/** @type {Decision} */ (row.decision), this.list, key);
    remember(this.#name, key); // so that a reload goes on with it
    await this.#write(key, () => ({ ...row, key, decision }));
  }

  /** @param {string} key */
  #missed(key) {
    this.unkept = true;
    this.#settled.delete(key);
  }

  /**
   * @param {string} key
   * @param {Row | null} row
   */
  #enter(key, row) {
    const others = this.list.filter((each) => each.key !== key);
    this.list = row === null ? others : [...entries([row]), ...others];
  }

  /** Other tabs name the row they wrote; what stands in it is in the database. */
  #listen() {
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = async ({ data: key }) => {
      const rows = (await this.#database?.list().catch(() => null)) ?? null;
      if (rows === null) return;
      this.list = entries(rows);
      if (key === this.key)
        this.conflict = conflictOf(
          key,
          rows.find((row) => row.key === key),
        );
      this.#onChange();
    };
  }

  /** @param {Trouble} trouble */
  #fail(trouble) {
    this.trouble = trouble;
    this.#onChange();
  }
}

function now() {
  return new Date().toISOString();
}
