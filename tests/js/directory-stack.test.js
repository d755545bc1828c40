/** What a stack covers: on made-up runtimes of another field, small enough to check by eye. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readDirectory } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import {
  MOST,
  readAddress,
  writeAddress,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/address.js";
import { toDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/decision.js";
import {
  duties,
  picture,
  tally,
  wanted,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/duties.js";
import { offers } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/offers.js";
import { stackLayers } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/views/pictures/stack.js";
import { offered } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/combobox.js";

const term = (/** @type {string} */ id, more = {}) => ({
  id,
  label: id.toUpperCase(),
  definition: `What ${id} is.`,
  ...more,
});

const VOCABULARY = /** @type {any} */ ({
  layers: [term("store"), term("broker"), term("client")],
  responsibilities: [
    term("disk", { layers: ["store"] }),
    term("delivery", { layers: ["broker"], claims: ["protocols.amqp", "protocols.mqtt"] }),
    term("routing", { layers: ["broker", "client"] }),
    term("retries", { layers: ["client"] }),
    term("quota", { layers: ["broker"] }),
  ],
  groups: [{ ...term("protocols"), claims: [term("amqp"), term("mqtt")] }],
  "source-kinds": [],
  providers: [],
  stabilities: [],
  defaults: [],
});

const USE_CASES = [
  {
    id: "sensors",
    label: "Sensors",
    needs: { layers: ["broker"], responsibilities: ["delivery", "retries"] },
  },
];
const ALL = { ids: [], useCase: "", layers: [] };

/** @param {string} id @param {string[]} layers @param {any} responsibilities @returns {any} */
const runtime = (id, layers, responsibilities) => ({
  id,
  name: id,
  layers,
  responsibilities,
  versions: { reviewed: "1.0" },
  maintenance: { confirmed: "2026-11-01" },
  claims: {
    protocols: [
      { id: "amqp", value: "supported", evidence: [{ source: "readme", quote: `${id} says amqp` }] },
      { id: "mqtt", value: "unknown", looked: ["readme"] },
    ],
  },
  sources: {
    readme: {
      title: "Readme",
      url: "https://example.org/",
      publisher: id,
      kind: "documentation",
      version: "1.0",
      accessed: "2026-11-01",
    },
  },
});

const A = runtime("a", ["broker"], {
  owns: ["delivery"],
  partly: [{ id: "routing", note: "By topic." }],
  leaves: [
    { id: "disk", to: "A volume" },
    { id: "retries", to: "The client" },
  ],
});
const B = runtime("b", ["broker"], {
  owns: ["delivery"],
  leaves: [
    { id: "quota", to: "A gateway" },
    { id: "disk", to: "A volume" },
  ],
});
const S = runtime("s", ["store"], { owns: ["disk"] });

/** @param {any[]} stack @param {any} [asked] */
const found = (stack, asked = ALL) =>
  duties(VOCABULARY, stack, wanted(VOCABULARY, asked, USE_CASES), asked.layers);
/** @param {any[]} stack @param {any} [asked] */
const states = (stack, asked) =>
  Object.fromEntries(found(stack, asked).map((duty) => [duty.term.id, duty.state]));

test("an address carries up to eight components, a use case and layers, each once, and comes back as it was", () => {
  const asked = readAddress("ids=a,B+c,c,,a,d,e,f,g,h,i,j&for=sensors&layers=broker,store,broker");
  assert.deepEqual(asked, {
    ids: ["a", "b", "c", "d", "e", "f", "g", "h"],
    useCase: "sensors",
    layers: ["broker", "store"],
  });
  assert.equal(asked.ids.length, MOST);
  assert.deepEqual(readAddress(writeAddress(asked).slice(1)), asked);
  assert.equal(writeAddress(ALL), "");
});

test("one owner, two owners, a part, and what is left to others are told apart", () => {
  assert.deepEqual(states([A, B, S]), {
    disk: "owned",
    delivery: "doubled",
    routing: "partly",
    retries: "missing",
    quota: "unknown",
  });
});

test("the silence of who could own a thing is no lack; that of the others says nothing", () => {
  assert.equal(states([A]).quota, "unknown"); // a is a broker and says nothing
  assert.equal(states([B]).quota, "missing"); // b says that a gateway does it
  assert.equal(states([B, S]).quota, "missing"); // s is no broker: nobody asks it
  assert.equal(states([S]).quota, "elsewhere"); // nobody here is a broker, and nobody speaks of it
});

test("who does it instead is named with the one who says so", () => {
  assert.deepEqual(found([A, B]).find((duty) => duty.term.id === "disk")?.named, [
    { to: "A volume", by: ["a", "b"] },
  ]);
  assert.equal(found([A]).find((duty) => duty.term.id === "quota")?.usual, "BROKER");
});

test("a responsibility opens the claims that show it, with their quotes, and no claim that nothing is known of", () => {
  const part = found([A]).find((duty) => duty.term.id === "delivery")?.parts[0];
  assert.deepEqual(
    part?.witnesses.map(({ anchor, proofs }) => [anchor, proofs.map(({ about, quote }) => [about, quote])]),
    [["protocols.amqp", [["AMQP: Yes", "a says amqp"]]]],
  );
});

