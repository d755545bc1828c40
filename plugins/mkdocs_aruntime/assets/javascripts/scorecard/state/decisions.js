/** The open decision: its changes, undo and redo, and going from one kept decision to another. */

import { batch } from "@preact/signals";
import { addCandidate, emptyDecision, removeCandidate, set } from "../decision/candidates.js";
import { removeCheck, restoreCheck } from "../decision/requirements.js";
import { weighBy, weighing, weightsOf, withWeights } from "../decision/weights.js";
import { limitProblem } from "../transfer/validation.js";
import { withCandidate, withoutCandidate, withoutRemoved, withRemoved } from "./aside.js";
import { History } from "./history.js";
import { Persistence } from "./persistence.js";
import { commitAll } from "./typing.js";

/** @import { Candidate, Decision } from "../model.js" */
/** @import { Removed } from "../decision/requirements.js" */
/** @import { Way } from "../decision/weights.js" */
/** @import { Aside } from "./aside.js" */
/** @import { Store } from "./store.js" */
/** @typedef {(decision: Decision) => Decision} Edit */

export class Decisions {
  restored = false;
  #store;
  #changed;
  #history = new History(() => Date.now());

  /**
   * @param {{ store: Store, scope: string, changed: (another: boolean) => void }} options
   *   scope: the site's path; changed: the open decision is to be asked about; another: it is not the one
   * before
   */
  constructor({ store, scope, changed }) {
    this.#store = store;
    this.#changed = changed;
    this.persistence = new Persistence(scope, () => this.#publish());
    this.example = store.site.decision;
  }

  /** Whether anything but the untouched example is here. */
  get touched() {
    return this.restored || this.#history.past.length > 0;
  }

  /** @returns {Promise<void>} when the decision to start with is in the store */
  async start() {
    const kept = await this.persistence.start();
    this.restored = kept !== null;
    if (kept) this.#store.decision.value = kept;
    else await this.persistence.begin(this.example, { atOnce: false });
    this.#tellCopies();
    this.#publish();
  }

  #tellCopies() {
    const names = this.persistence.copies.map(({ title }) => `“${title}”`);
    if (names.length === 0) return;
    const words =
      "A decision was changed in another tab before this page had saved what you typed. " +
      `Your version is kept beside it: ${names.join(", ")}.`;
    this.#store.notice.value = { words };
  }

  /**
   * @param {Edit} edit
   * @param {string} [field] that is typed or dragged in: what is done there without a pause is one step
   * @param {Aside} [aside] what is kept beside the decision from now on
   */
  change(edit, field = "", aside = this.persistence.aside) {
    const before = this.#store.decision.value;
    const decision = edit(before);
    if (decision === before) return;
    const limit = limitProblem(decision);
    if (limit && !limitProblem(before)) {
      this.#store.notice.value = { words: `Nothing was changed: ${limit}.` };
      return;
    }
    this.#history.remember(this.#now(), field);
    this.#open(decision, false, aside);
  }

  /**
   * A decision of its own beside the ones that are kept.
   *
   * @param {Decision} decision
   * @param {{ atOnce: boolean }} options kept at once, or from its first change on
   */
  async begin(decision, options) {
    commitAll();
    this.#history.remember(this.#now());
    this.#open(await this.persistence.begin(decision, options), true);
  }

  beginEmpty() {
    return this.begin(emptyDecision(), { atOnce: false });
  }

  beginExample() {
    return this.begin(this.example, { atOnce: false });
  }

  undo() {
    commitAll();
    this.#goTo(this.#history.undo(this.#now()));
  }

  redo() {
    commitAll();
    this.#goTo(this.#history.redo(this.#now()));
  }

