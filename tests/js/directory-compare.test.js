/** What a comparison says: on three made-up runtimes, small enough to check by eye. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readDirectory } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import {
  keyOf,
  MOST,
  readAddress,
  writeAddress,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/compare/address.js";
import { ofStack } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/compare/cells.js";
import { compare } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/compare/compared.js";
import { comparisonAsCsv } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/compare/exports.js";

const term = (/** @type {string} */ id, more = {}) => ({
  id,
  label: id.toUpperCase(),
  definition: `What ${id} is.`,
  ...more,
});

const VOCABULARY = /** @type {any} */ ({
  layers: [term("broker"), term("store")],
  responsibilities: [term("delivery", { layers: ["broker"] }), term("disk", { layers: ["store"] })],
  groups: [
    {
      ...term("protocols"),
      claims: [term("amqp"), term("mqtt"), term("stomp"), term("blocks", { layers: ["store"] })],
    },
  ],
  statuses: [],
  maturities: [],
  providers: [],
  stabilities: [],
  defaults: [],
  kinds: [],
  "source-kinds": [],
});

const DIRECTORY = readDirectory({
  schema: "aruntime/directory/1",
  "as-of": "2026-11-23",
  facets: [],
  related: {
    kinds: [
      { id: "feeds", label: "Feeds", inverse: "Fed by", connects: true, client: false },
      { id: "replaces", label: "Replaces", inverse: "Replaced by", connects: false, client: false },
    ],
    stated: [
      { of: "b", kind: "feeds", to: "s", condition: "Only on Sundays" },
      { of: "b", kind: "replaces", to: "a" },
    ],
  },
  entries: ["a", "b", "s"].map((id) => ({ id, name: id.toUpperCase(), oldest: "2026-11-01", at: {} })),
});

/** @param {string} id @param {string} layer @param {Record<string, string>} claims @param {string[]} owns */
const item = (id, layer, claims, owns) => ({
  key: id,
  name: id,
  runtimes: [
    /** @type {any} */ ({
      id,
      name: id,
      layers: [layer],
      vendor: "",
      license: { spdx: "MIT", source: "readme" },
      lifecycle: { status: "active" },
      versions: { reviewed: "1.0" },
      responsibilities: { owns },
      claims: {
        protocols: Object.entries(claims).map(([claim, value]) => ({
          id: claim,
          value,
          evidence: [{ source: "readme", quote: `${id} says ${claim}` }],
        })),
      },
      relations:
        id === "b" ? [{ kind: "feeds", to: "s", evidence: [{ source: "readme", quote: "b feeds s" }] }] : [],
      sources: {
        readme: {
          title: "Readme",
          url: "https://example.org/",
          publisher: id,
          kind: "documentation",
          accessed: "2026-11-01",
        },
      },
      maintenance: { confirmed: "2026-11-01", history: [] },
    }),
  ],
});

const A = item("a", "broker", { amqp: "supported", mqtt: "supported", stomp: "supported" }, ["delivery"]);
const B = item("b", "broker", { amqp: "unsupported", mqtt: "supported" }, ["delivery", "disk"]);
const S = item("s", "store", { blocks: "supported" }, ["disk"]);

test("an address carries runtimes and stacks, each once, six at most, and comes back as it was", () => {
  const asked = readAddress("ids=a,B+c,c+b,,a,d,e,f,g,h&show=all");
  assert.deepEqual(asked, { items: [["a"], ["b", "c"], ["d"], ["e"], ["f"], ["g"]], all: true, target: "" });
  assert.equal(asked.items.length, MOST);
  assert.deepEqual(readAddress(writeAddress(asked).slice(1)), asked);
  assert.equal(writeAddress({ items: [], all: false, target: "" }), "");
  const placed = { items: [["a"], ["b"]], all: false, target: "8 × H100, C++ & Linux" };
  assert.deepEqual(readAddress(writeAddress(placed).slice(1)), placed);
  assert.equal(keyOf(["b", "a"]), keyOf(["a", "b"]));
});

test("differences stand first, then what cannot be told, then what is the same", () => {
  const rows =
    compare(VOCABULARY, [A, B], DIRECTORY).sections.find((section) => section.id === "protocols")?.rows ?? [];
  assert.deepEqual(
    rows.map((row) => [row.label, row.kind]),
    [
      ["AMQP", "differs"],
      ["STOMP", "open"],
      ["MQTT", "same"],
    ],
  );
});

test("a claim of a layer that is not shared is not asked of both", () => {
  const rows = compare(VOCABULARY, [A, B], DIRECTORY).sections.flatMap((section) => section.rows);
  assert.ok(!rows.some((row) => row.label === "BLOCKS"));
});

test("silence about a thing of other layers is not this layer, any other is not established", () => {
  const rows = compare(VOCABULARY, [A, B], DIRECTORY).sections.flatMap((section) => section.rows);
  const values = (/** @type {string} */ label) =>
    rows.find((row) => row.label === label)?.cells.map((cell) => cell.value);
  assert.deepEqual(
    [values("DISK"), values("STOMP")],
    [
      ["not-applicable", "supported"],
      ["supported", "unknown"],
    ],
  );
});

