/** The one owner of what the directory shows: signals, and what follows from them. */

import { computed, signal } from "@preact/signals";
import { START } from "./address.js";
import { columnsOf } from "./columns.js";
import { sifted } from "./filter.js";
import { withStack } from "./gap.js";
import { sorted } from "./order.js";
import { onTarget } from "./target.js";
import { withVerdicts } from "./verdicts.js";

/** @import { Directory } from "./catalog.js" */
/** @import { Policies } from "./policy.js" */
/** @import { Targets } from "./target.js" */
/** @import { State } from "./address.js" */
/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * @param {{ whole: Directory, policies: Pick<Policies, "now">, targets: Pick<Targets, "now">, narrow: boolean
 *   }} options whole: the directory as the site has it
 */
export function createStore({ whole, policies, targets, narrow }) {
  const state = signal(/** @type {State} */ (START));
  const policy = computed(() => policies.now);
  const target = computed(() => targets.now);
  // Signals of their own: progress is no reason to sift again.
  const judged = computed(() => policies.now.judged);
  const resolved = computed(() => targets.now.resolved);
  const stack = computed(() => state.value.stack.join());
  /** With what the target, the stack and the policy add to it. */
  const directory = computed(() => {
    const placed = resolved.value ? onTarget(whole, resolved.value) : whole;
    const stacked = stack.value ? withStack(placed, stack.value.split(",")) : placed;
    return judged.value ? withVerdicts(stacked, judged.value) : stacked;
  });
  const found = computed(() => {
    const { matches, unknown } = sifted(directory.value, state.value);
    const inOrder = (/** @type {typeof matches} */ entries) =>
      sorted(entries, state.value.sort, directory.value);
    return { matches: inOrder(matches), unknown: inOrder(unknown) };
  });
  return {
    whole,
    state,
    /** What the address asks for and nobody knows here. */
    strange: signal(/** @type {string[]} */ ([])),
    narrow: signal(narrow),
    policy,
    target,
    directory,
    found,
    columns: computed(() => columnsOf(directory.value, state.value)),
  };
}
