/** Undo and redo, across decisions. */

/** @import { Decision } from "../model.js" */
/**
 * @typedef {{ key: string, decision: Decision }} Step a decision as it was, and under which key it is kept
 */

const STEPS = 100; // that can be undone
const PAUSE = 2000; // milliseconds after which typing on is a step of its own

export class History {
  /** @type {Step[]} */
  past = [];
  /** @type {Step[]} */
  future = [];
  #last = { field: "", at: 0 };
  #now;

  /** @param {() => number} now milliseconds */
  constructor(now) {
    this.#now = now;
  }

  /**
   * Remembers a decision before it changes.
   *
   * @param {Step} step
   * @param {string} [field] that is typed or dragged in: what is done there without a pause is one step
   */
  remember(step, field = "") {
    const at = this.#now();
    const goesOn = field !== "" && field === this.#last.field && at - this.#last.at < PAUSE;
    this.#last = { field, at };
    if (goesOn) return;
    this.past = [...this.past.slice(1 - STEPS), step];
    this.future = [];
  }

  /**
   * @param {Step} now
   * @returns {Step | null} the decision before; null where there is none
   */
  undo(now) {
    return this.#step(this.past, this.future, now);
  }

  /**
   * @param {Step} now
   * @returns {Step | null}
   */
  redo(now) {
    return this.#step(this.future, this.past, now);
  }

  /**
   * Of a decision that was deleted no step remains.
   *
   * @param {string} key
   */
  forget(key) {
    this.past = this.past.filter((step) => step.key !== key);
    this.future = [];
  }

  /**
   * @param {Step[]} from
   * @param {Step[]} to
   * @param {Step} now
   */
  #step(from, to, now) {
    this.#last = { field: "", at: 0 };
    const step = from.pop() ?? null;
    if (step !== null) to.push(now);
    return step;
  }
}