  /**
   * Takes a must-have away; its evidence is kept beside the decision.
   *
   * @param {string} gate
   * @param {string} id
   */
  removeCheck(gate, id) {
    const { decision, removed } = removeCheck(this.#store.decision.value, gate, id);
    const aside = this.persistence.aside;
    this.change(() => decision, "", removed ? withRemoved(aside, removed) : aside);
  }

  /** @param {Removed} removed */
  restoreCheck(removed) {
    const aside = withoutRemoved(this.persistence.aside, removed);
    this.change((decision) => restoreCheck(decision, removed), "", aside);
  }

  /**
   * Takes a candidate away; it is kept beside the decision with all that was found of it.
   *
   * @param {Candidate} candidate
   */
  removeCandidate(candidate) {
    const aside = withCandidate(this.persistence.aside, candidate);
    this.change((decision) => removeCandidate(decision, candidate.id), "", aside);
  }

  /** @param {Candidate} candidate that was taken away */
  restoreCandidate(candidate) {
    const aside = withoutCandidate(this.persistence.aside, candidate);
    this.change((decision) => addCandidate(decision, candidate), "", aside);
  }

  /**
   * Weighs another way; the weights of the way before are kept, and come back with it.
   *
   * @param {Way} way
   */
  weighBy(way) {
    const { decision, answer, site } = this.#store;
    const { criteria, "importance-levels": levels } = site.policy;
    const now = weighing(decision.value);
    if (now === way) return;
    const { weights } = this.persistence.aside;
    const before = weights[way];
    const ids = criteria.map((each) => each.id);
    const edit = (/** @type {Decision} */ of) =>
      before ? withWeights(of, before) : weighBy(of, way, ids, answer.value?.weights ?? {}, levels);
    const kept = { ...weights, [now]: weightsOf(decision.value) };
    this.change(edit, "", { ...this.persistence.aside, weights: kept });
  }

  /** @param {string} key */
  async open(key) {
    commitAll();
    const step = this.#now();
    const decision = await this.persistence.open(key);
    this.#history.remember(step);
    this.#open(decision, true);
  }

  /**
   * @param {string} key
   * @param {string} title
   */
  async rename(key, title) {
    if (key === this.persistence.key) this.change((decision) => set(decision, "title", title));
    else await this.persistence.rename(key, title);
  }

  /** @param {string} key */
  async remove(key) {
    const { persistence } = this;
    const entry = persistence.list.find((each) => each.key === key);
    await persistence.remove(key);
    if (key === persistence.key) {
      const next = persistence.list.find((each) => !each.deleted && !each.problem);
      this.#history.forget(key);
      const example = () => persistence.begin(this.example, { atOnce: false });
      this.#open(await (next ? persistence.open(next.key) : example()), true);
    }
    const words = `“${
      entry?.title ?? ""
    }” was deleted. It can be restored for 30 days under “Your decisions”.`;
    this.#store.notice.value = { words };
  }

  /** @param {"theirs" | "mine" | "both"} choice where two tabs disagree */
  async resolve(choice) {
    commitAll();
    this.#history.remember(this.#now());
    const chosen = await this.persistence.resolve(choice, this.#store.decision.value);
    const decision = chosen ?? (await this.persistence.begin(this.example, { atOnce: false }));
    this.#open(decision, choice !== "mine");
  }

  #now() {
    return { key: this.persistence.key, decision: this.#store.decision.value };
  }

  /**
   * @param {Decision} decision
   * @param {boolean} another it is not the one that was open, changed
   * @param {Aside} [aside]
   */
  #open(decision, another, aside) {
    const before = this.#store.decision.value;
    this.persistence.save(decision, aside);
    batch(() => {
      this.#store.decision.value = decision;
      this.#store.starting.value = false;
      if (another) {
        this.#store.drawer.value = null;
        this.#store.stageChosen.value = null;
      }
      this.#publish();
    });
    if (another || !differOnlyIn(before, decision, "choice")) this.#changed(another);
  }

  /** @param {{ key: string, decision: Decision } | null} step */
  #goTo(step) {
    if (step === null) return;
    const another = step.key !== this.persistence.key;
    this.persistence.return(step.key);
    this.#open(step.decision, another);
  }

  /** What is kept, and what can be undone, as the page shows it. */
  #publish() {
    const { kept, aside, undoable, redoable } = this.#store;
    batch(() => {
      kept.value = this.persistence.view;
      aside.value = this.persistence.aside;
      undoable.value = this.#history.past.length > 0;
      redoable.value = this.#history.future.length > 0;
    });
  }
}

/**
 * Whether two documents have the same in every key but one: the answer does not depend on what people choose.
 *
 * @param {Decision} before
 * @param {Decision} after
 * @param {keyof Decision} key
 */
function differOnlyIn(before, after, key) {
  const keys = /** @type {(keyof Decision)[]} */ ([
    ...new Set([...Object.keys(before), ...Object.keys(after)]),
  ]);
  return keys.every((each) => each === key || before[each] === after[each]);
}
