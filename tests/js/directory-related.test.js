/** What relations connect, from either side: on made-up entries of another field. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { START } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import { readDirectory } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import { columnsOf } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/columns.js";
import { viewAsCsv } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/exports.js";
import { csv } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/csv.js";
import { counts, sifted } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/filter.js";
import {
  anchorOf,
  connection,
  linksOf,
  sentenceOf,
  withRelated,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/related.js";
import { duties } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/duties.js";
import { offers } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/offers.js";

const entry = (/** @type {string} */ id, /** @type {object} */ at = {}) => ({
  id,
  name: id.toUpperCase(),
  oldest: "2026-11-01",
  at,
});

/** @param {object[]} stated @param {object[]} entries */
const directoryOf = (stated, entries) =>
  readDirectory({
    schema: "aruntime/directory/1",
    "as-of": "2026-11-01",
    related: {
      kinds: [
        { id: "feeds", label: "Feeds", inverse: "Fed by", connects: true, client: false },
        { id: "replaces", label: "Replaces", inverse: "Replaced by", connects: false, client: false },
      ],
      stated,
    },
    facets: [
      {
        id: "owns",
        label: "Responsibility",
        sort: "states",
        mode: "all",
        options: [
          ["disk", "Disk"],
          ["routing", "Routing"],
        ],
      },
      {
        id: "protocols",
        label: "Protocols",
        sort: "states",
        mode: "all",
        anchor: "protocols",
        options: [["amqp", "AMQP"]],
      },
    ],
    entries,
  });

const FIVE = [
  entry("a"),
  entry("b"),
  entry("c"),
  entry("d", { protocols: "y" }),
  entry("e", { protocols: "p" }),
];

/** @param {object[]} stated @param {string[]} ids */
const parts = (stated, ...ids) => {
  const directory = directoryOf(stated, FIVE);
  return connection(
    directory,
    directory.entries.filter((each) => ids.includes(each.id)),
  )
    .parts.map((part) =>
      part
        .map((each) => each.id)
        .sort()
        .join(""),
    )
    .sort();
};

test("either side may state what connects a stack", () => {
  assert.deepEqual(
    parts(
      [
        { of: "a", kind: "feeds", to: "b" },
        { of: "c", kind: "feeds", to: "b" },
      ],
      "a",
      "b",
      "c",
    ),
    ["abc"],
  );
  assert.deepEqual(parts([{ of: "a", kind: "feeds", to: "b" }], "a", "b", "c"), ["ab", "c"]);
  assert.deepEqual(
    parts(
      [
        { of: "a", kind: "feeds", to: "c" },
        { of: "c", kind: "feeds", to: "b" },
      ],
      "a",
      "b",
    ),
    ["a", "b"],
  ); // c is not there
});

test("a kind that does not connect, and one that nobody knows, connect nothing", () => {
  assert.deepEqual(
    parts(
      [
        { of: "a", kind: "replaces", to: "b" },
        { of: "a", kind: "nonsense", to: "b" },
      ],
      "a",
      "b",
    ),
    ["a", "b"],
  );
});

test("a relation that needs a third entry connects where one of those it names is there", () => {
  const stated = [
    { of: "a", kind: "feeds", to: "b", needs: [["c", "d"]] },
    { of: "c", kind: "feeds", to: "a" },
  ];
  assert.deepEqual(parts(stated, "a", "b"), ["a", "b"]);
  assert.deepEqual(parts(stated, "a", "b", "c"), ["abc"]);
});

test("a claim stands for every entry that plainly has it, but not for the one that states it", () => {
  const stated = [
    { of: "a", kind: "feeds", claim: "protocols.amqp" },
    { of: "d", kind: "feeds", claim: "protocols.amqp" },
    { of: "b", kind: "feeds", claim: "protocols.nope" },
  ];
  assert.deepEqual(parts(stated, "a", "d", "e"), ["ad", "e"]);
  const directory = directoryOf(stated, FIVE);
  assert.deepEqual(
    linksOf(
      directory,
      directory.entries.filter((each) => each.id === "d"),
    ).map(sentenceOf),
    ["A feeds D"],
  );
});

test("a relation reads as a sentence and leads to its quotes", () => {
  const directory = directoryOf([{ of: "a", kind: "feeds", to: "b" }], FIVE);
  const [link] = linksOf(directory, directory.entries);
  assert.ok(link);
  assert.deepEqual(
    [sentenceOf(link), anchorOf(link.stated), anchorOf({ of: "a", kind: "feeds", claim: "x.y" })],
    ["A feeds B", "relations.feeds.b", "relations.feeds.x.y"],
  );
});

