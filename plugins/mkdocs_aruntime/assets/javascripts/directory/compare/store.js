/** The one owner of what the comparison shows: what is asked for, its entries, and what follows from them. */

import { batch, computed, signal } from "@preact/signals";
import { placed } from "../target.js";
import { compare } from "./compared.js";
import { EMPTY, proposedItems } from "./overlay.js";

/** @import { Api, Vocabulary } from "../api.js" */
/** @import { Directory } from "../catalog.js" */
/** @import { Targets } from "../target.js" */
/** @import { Asked } from "./address.js" */
/** @import { Item } from "./compared.js" */
/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {{ api: Api, targets: Targets }} options */
export function createStore({ api, targets }) {
  const asked = signal(/** @type {Asked} */ ({ items: [], all: false, target: "" }));
  const known = signal(/** @type {{ directory: Directory, vocabulary: Vocabulary } | null} */ (null));
  const named = signal(/** @type {Item[]} */ ([]));
  const trouble = signal("");
  const overlay = signal(EMPTY); // of this visit; nothing of it is kept
  const items = computed(() => [...proposedItems(overlay.value, named.value), ...named.value]);
  const comparison = computed(() => {
    if (known.value === null || items.value.length < 2) return null;
    return compare(known.value.vocabulary, items.value, known.value.directory);
  });
  const missing = computed(() => {
    if (known.value === null) return [];
    const ids = new Set(known.value.directory.entries.map((entry) => entry.id));
    return asked.value.items.flat().filter((id) => !ids.has(id));
  });
  let turn = 0; // answers to an older question are dropped

  /**
   * @param {string[]} ids
   * @returns {Promise<Item>}
   */
  const itemOf = async (ids) => {
    const runtimes = await Promise.all(ids.map(api.runtime));
    return { key: ids.join("+"), name: runtimes.map((runtime) => runtime.name).join(" + "), runtimes };
  };

  /**
   * The item as it is where the reader will run it; without a target, as it is anywhere.
   *
   * @param {Item} item
   * @param {string} target
   * @returns {Promise<Item>}
   */
  const onItsTarget = async (item, target) => {
    if (!target || !targets.possible) return item;
    const stack = item.runtimes.length > 1 ? item.runtimes.map((runtime) => runtime.id) : [];
    const resolved = await targets.resolve(target, stack);
    return { ...item, runtimes: item.runtimes.map((runtime) => placed(runtime, resolved[runtime.id])) };
  };

  return {
    asked,
    directory: computed(() => known.value?.directory ?? null),
    items,
    comparison,
    missing,
    trouble,
    overlay,
    target: computed(() => (targets.possible ? targets.now : null)),
    /** @param {Asked} next */
    async read(next) {
      const mine = ++turn;
      const target = next.target ?? "";
      void targets.follow(target);
      try {
        const [directory, vocabulary] = await Promise.all([api.directory(), api.vocabulary()]);
        const ids = new Set(directory.entries.map((entry) => entry.id));
        const there = next.items.map((item) => item.filter((id) => ids.has(id)));
        const found = await Promise.all(
          there
            .filter((item) => item.length > 0)
            .map(async (item) => onItsTarget(await itemOf(item), target)),
        );
        if (mine !== turn) return;
        batch(() => {
          asked.value = next;
          known.value = { directory, vocabulary };
          named.value = found;
          trouble.value = "";
        });
      } catch (error) {
        if (mine !== turn) return;
        asked.value = next;
        trouble.value = error instanceof Error ? error.message : String(error);
      }
    },
  };
}
