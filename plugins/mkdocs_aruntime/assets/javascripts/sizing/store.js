/** The one owner of what the calculator shows: signals, and the changes of them. */

import { signal } from "@preact/signals";
import { ProblemsError } from "../evaluator/client.js";
import { lines, wordsOf } from "../view/problems.js";
import { asked, OWN } from "./choice.js";

/** @import { Choice, SizingData } from "./choice.js" */
/** @import { Ask } from "../evaluator/service.js" */
/** @import { Sizing } from "../view/model.js" */
/** @typedef {ReturnType<typeof createStore>} Store */

const TOLD = 6; // problems; the rest is counted

/**
 * @param {SizingData} data
 * @param {Choice} first
 * @param {{ ask: Ask, remember: (choice: Choice) => void }} outside
 */
export function createStore(data, first, { ask, remember }) {
  const choice = signal(first);
  const result = signal(/** @type {Sizing | null} */ (null));
  const status = signal("");
  const trouble = signal(/** @type {readonly string[]} */ ([]));
  const notes = signal(/** @type {readonly string[]} */ ([]));
  let turn = 0; // answers to an older question are dropped

  const tell = (/** @type {unknown} */ error) => {
    status.value = "";
    trouble.value =
      error instanceof ProblemsError
        ? lines(error.problems, TOLD)
        : [`The evaluator could not answer (${wordsOf(error)}). Reload the page to try again.`];
  };

  const compute = async () => {
    const mine = ++turn;
    const params = asked(choice.value, data);
    trouble.value = [];
    status.value = params ? "Computing …" : "";
    if (params === null) {
      result.value = null;
      return;
    }
    try {
      const found = await ask("size", params);
      if (mine !== turn) return;
      result.value = found;
      status.value = "";
    } catch (error) {
      if (mine === turn) tell(error);
    }
  };

  /** @param {Choice} next */
  const choose = (next) => {
    choice.value = next;
    remember(next);
    return compute();
  };

  return {
    data,
    choice,
    result,
    status,
    trouble,
    notes,
    compute,
    choose,
    /** @param {Partial<Choice>} change */
    change: (change) => choose({ ...choice.value, ...change }),
    /**
     * A model of the reader's own, from its `config.json`.
     *
     * @param {string} config
     * @param {{ parameters: number, active?: number }} counts
     */
    async read(config, counts) {
      trouble.value = [];
      status.value = "Reading …";
      try {
        const found = await ask("shape", { config, ...counts });
        notes.value = found.notes ?? [];
        await choose({ ...choice.value, model: OWN, shape: found.shape });
      } catch (error) {
        tell(error);
      }
    },
  };
}