test("without a shared layer responsibilities alone stand side by side, and who may be compared is named", () => {
  const { shared, kindred, sections, lacks } = compare(VOCABULARY, [A, B, S], DIRECTORY);
  assert.deepEqual(shared, []);
  assert.deepEqual(kindred, [[A, B]]);
  assert.deepEqual(
    sections.map((section) => section.id),
    ["facts", "works-with", "responsibilities"],
  );
  assert.deepEqual(
    lacks.map((each) => each.map((lack) => `${lack.term.id}: ${lack.usually}`)),
    [["disk: STORE"], [], ["delivery: BROKER"]],
  );
});

test("what each works with is read from both sides, with the condition and its quote, and silence is no no", () => {
  const rows = (/** @type {any[]} */ items) =>
    compare(VOCABULARY, items, DIRECTORY).sections.find((section) => section.id === "works-with")?.rows ?? [];
  assert.deepEqual(
    rows([A, B]).map(({ label, kind, cells }) => [label, kind, cells.map((cell) => cell.text)]),
    [["Feeds", "open", ["Not established", "S"]]],
  );
  const [feeds, fed] = rows([B, S]);
  assert.deepEqual(feeds?.cells[0]?.notes, ["S: Only on Sundays."]);
  assert.deepEqual(
    feeds?.cells[0]?.proofs.map(({ about, quote }) => [about, quote]),
    [["B feeds S", "b feeds s"]],
  );
  assert.deepEqual(
    fed?.cells.map(({ text, proofs, places }) => [
      text,
      proofs.length,
      places.map(({ anchor, word, file, known }) => [anchor, word, file, known.now]),
    ]),
    [
      ["Not established", 0, [["", undefined, undefined, "Nothing is said of “Fed by”."]]],
      ["B", 0, [["relations.feeds.by.b", "B", "b", "s: Fed by B. Only on Sundays"]]],
    ],
  );
  assert.equal(feeds?.cells[0]?.places[0]?.known.quote, "b feeds s");
  assert.deepEqual(rows([A]), []);
});

test("a partly says under which condition it holds and what it lacks", () => {
  const vocabulary = {
    ...VOCABULARY,
    conditions: [
      term("component", { phrase: "with", words: "entries" }),
      term("system", { phrase: "on", words: "listed", values: [term("linux")] }),
    ],
    names: new Map([["s", "Store S"]]),
  };
  const partly = item("p", "broker", { amqp: "partial" }, []);
  Object.assign(partly.runtimes[0].claims.protocols[0], {
    when: { component: ["s >=2", "other"], system: ["linux"] },
    lacks: "Transactions.",
  });
  const rows =
    compare(vocabulary, [A, partly], DIRECTORY).sections.find((section) => section.id === "protocols")
      ?.rows ?? [];
  assert.deepEqual(rows.find((row) => row.label === "AMQP")?.cells[1]?.notes, [
    "Only with Store S >=2 or other; on LINUX.",
    "Lacks: Transactions.",
  ]);
});

test("who owns a thing opens the quotes of the claims that show it", () => {
  const vocabulary = {
    ...VOCABULARY,
    responsibilities: [
      term("delivery", { layers: ["broker"], claims: ["protocols.amqp", "protocols.stomp"] }),
    ],
  };
  const rows =
    compare(vocabulary, [A, B], DIRECTORY).sections.find((section) => section.id === "responsibilities")
      ?.rows ?? [];
  assert.deepEqual(
    rows[0]?.cells.map((cell) => cell.proofs.map(({ about, quote }) => [about, quote])),
    [
      [
        ["AMQP: Yes", "a says amqp"],
        ["STOMP: Yes", "a says stomp"],
      ],
      [["AMQP: No", "b says amqp"]],
    ],
  );
});

test("what an entry says it leaves is told apart from what it is silent about", () => {
  const leaves = item("l", "broker", {}, []);
  leaves.runtimes[0].responsibilities = { owns: ["delivery"], leaves: [{ id: "disk", to: "a volume" }] };
  const { lacks } = compare(VOCABULARY, [A, leaves, B], DIRECTORY);
  assert.deepEqual(
    lacks.map((each) => each.map(({ usually, value }) => [usually, value])),
    [[["STORE", "not-applicable"]], [["a volume", "unsupported"]], []],
  );
});

test("a stack has what a part has, and while one part is silent nobody knows", () => {
  assert.equal(ofStack(["unsupported", "supported"]), "supported");
  assert.equal(ofStack(["unsupported", "unknown"]), "unknown");
  assert.equal(ofStack(["unsupported", "not-applicable"]), "unsupported");
  assert.equal(ofStack([]), "unknown");
});

test("the file has a line per proof, with quote, source and dates", () => {
  const lines = comparisonAsCsv(compare(VOCABULARY, [A, B], DIRECTORY), [A, B]).split(/\r?\n/);
  const line = lines.find((each) => each.includes("b says amqp")) ?? "";
  assert.match(line, /"PROTOCOLS","AMQP","differs","b",.*Readme.*https:\/\/example\.org\/.*2026-11-01/);
});