test("a use case asks for what it needs, layers narrow it further, and nothing else is told", () => {
  assert.deepEqual(states([A], { ...ALL, useCase: "sensors" }), { delivery: "owned", retries: "missing" });
  assert.deepEqual(states([A], { ...ALL, useCase: "sensors", layers: ["client"] }), { retries: "missing" });
  assert.deepEqual(states([A], { ...ALL, layers: ["store"] }), { disk: "missing" });
});

test("the picture has the layers from the top down, and a thing stands where its owner is", () => {
  const layers = picture(VOCABULARY, [A, S], found([A, S]), ALL);
  assert.deepEqual(
    layers.map(({ id, here, tiles }) => [id, here, tiles.map((tile) => `${tile.id} ${tile.state}`)]),
    [
      ["client", "", ["retries missing"]],
      ["broker", "a", ["delivery owned", "routing partly", "quota unknown"]],
      ["store", "s", ["disk owned"]],
    ],
  );
  const c = runtime("c", ["client"], { owns: ["routing"] });
  assert.equal(found([c]).find((duty) => duty.term.id === "routing")?.layer, "client");
});

test("of a use case the picture leaves out the layers that it asks nothing of and that nobody is of", () => {
  const asked = { ...ALL, useCase: "sensors" };
  assert.deepEqual(
    picture(VOCABULARY, [A], found([A], asked), asked).map((layer) => layer.id),
    ["client", "broker"],
  );
});

test("every responsibility is counted once", () => {
  const counts = tally(found([A, B, S]));
  assert.deepEqual(
    [...counts].filter(([, number]) => number > 0),
    [
      ["doubled", 1],
      ["missing", 1],
      ["unknown", 1],
      ["partly", 1],
      ["owned", 1],
    ],
  );
});

test("offered is who closes most and doubles least, never who is in the stack already", () => {
  const entry = (/** @type {string} */ id, /** @type {string} */ owns) => ({
    id,
    name: id,
    oldest: "2026-11-01",
    at: { owns },
  });
  const directory = readDirectory({
    schema: "aruntime/directory/1",
    "as-of": "2026-11-01",
    related: { kinds: [], stated: [] },
    facets: [
      {
        id: "owns",
        label: "Responsibility",
        sort: "states",
        options: VOCABULARY.responsibilities.map((/** @type {any} */ each) => [each.id, each.label]),
      },
    ],
    entries: [
      entry("a", "ny"),
      entry("both", "yy.y"),
      entry("half", "yp"),
      entry("most", "y..y"),
      entry("s", "y"),
    ],
  });
  const might = offers(directory, found([A]));
  assert.deepEqual(
    might.get("disk")?.map(({ entry: { id }, closes, doubles }) => [id, closes, doubles]),
    [
      ["most", 2, 0],
      ["both", 2, 1],
      ["half", 1, 0],
      ["s", 1, 0],
    ],
  );
  assert.equal(might.has("delivery"), false);
});

test("the scorecard gets the stack as a candidate; what was asked for are its needs, else what it covers", () => {
  const asked = { ...ALL, ids: ["a", "s"] };
  const plain = toDecision([A, S], found([A, S], asked), asked);
  assert.deepEqual(plain.needs, {
    layers: ["broker", "store"],
    responsibilities: ["disk", "delivery", "routing"],
  });
  assert.deepEqual(plain.candidates[0]?.components, { a: "1.0", s: "1.0" });
  const narrowed = { ...asked, layers: ["broker"] };
  const { needs } = toDecision([A, S], found([A, S], narrowed), narrowed);
  assert.deepEqual(needs.layers, ["broker"]);
});

test("the scorecard's picture says what the evaluator found, layer by layer", () => {
  const coverage = {
    owned: { delivery: ["a", "b"], disk: ["s"] },
    partly: { routing: ["a"] },
    doubled: { delivery: ["a", "b"] },
    missing: ["quota"],
    "layers-missing": ["client"],
  };
  const layers = stackLayers(
    coverage,
    { layers: ["broker", "client"], responsibilities: ["disk", "delivery", "routing", "quota"] },
    VOCABULARY,
  );
  assert.deepEqual(
    layers.map(({ id, here, tiles }) => [
      id,
      here,
      tiles.map((tile) => [tile.id, tile.state, tile.who].join(" ")),
    ]),
    [
      ["client", "", []],
      ["broker", "covered", ["delivery doubled a or b", "routing partly a", "quota open "]],
      ["store", "", ["disk owned s"]],
    ],
  );
});

test("typing offers what has every word, names that begin so first", () => {
  const options = [
    { id: "x-alpha", label: "Xalpha", hint: "Broker" },
    { id: "alpha", label: "Alpha", hint: "Store" },
    { id: "beta", label: "Beta", hint: "Alpha's layer" },
  ];
  assert.deepEqual(
    offered(options, "al").map(({ id }) => id),
    ["alpha", "x-alpha", "beta"],
  );
  assert.deepEqual(
    offered(options, "alpha brok").map(({ id }) => id),
    ["x-alpha"],
  );
  assert.deepEqual(offered(options, "none"), []);
});
