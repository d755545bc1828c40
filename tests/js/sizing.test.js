import assert from "node:assert/strict";
import { test } from "node:test";

import {
  readAddress,
  writeAddress,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/sizing/address.js";
import {
  asked,
  firstChoice,
  OWN,
  withModel,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/sizing/choice.js";
import { headShape, ofHeads } from "../../plugins/mkdocs_aruntime/assets/javascripts/sizing/shape.js";
import { createStore } from "../../plugins/mkdocs_aruntime/assets/javascripts/sizing/store.js";

const HEADS = { name: "Small", parameters: 8e9, layers: [{ count: 32, "kv-heads": 8, "head-size": 128 }] };
const LATENT = { name: "Latent", parameters: 671e9, layers: [{ count: 61, rank: 512, rotary: 64 }] };
const DATA = {
  formats: [
    { id: "bits-16", label: "16 bit", bits: 16 },
    { id: "bits-8", label: "8 bit", bits: 8 },
  ],
  models: [
    { id: "small", precision: "bits-16", shape: HEADS, evidence: [] },
    { id: "latent", precision: "bits-8", shape: LATENT, evidence: [] },
  ],
  devices: [{ id: "card", device: { name: "Card", "memory-gb": 80 }, evidence: [] }],
  example: {
    model: "small",
    precision: "bits-16",
    cache: "bits-16",
    device: "card",
    context: 8192,
    concurrency: 4,
  },
  result: { sentences: ["Built."] },
};
const FIRST = firstChoice(DATA);

const again = (choice) => readAddress(writeAddress(choice).slice(1), DATA);

test("an address holds the whole choice", () => {
  const load = { peak: 30, "per-replica": 4, unit: "output tokens", headroom: 0.3, spares: 2 };
  for (const choice of [
    FIRST,
    { ...FIRST, context: 131072, concurrency: 7, reserve: 0.2, load },
    { ...FIRST, split: "sequences" },
    { ...FIRST, device: OWN, memory: 24 },
    { ...FIRST, model: OWN, shape: HEADS },
  ])
    assert.deepEqual(again(choice), choice);
});

test("what an address says that is not known is left as it was", () => {
  assert.deepEqual(
    readAddress("model=nothing&device=__proto__&context=abc&concurrency=&split=both&peak=3&shape={", DATA),
    FIRST,
  );
  for (const shape of [
    "[]",
    '"x"',
    "null",
    '{"layers":[1]}',
    '{"layers":{}}',
    `{"layers":[],"name":"${"x".repeat(5000)}"}`,
  ])
    assert.equal(readAddress(`shape=${encodeURIComponent(shape)}`, DATA).model, "small", shape);
});

test("the evaluator is asked for the bits, the shape and the device that names stand for", () => {
  assert.deepEqual(asked({ ...FIRST, precision: "bits-8" }, DATA), {
    model: HEADS,
    "weight-bits": 8,
    "cache-bits": 16,
    context: 8192,
    concurrency: 4,
    device: { name: "Card", "memory-gb": 80 },
    reserve: 0.1,
  });
  assert.equal(asked({ ...FIRST, model: OWN }, DATA), null);
  assert.deepEqual(asked({ ...FIRST, device: OWN, memory: 24 }, DATA)?.device, {
    name: "device with 24 GB",
    "memory-gb": 24,
  });
});

test("another model comes in its own precision, and one's own begins as what was shown", () => {
  assert.equal(withModel(FIRST, "latent", DATA).precision, "bits-8");
  const own = withModel(FIRST, OWN, DATA);
  assert.deepEqual(own.shape, { ...HEADS, name: "Your model" });
  assert.equal(withModel(own, "small", DATA).shape, null);
});

test("a shape of heads goes through the form and back; others are not forced into it", () => {
  const windowed = {
    name: "Your model",
    parameters: 27e9,
    active: 3e9,
    layers: [
      { count: 10, "kv-heads": 16, "head-size": 128 },
      { count: 52, "kv-heads": 16, "head-size": 128, window: 1024 },
    ],
    experts: { total: 8, active: 2 },
  };
  assert.deepEqual(headShape(ofHeads(windowed) ?? undefined), windowed);
  assert.equal(ofHeads(LATENT), null);
  assert.equal(ofHeads({ ...HEADS, layers: [] }), null);
  assert.deepEqual(headShape({ ...ofHeads(windowed), windowed: 99 }).layers.length, 1);
});

test("answers to an older question are dropped, and what is wrong is told", async () => {
  const waiting = [];
  const remembered = [];
  const store = createStore(DATA, FIRST, {
    ask: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    remember: (choice) => remembered.push(choice),
  });
  const older = store.change({ context: 1 });
  const newer = store.change({ context: 2 });
  waiting[1].resolve({ sentences: ["Newer."] });
  waiting[0].resolve({ sentences: ["Older."] });
  await Promise.all([older, newer]);
  assert.equal(store.result.value.sentences[0], "Newer.");
  assert.equal(remembered.at(-1).context, 2);
  const failed = store.read("{}", { parameters: 8e9 });
  waiting[2].reject(new Error("no"));
  await failed;
  assert.match(store.trouble.value[0], /could not answer \(no\)/);
});