test("who is documented to work with the stack is offered first, however little it closes", () => {
  const directory = directoryOf(
    [
      { of: "late", kind: "feeds", to: "s", condition: "Only on Sundays" },
      { of: "most", kind: "replaces", to: "s" },
      { of: "s", kind: "feeds", to: "third", needs: [["elsewhere"]] },
    ],
    [entry("s"), entry("late", { owns: "y" }), entry("most", { owns: "yy" }), entry("third", { owns: "yy" })],
  );
  const terms = ["disk", "routing"].map((id) => ({ id, label: id, definition: "", layers: ["store"] }));
  const runtime = /** @type {any} */ ({
    id: "s",
    name: "S",
    layers: ["store"],
    responsibilities: {},
    claims: {},
  });
  const found = offers(
    directory,
    duties(/** @type {any} */ ({ layers: [{ id: "store" }], groups: [] }), [runtime], terms),
  );
  assert.deepEqual(
    found.get("disk")?.map((each) => [each.entry.id, each.links.map(sentenceOf)]),
    [
      ["late", ["LATE feeds S"]],
      ["most", []],
      ["third", []],
    ],
  );
  assert.deepEqual(
    found.get("routing")?.map((each) => each.entry.id),
    ["most", "third"],
  );
});

test("whom an entry works with is a facet: partly under a condition, and what nobody documented is unknown", () => {
  const directory = withRelated(
    directoryOf(
      [
        { of: "a", kind: "feeds", to: "b" },
        { of: "c", kind: "feeds", to: "b", condition: "Only on Sundays" },
        { of: "d", kind: "replaces", to: "b" },
      ],
      FIVE,
    ),
  );
  const state = {
    ...START,
    columns: ["works-with"],
    choices: { "works-with": { mode: /** @type {const} */ ("all"), values: ["b"] } },
  };
  const { matches, unknown } = sifted(directory, state);
  assert.deepEqual(
    [matches, unknown].map((entries) => entries.map(({ id }) => id).join("")),
    ["ac", "de"],
  ); // b does not work with itself
  const works = directory.facets.find(({ id }) => id === "works-with");
  assert.ok(works);
  const counted = (/** @type {any} */ filter) =>
    [...counts(directory, filter, works)].map(([id, { yes, unknown: open }]) => `${id} ${yes} ${open}`);
  assert.deepEqual(counted(START), ["a 1 3", "b 2 2", "c 1 3", "unknown 2 0"]);
  assert.deepEqual(counted(state), ["a 0 3", "b 2 2", "c 0 3", "unknown 2 0"]); // of those that work with b or may
  assert.deepEqual(
    sifted(directory, { ...state, plain: true }).matches.map(({ id }) => id),
    ["a"],
  );
  assert.equal(
    viewAsCsv(directory.entries.slice(0, 3), columnsOf(directory, state)),
    csv([
      ["id", "name", "Works with"],
      ["a", "A", "Feeds B: Yes"],
      ["b", "B", "Fed by A: Yes; Fed by C: Partly"],
      ["c", "C", "Feeds B: Partly"],
    ]),
  );
  const apart = directoryOf([{ of: "d", kind: "replaces", to: "b" }], FIVE);
  assert.equal(withRelated(apart), apart);
});

test("what is open connects what a relation names, not all that supports a claim", () => {
  assert.deepEqual(
    parts([{ of: "a", kind: "feeds", to: "b", open: true, condition: "Only on Sundays" }], "a", "b"),
    ["ab"],
  );
  assert.deepEqual(parts([{ of: "a", kind: "feeds", claim: "protocols.amqp", open: true }], "a", "d"), [
    "a",
    "d",
  ]);
  assert.deepEqual(parts([{ of: "a", kind: "feeds", to: "b", needs: [[]] }], "a", "b"), ["a", "b"]); // of no version that was read
});

test("two that a client calls are not connected by it", () => {
  const directory = directoryOf(
    [
      { of: "c", kind: "calls", to: "a" },
      { of: "c", kind: "calls", to: "b" },
    ],
    FIVE,
  );
  directory.related.kinds.push({
    id: "calls",
    label: "Calls",
    inverse: "Called by",
    connects: true,
    client: true,
  });
  const stack = directory.entries.slice(0, 3);
  const { parts: found, links } = connection(directory, stack);
  assert.deepEqual([found.length, links.length], [3, 2]);
  assert.equal(
    connection(
      directory,
      [stack[0], stack[2]].flatMap((each) => each ?? []),
    ).parts.length,
    1,
  );
});
