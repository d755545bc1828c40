/**
 * The newest state of each decision until the database confirms it, in `localStorage`: there it is written
 * before an edit returns, while a page that is left aborts what the database has not finished.
 */

import { parsedJson } from "../../view/reading.js";
import { LARGEST } from "../transfer/validation.js";

/**
 * @typedef {{ key: string, decision: unknown, aside?: unknown, changed: string }} Unconfirmed
 * @typedef {Unconfirmed & { revision: number, writer: string, at: string, text: string }} Left
 *   revision: of the row that was changed; at, text: where it stands, and as what
 */

const ROOM = 2 * LARGEST; // characters for all decisions of all tabs; other parts of the site store here too

export class Journal {
  #prefix;
  #writer;

  /**
   * @param {string} name of the database
   * @param {string} writer this tab, as rows name it
   */
  constructor(name, writer) {
    this.#prefix = `${name}#`;
    this.#writer = writer;
  }

  /**
   * @param {Unconfirmed} row
   * @param {number} revision of the row that was changed, as this tab knows it
   * @returns {Left | null} null where storage has no room or is blocked
   */
  keep(row, revision) {
    const at = `${this.#prefix}${this.#writer}#${row.key}`;
    const text = JSON.stringify({ ...row, revision });
    try {
      const lasts = localStorage instanceof Storage; // what storage.js puts in its place ends with the page
      if (!lasts || this.#taken(at) + text.length > ROOM) return null;
      localStorage.setItem(at, text);
    } catch {
      return null;
    }
    return { ...row, revision, writer: this.#writer, at, text };
  }

  /**
   * Takes an entry away, unless a newer one stands in its place.
   *
   * @param {Pick<Left, "at" | "text">} entry
   */
  discard({ at, text }) {
    try {
      if (localStorage.getItem(at) === text) localStorage.removeItem(at);
    } catch {
      // then nothing was kept
    }
  }

  /**
   * Takes away whatever this tab kept of a decision.
   *
   * @param {string} key
   */
  forget(key) {
    for (const entry of this.left())
      if (entry.key === key && entry.writer === this.#writer) this.discard(entry);
  }

  /** @returns {Left[]} of all tabs, the latest change first; what is no entry is passed over */
  left() {
    try {
      const found = this.#places().map((at) => this.#read(at, localStorage.getItem(at) ?? ""));
      return found.filter((each) => each !== null).sort((a, b) => b.changed.localeCompare(a.changed));
    } catch {
      return [];
    }
  }

  /**
   * @param {string} at
   * @param {string} text anything: another program may have written it
   * @returns {Left | null} with the decision as it was stored
   */
  #read(at, text) {
    try {
      const stored = /** @type {Record<string, unknown> | null} */ (parsedJson(text));
      const { decision, aside, changed, revision } = stored ?? {};
      const [writer = "", ...key] = at.slice(this.#prefix.length).split("#");
      if (typeof changed !== "string" || !Number.isSafeInteger(revision) || key.length === 0) return null;
      return { key: key.join("#"), decision, aside, changed, revision: Number(revision), writer, at, text };
    } catch {
      return null;
    }
  }

  #places() {
    return Object.keys(localStorage).filter((at) => at.startsWith(this.#prefix));
  }

  /** @param {string} own what stands there is replaced */
  #taken(own) {
    const others = this.#places().filter((at) => at !== own);
    return others.reduce((sum, at) => sum + (localStorage.getItem(at)?.length ?? 0), 0);
  }
}
