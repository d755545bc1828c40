/** The stores of the directory and the stack view: what follows from what, and which answer is dropped. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { signal } from "@preact/signals";

import { START } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import { createStore as createStackStore } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/store.js";
import { createStore } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/store.js";

const NOTHING = { link: "", profile: null, judged: null, progress: "", problems: [] };

test("the directory is sifted again for a choice, and not because something is in progress", () => {
  const policy = signal(NOTHING);
  const store = createStore({
    whole: /** @type {any} */ ({ facets: [], entries: [], related: {}, asOf: "2026-11-28" }),
    policies: {
      get now() {
        return policy.value;
      },
    },
    targets: { now: { said: "", progress: "", trouble: "", resolved: null } },
    narrow: false,
  });
  const first = store.found.value;
  policy.value = { ...NOTHING, progress: "Judging …" };
  assert.equal(store.policy.value.progress, "Judging …");
  assert.equal(store.found.value, first);
  store.state.value = { ...START, sort: "name" };
  assert.notEqual(store.found.value, first);
});

test("the stack shows the answer to the last question, and says what is unknown or went wrong", async () => {
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  let down = false;
  const api = /** @type {any} */ ({
    directory: async () => {
      if (down) throw new Error("no connection");
      return { entries: [{ id: "a" }, { id: "b" }] };
    },
    vocabulary: async () => ({ layers: [{ id: "engine" }] }),
    runtime: (/** @type {string} */ id) =>
      new Promise((resolve) => waiting.set(id, () => resolve({ id, name: id }))),
  });
  const store = createStackStore({ api, useCases: [] });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const first = store.read({ ids: ["a"], useCase: "", layers: [] });
  const second = store.read({ ids: ["b", "odd"], useCase: "gone", layers: ["roof"] });
  await settled();
  waiting.get("b")?.();
  await second;
  waiting.get("a")?.();
  await first;
  assert.deepEqual(
    store.runtimes.value.map(({ id }) => id),
    ["b"],
  );
  assert.deepEqual(store.missing.value, ["odd", "roof", "gone"]);
  down = true;
  await store.read({ ids: [], useCase: "", layers: [] });
  assert.equal(store.trouble.value, "no connection");
  assert.equal(store.runtimes.value.length, 1, "what was there stays");
});
