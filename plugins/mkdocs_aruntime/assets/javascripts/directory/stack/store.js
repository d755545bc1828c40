/** The one owner of what the stack view shows: what is asked for, and the entries of the stack. */

import { batch, signal } from "@preact/signals";
import { NOTHING } from "./address.js";

/** @import { Runtime } from "../../view/model.js" */
/** @import { Api, Vocabulary } from "../api.js" */
/** @import { Directory } from "../catalog.js" */
/** @import { Asked } from "./address.js" */
/** @import { UseCase } from "./duties.js" */
/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {{ api: Api, useCases: readonly UseCase[] }} options */
export function createStore({ api, useCases }) {
  const asked = signal(NOTHING);
  const runtimes = signal(/** @type {Runtime[]} */ ([]));
  const missing = signal(/** @type {string[]} */ ([]));
  const trouble = signal("");
  const known = signal(/** @type {{ vocabulary: Vocabulary, directory: Directory } | null} */ (null));
  let turn = 0; // answers to an older question are dropped

  return {
    asked,
    runtimes,
    missing,
    trouble,
    known,
    /** @param {Asked} next */
    async read(next) {
      const mine = ++turn;
      try {
        const [directory, vocabulary] = await Promise.all([api.directory(), api.vocabulary()]);
        const entries = new Set(directory.entries.map((entry) => entry.id));
        const layers = new Set(vocabulary.layers.map((layer) => layer.id));
        const ids = next.ids.filter((id) => entries.has(id));
        const found = await Promise.all(ids.map(api.runtime));
        if (mine !== turn) return;
        const useCase = useCases.some((each) => each.id === next.useCase) ? next.useCase : "";
        const strange = [
          ...next.ids.filter((id) => !entries.has(id)),
          ...next.layers.filter((id) => !layers.has(id)),
          next.useCase === useCase ? "" : next.useCase,
        ];
        batch(() => {
          asked.value = { ids, useCase, layers: next.layers.filter((id) => layers.has(id)) };
          runtimes.value = found;
          missing.value = strange.filter(Boolean);
          trouble.value = "";
          known.value = { vocabulary, directory };
        });
      } catch (error) {
        if (mine === turn) trouble.value = error instanceof Error ? error.message : String(error);
      }
    },
  };
}
