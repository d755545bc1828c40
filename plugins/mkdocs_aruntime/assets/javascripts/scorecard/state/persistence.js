/**
 * Which decision is open and how it is kept: between the page's state and what writes it.
 *
 * Saving never holds up an edit. What cannot be kept is `trouble`, and the browser asks before the page is
 * closed; what another tab did is a `conflict`, in which this tab's changes are kept as a copy.
 */

import { conflictOf, copyOf, entries, latest, overdue, readable, sameDocument, equalTo } from "./library.js";
import { NOTHING, readAside } from "./aside.js";
import { ConflictError, troubleOf } from "./database.js";
import { Saving } from "./saving.js";
import { freshKey, recall, remember } from "./tab.js";
import { commitAll } from "./typing.js";

/** @import { Decision } from "../model.js" */
/** @import { Aside } from "./aside.js" */
/** @import { Conflict, Entry } from "./library.js" */
/** @import { Edit, Row, Trouble } from "./database.js" */
/** @typedef {{ key: string, list: Entry[], trouble: Trouble | null, conflict: Conflict | null }} Kept */

export class Persistence {
  key = freshKey();
  /** @type {Conflict | null} */
  conflict = null;

  /** @type {Map<string, Decision>} what needs no saving: as it was opened or last saved */
  #settled = new Map();
  /** @type {Map<string, Aside>} what is kept beside each decision that was opened here */
  #asides = new Map();
  /** @type {string | null} where this tab's changes are kept while another tab's stand in their place */
  #copy = null;
  #name;
  #saving;
  #onChange;

  /**
   * @param {string} scope the site's path, so that two sites of one host keep apart
   * @param {() => void} onChange
   */
  constructor(scope, onChange) {
    this.#name = `aruntime-scorecard ${scope}`;
    this.#saving = new Saving(this.#name, onChange);
    this.#onChange = onChange;
  }

  /** @returns {Kept} */
  get view() {
    const { list, trouble } = this.#saving;
    return { key: this.key, list, trouble, conflict: this.conflict };
  }

  get list() {
    return this.#saving.list;
  }

  /** Whether something would be lost if the page were closed now. */
  get unkept() {
    return this.#saving.unkept;
  }

  /** What was recovered beside decisions that another tab changed. */
  get copies() {
    return this.#saving.copies;
  }

  /** What is kept beside the open decision. */
  get aside() {
    return this.#asides.get(this.key) ?? NOTHING;
  }

  /** @returns {Promise<Decision | null>} the decision to go on with */
  async start() {
    const saving = this.#saving;
    try {
      const rows = await saving.start((key, heard) => void this.#hear(key, heard));
      saving.list = entries(rows);
      for (const { key } of overdue(rows, Date.now())) await this.#amend(key, () => null);
      const copied = this.copies.find((each) => each.of === recall(this.#name));
      const row = latest(rows, copied?.key ?? recall(this.#name));
      const mark = `copy ${this.#name}`; // kept beside another tab’s by the page before
      if (row && !copied && row.key === recall(mark))
        saving.copies = [{ of: row.key, key: row.key, title: readable(row).title }];
      remember(mark, "");
      if (!saving.failed) return row && (await this.open(row.key));
    } catch (error) {
      saving.trouble = troubleOf(error);
    }
    return this.#unconfirmed();
  }

  /** The decision to go on with where the database does not take what the journal has. */
  #unconfirmed() {
    const row = this.#saving.unconfirmed(recall(this.#name));
    if (row === null) return null;
    this.#asides.set(row.key, readAside(row.aside));
    this.#go(row.key, null);
    return row.decision;
  }

  /**
   * A decision of its own, kept from its first change on, or at once.
   *
   * @param {Decision} decision
   * @param {{ atOnce: boolean }} options
   */
  async begin(decision, { atOnce }) {
    const rows = await this.#saving.rows().catch(() => []);
    const same = equalTo(rows, decision);
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
    const row = await this.#saving.read(key);
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
    return (await this.#saving.read(key))?.decision;
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
    const row = { key, decision, aside, changed: now() };
    void this.#write(key, () => row, row);
  }

  /** @param {string} key */
  async duplicate(key) {
    const decision = copyOf(readable(await this.#saving.read(key)), this.list);
    const copy = freshKey();
    await this.#write(copy, () => ({ key: copy, decision, changed: now() }));
  }

  /**
   * @param {string} key
   * @param {string} title
   */
  async rename(key, title) {
    const decision = readable(await this.#saving.read(key));
    await this.#write(key, (row) => ({ ...row, key, decision: { ...decision, title }, changed: now() }));
  }

  /** @param {string} key */
  async remove(key) {
    await this.#amend(key, (row) => (row ? { ...row, deleted: now() } : null));
    if (!this.#saving.failed) this.#saving.forget(key);
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
    const row = await this.#saving.read(this.key);
    const there = row !== undefined && row.deleted === undefined;
    const theirs = choice === "theirs" && there ? readable(row) : null;
    const copy = this.#copy;
    this.#copy = this.conflict = null;
    this.#saving.failed = false;
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
    if (key !== this.key) {
      commitAll(); // of the decision that is left
      this.conflict = this.#copy = null;
    }
    this.key = key;
    remember(this.#name, key);
    if (opened) this.#settled.set(key, opened);
  }

  /**
   * @param {string} key
   * @param {Edit} edit
   */
  async #amend(key, edit) {
    await this.#saving.read(key);
    await this.#write(key, edit);
  }

  /**
   * @param {string} key
   * @param {Edit} edit
   * @param {Omit<Row, "revision" | "writer"> | null} [row] what the edit makes, where that is known before
   * @returns {Promise<void>}
   */
  async #write(key, edit, row = null) {
    if (this.conflict?.key === key) return this.#keepCopy(edit);
    const before = JSON.stringify(this.view);
    const outcome = await (row ? this.#saving.put(row) : this.#saving.write(key, edit));
    if (outcome !== "saved") this.#settled.delete(key);
    if (outcome instanceof ConflictError) {
      this.conflict = conflictOf(key, outcome.row);
      await this.#keepCopy(edit);
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
    const copy = { ...row, key, decision: copyOf(row.decision, this.list, key) };
    remember(this.#name, key); // so that a reload goes on with it, and says so
    remember(`copy ${this.#name}`, key);
    const writing = this.#write(key, () => copy, copy);
    this.#saving.forget(row.key); // the copy is in the journal now
    await writing;
  }

  /**
   * Another tab wrote a row; one that says the same as this tab is no conflict.
   *
   * @param {string} key
   * @param {readonly Row[]} rows
   */
  async #hear(key, rows) {
    const row = rows.find((each) => each.key === key);
    const mine = this.#settled.get(key);
    const same = row?.deleted === undefined && sameDocument(row?.decision, mine);
    if (key === this.key && same) await this.#saving.read(key);
    else if (key === this.key) this.conflict = conflictOf(key, row);
    this.#onChange();
  }
}

function now() {
  return new Date().toISOString();
}
