/** The decision on the desk: its undo and redo, and going from one kept decision to another. */

import { copyLink } from "./arrivals.js";
import { exportJson, exportYaml } from "./exports.js";
import { Keeping } from "./keeping.js";
import { limitProblem } from "./opening.js";
import { emptyDecision, set } from "./state.js";

/** @import { Decision } from "./state.js" */
/** @typedef {{ key: string, decision: Decision }} Step */

const STEPS = 99; // that can be taken back
const PAUSE = 2000; // milliseconds after which typing on is a step of its own

export class Desk {
  /** @type {Step[]} */
  past = [];
  /** @type {Step[]} */
  future = [];
  restored = false;
  /** Where the last change was made, and when. */
  #last = { field: "", at: 0 };

  /**
   * @param {{ scope: string, example: Decision, put: (decision: Decision, another: boolean) => void, show: () => void, say: (words: string, link?: string) => void }} options
   *   put: shows a decision; another: it is not the one shown before, changed
   */
  constructor({ scope, example, put, show, say }) {
    this.example = example;
    this.decision = example;
    this.put = put;
    this.say = say;
    this.keeping = new Keeping(scope, show);
    addEventListener("beforeunload", (event) => {
      if (this.keeping.unkept) event.preventDefault();
    });
  }

  /** Whether anything but the untouched example is here. */
  get touched() {
    return this.restored || this.past.length > 0;
  }

  /** @returns {Promise<Decision>} the decision to start with */
  async start() {
    const kept = await this.keeping.start();
    this.restored = kept !== null;
    if (kept) this.decision = kept;
    else await this.keeping.begin(this.example, { atOnce: false });
    return this.decision;
  }

  /**
   * @param {(decision: Decision) => Decision} edit
   * @param {string} [field] that is typed or dragged in: what is done there without a pause is one step
   */
  change(edit, field = "") {
    const decision = edit(this.decision);
    if (decision === this.decision) return;
    const limit = limitProblem(decision);
    if (limit && !limitProblem(this.decision)) {
      this.say(`Nothing was changed: ${limit}.`);
      return;
    }
    const at = Date.now();
    const goesOn = field !== "" && field === this.#last.field && at - this.#last.at < PAUSE;
    if (!goesOn) this.#remember();
    this.#last = { field, at };
    this.#lay(decision, false);
  }

  /**
   * A decision of its own beside the ones that are kept.
   *
   * @param {Decision} decision
   * @param {{ atOnce: boolean }} options kept at once, or from its first change on
   */
  async begin(decision, options) {
    this.#remember();
    this.#lay(await this.keeping.begin(decision, options), true);
  }

  /** What the views may ask for. */
  actions() {
    const { keeping } = this;
    const told = (/** @type {(...given: any[]) => unknown} */ act) => this.#told(act);
    return {
      canUndo: this.past.length > 0,
      canRedo: this.future.length > 0,
      undo: () => this.#travel(this.past, this.future),
      redo: () => this.#travel(this.future, this.past),
      example: told(() => this.begin(this.example, { atOnce: false })),
      empty: told(() => this.begin(emptyDecision(), { atOnce: false })),
      open: told((/** @type {string} */ key) => this.#open(key)),
      duplicate: told((/** @type {string} */ key) => keeping.duplicate(key)),
      rename: told((/** @type {string} */ key, /** @type {string} */ title) =>
        key === keeping.key ? this.change((decision) => set(decision, "title", title)) : keeping.rename(key, title),
      ),
      remove: told((/** @type {string} */ key) => this.#remove(key)),
      restore: told((/** @type {string} */ key) => keeping.restore(key)),
      resolve: told((/** @type {"theirs" | "mine" | "both"} */ choice) => this.#resolve(choice)),
      exportDecision: () => exportJson(this.decision),
      exportYaml: told(() => exportYaml(this.decision)),
      exportKept: told(async (/** @type {string} */ key) => exportJson(await keeping.raw(key))),
      copyLink: told(() => copyLink(this.decision, this.say)),
    };
  }

  /**
   * The same, with what goes wrong said in words.
   *
   * @param {(...given: any[]) => unknown} act
   */
  #told(act) {
    return async (/** @type {any[]} */ ...given) => {
      try {
        await act(...given);
      } catch (error) {
        this.say(error instanceof Error ? error.message : String(error));
      }
    };
  }

  #remember() {
    this.#last = { field: "", at: 0 };
    this.past = [...this.past.slice(-STEPS), { key: this.keeping.key, decision: this.decision }];
    this.future = [];
  }

  /**
   * @param {Decision} decision
   * @param {boolean} another
   */
  #lay(decision, another) {
    this.decision = decision;
    this.keeping.save(decision);
    this.put(decision, another);
  }

  /**
   * @param {Step[]} from
   * @param {Step[]} to
   */
  #travel(from, to) {
    const step = from.pop();
    if (step === undefined) return;
    this.#last = { field: "", at: 0 };
    const another = step.key !== this.keeping.key;
    to.push({ key: this.keeping.key, decision: this.decision });
    this.keeping.return(step.key);
    this.#lay(step.decision, another);
  }

  /** @param {string} key */
  async #open(key) {
    const step = { key: this.keeping.key, decision: this.decision };
    const decision = await this.keeping.open(key);
    this.#last = { field: "", at: 0 };
    this.past = [...this.past.slice(-STEPS), step];
    this.future = [];
    this.#lay(decision, true);
  }

  /** @param {string} key */
  async #remove(key) {
    const entry = this.keeping.list.find((each) => each.key === key);
    await this.keeping.remove(key);
    if (key === this.keeping.key) {
      const next = this.keeping.list.find((each) => !each.deleted && !each.problem);
      this.past = this.past.filter((step) => step.key !== key);
      this.future = [];
      this.#lay(next ? await this.keeping.open(next.key) : await this.keeping.begin(this.example, { atOnce: false }), true);
    }
    this.say(`“${entry?.title ?? ""}” was deleted. It can be brought back for 30 days under “Your decisions”.`);
  }

  /** @param {"theirs" | "mine" | "both"} choice */
  async #resolve(choice) {
    this.#remember();
    const chosen = await this.keeping.resolve(choice, this.decision);
    this.#lay(chosen ?? (await this.keeping.begin(this.example, { atOnce: false })), choice !== "mine");
  }
}
