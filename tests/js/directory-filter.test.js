/** What matches, how many a choice would leave, and which choice to drop: on a directory small enough to count by hand. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  readAddress,
  START,
  writeAddress,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import {
  isSilent,
  readDirectory,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import {
  drops,
  moded,
  toggled,
  without,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/choices.js";
import { columnsOf, openColumn } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/columns.js";
import { viewAsCsv, viewAsJson } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/exports.js";
import { csv } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/csv.js";
import {
  counts,
  matching,
  openOf,
  sifted,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/filter.js";
import { offers, took } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/offers.js";
import { sorted } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/order.js";

const NOW = Date.parse("2026-11-23T12:00:00Z");

/** @param {string} id @param {object} at @param {object} more */
const entry = (id, at, more = {}) => ({
  id,
  name: id.toUpperCase(),
  summary: `${id} is made up`,
  vendor: "Nobody",
  reviewed: "1.0",
  latest: "",
  released: "",
  established: 1,
  oldest: "2026-11-01",
  at,
  ...more,
});

const DIRECTORY = readDirectory(
  {
    schema: "aruntime/directory/1",
    "as-of": "2026-11-23",
    related: { kinds: [], stated: [] },
    facets: [
      {
        id: "layer",
        label: "Layer",
        sort: "values",
        mode: "any",
        options: [
          ["store", "Store"],
          ["broker", "Broker"],
        ],
      },
      {
        id: "formats",
        label: "Formats",
        sort: "states",
        mode: "all",
        anchor: "formats",
        options: [
          ["x", "X"],
          ["y", "Y"],
          ["z", "Z"],
        ],
      },
      { id: "maturity", label: "Maturity", sort: "values", mode: "any", options: [["stable", "Stable"]] },
    ],
    entries: [
      entry("a", { layer: [1], formats: "yy", maturity: [0] }, { oldest: "2026-01-01", established: 5 }),
      entry("b", { layer: [1], formats: "yn", maturity: [] }, { oldest: "2026-07-01", released: "2026-10" }),
      entry("c", { layer: [0, 1], formats: "p?" }, { summary: "A store with words" }),
      entry("d", { layer: [0] }),
    ],
  },
  NOW,
);

const formats = DIRECTORY.facets[1];
/** @param {object} choices @param {object} more */
const found = (choices, more = {}) =>
  matching(DIRECTORY, { ...START, choices, ...more })
    .map((each) => each.id)
    .join("");
/** @param {string} mode @param {string[]} values */
const asks = (mode, ...values) => ({ formats: { mode, values } });

test("any, all and none of the options", () => {
  assert.equal(found(asks("any", "x", "y")), "abc");
  assert.equal(found(asks("all", "x", "y")), "a");
  assert.equal(found(asks("none", "y")), "b");
});

/** @param {object} choices @param {object} more */
const answered = (choices, more = {}) => {
  const { matches, unknown } = sifted(DIRECTORY, { ...START, choices, ...more });
  return [matches, unknown].map((entries) => entries.map((each) => each.id).join("")).join(" ");
};

test("what is not established is neither a yes nor a no, with any, all and none", () => {
  assert.equal(answered(asks("any", "y")), "a cd");
  assert.equal(answered(asks("any", "x", "y")), "abc d");
  assert.equal(answered(asks("all", "x", "y")), "a cd"); // of b it is known that it has no y
  assert.equal(answered(asks("none", "y")), "b cd");
  assert.equal(answered(asks("none", "x", "y")), " d");
  assert.equal(answered(asks("any", "x"), { plain: true }), "ab d"); // partly is known, and no plain yes
});

test("what one choice rules out another does not leave open", () => {
  assert.equal(answered({ ...asks("any", "y"), layer: { mode: "any", values: ["store"] } }), " cd");
  assert.equal(answered({ ...asks("any", "y"), layer: { mode: "none", values: ["store"] } }), "a ");
  assert.equal(answered({ ...asks("any", "y"), maturity: { mode: "any", values: ["stable"] } }), "a cd");
});

test("words are in an entry or not, whatever else is unknown of it", () => {
  assert.equal(answered(asks("any", "y"), { q: "words" }), " c");
});

test("an entry whose layers have nothing to do with a facet is no unknown", () => {
  const apart = readDirectory(
    {
      schema: "aruntime/directory/1",
      "as-of": "2026-11-23",
      related: { kinds: [], stated: [] },
      facets: [
        {
          id: "formats",
          label: "Formats",
          sort: "states",
          mode: "all",
          options: [
            ["x", "X"],
            ["y", "Y"],
          ],
        },
      ],
      entries: [entry("a", { formats: "--" }), entry("b", { formats: "-" }), entry("c", {})],
    },
    NOW,
  );
  const those = (/** @type {string[]} */ ...values) =>
    sifted(apart, { ...START, choices: { formats: { mode: "any", values } } });
  assert.deepEqual(
    [those("x").unknown.map(({ id }) => id), those("y").unknown.map(({ id }) => id)],
    [["c"], ["b", "c"]],
  );
  assert.deepEqual(
    those("unknown").matches.map(({ id }) => id),
    ["b", "c"],
  );
});

test("what would have to be established is named, and no more than that", () => {
  const state = {
    ...START,
    unknown: true,
    choices: {
      ...asks("all", "x", "y"),
      maturity: { mode: /** @type {const} */ ("any"), values: ["stable"] },
    },
  };
  const [, , c] = DIRECTORY.entries;
  assert.ok(c);
  assert.deepEqual(openOf(DIRECTORY, state, c), ["Formats: Y", "Maturity: Stable"]);
  assert.equal(
    viewAsCsv([c], [openColumn(DIRECTORY, state)]),
    csv([
      ["id", "name", "Not established"],
      ["c", "C", "Formats: Y; Maturity: Stable"],
    ]),
  );
});

test("partly counts as a yes unless only a plain yes is wanted", () => {
  assert.equal(found(asks("any", "x")), "abc");
  assert.equal(found(asks("any", "x"), { plain: true }), "ab");
});

test("not established beside options lets through what is not ruled out", () => {
  assert.equal(found(asks("any", "y", "unknown")), "acd");
  assert.equal(found(asks("all", "x", "y", "unknown")), "acd");
  assert.equal(found(asks("none", "y", "unknown")), "b");
});

test("not established alone asks for those that say nothing", () => {
  assert.equal(found(asks("any", "unknown")), "d");
  assert.equal(found(asks("none", "unknown")), "abc");
  assert.equal(found({ maturity: { mode: "any", values: ["unknown"] } }), "bcd");
});

test("facets combine, and words must all be there", () => {
  assert.equal(found({ ...asks("any", "x"), layer: { mode: "any", values: ["store"] } }), "c");
  assert.equal(found({}, { q: "words STORE" }), "c");
});

test("the age of the oldest claim is the reader's day minus its date", () => {
  assert.equal(found({ age: { mode: "any", values: ["due"] } }), "a");
  assert.equal(found({ age: { mode: "any", values: ["ageing"] } }), "b");
});

/** @param {any} filter */
const counted = (filter) =>
  Object.fromEntries(
    [...counts(DIRECTORY, filter, formats)].map(([id, { yes, unknown }]) => [id, [yes, unknown]]),
  );

test("a count is what the option has among those that the other facets leave", () => {
  const layered = { ...START, choices: { layer: { mode: "any", values: ["broker"] } } };
  assert.deepEqual(counted(layered), { x: [3, 0], y: [1, 1], z: [0, 3], unknown: [0, 0] });
  const picked = { ...START, choices: asks("any", "y") };
  assert.deepEqual(counted(picked), { x: [3, 1], y: [1, 2], z: [0, 4], unknown: [2, 0] });
});

test("with all, a count is what would be left", () => {
  const all = { ...START, choices: asks("all", "x") };
  assert.deepEqual(counted(all), { x: [3, 1], y: [1, 2], z: [0, 4], unknown: [1, 0] });
  const both = sifted(DIRECTORY, toggled(all, formats, "y"));
  assert.deepEqual([both.matches.length, both.unknown.length], [1, 2]);
});

test("where nothing is left, the choices whose loss would help are named, the most helpful first", () => {
  const none = {
    ...START,
    q: "made",
    choices: { ...asks("all", "y", "z"), maturity: { mode: "any", values: ["stable"] } },
  };
  assert.deepEqual(
    drops(DIRECTORY, none).map((way) => [way.parts.map((part) => part.label).join(), way.count]),
    [["Z", 1]],
  );
});

test("where no single choice is to blame, pairs are named", () => {
  const none = { ...START, q: "nothing has this word", choices: asks("any", "z") };
  const ways = drops(DIRECTORY, none);
  assert.deepEqual(
    ways[0]?.parts.map((part) => part.label),
    ["“nothing has this word”", "Z"],
  );
  assert.equal(ways[0]?.count, 4);
});

test("an option is ticked, unticked, and its facet given another word", () => {
  const ticked = toggled(START, formats, "x");
  assert.deepEqual(ticked.choices, asks("all", "x")); // claims are needs
  assert.deepEqual(toggled(START, DIRECTORY.facets[0], "store").choices, {
    layer: { mode: "any", values: ["store"] },
  });
  assert.deepEqual(moded(ticked, "formats", "none").choices, asks("none", "x"));
  assert.deepEqual(toggled(ticked, formats, "x").choices, {});
  assert.deepEqual(without(ticked, { facet: "formats", value: null }).choices, {});
  assert.equal(moded(START, "formats", "all"), START);
});

test("the whole state stands in the address and comes back from it", () => {
  const state = {
    ...START,
    q: "a & b",
    plain: true,
    unknown: true,
    sort: "fresh",
    view: "cards",
    columns: ["layer", "formats"],
    pick: ["a", "b"],
    choices: { layer: { mode: "any", values: ["store"] }, ...asks("all", "x", "unknown") },
  };
  const address = writeAddress(state, DIRECTORY.facets);
  assert.equal(
    address,
    "?layer=store&formats=all:x,unknown&text=a%20%26%20b&plain=1&unknown=1&sort=fresh&view=cards&columns=layer,formats&pick=a,b",
  );
  assert.deepEqual(readAddress(address.slice(1), DIRECTORY.facets), { state, strange: [] });
  assert.equal(writeAddress(START, DIRECTORY.facets), "");
});

test("an address without a mode keeps its meaning: any of several; of one, the mode of its facet is kept", () => {
  const read = (/** @type {string} */ search) => readAddress(search, DIRECTORY.facets).state.choices;
  assert.deepEqual(read("formats=x,y"), asks("any", "x", "y"));
  assert.deepEqual(read("formats=x"), asks("all", "x"));
  assert.deepEqual(read("layer=store"), { layer: { mode: "any", values: ["store"] } });
  for (const choices of [
    asks("any", "x"),
    asks("all", "x"),
    asks("none", "x"),
    asks("any", "x", "y"),
    asks("all", "x", "y"),
    asks("all", "unknown"),
  ]) {
    assert.deepEqual(read(writeAddress({ ...START, choices }, DIRECTORY.facets).slice(1)), choices);
  }
  assert.equal(writeAddress({ ...START, choices: asks("all", "x") }, DIRECTORY.facets), "?formats=x");
  assert.equal(writeAddress({ ...START, choices: asks("any", "x", "y") }, DIRECTORY.facets), "?formats=x,y");
});

test("what an address asks for and nobody knows is named, not guessed", () => {
  const { state, strange } = readAddress(
    "formats=x,nope&sort=vendor&view=globe&columns=nope,layer&pick=a,a",
    DIRECTORY.facets,
  );
  assert.deepEqual(strange, ["Formats: nope"]);
  assert.deepEqual(state.choices, asks("all", "x"));
  assert.deepEqual([state.sort, state.view, state.columns, state.pick], ["layer", "table", ["layer"], ["a"]]);
});

test("orders, and the alphabet where they say nothing", () => {
  const order = (/** @type {string} */ sort) =>
    sorted(DIRECTORY.entries, sort, DIRECTORY)
      .map((each) => each.id)
      .join("");
  assert.deepEqual(["layer", "name", "claims", "fresh", "release"].map(order), [
    "cdab",
    "abcd",
    "abcd",
    "cdba",
    "bacd",
  ]);
});

test("what was asked for is a column of its own, in every state", () => {
  const state = { ...START, choices: asks("any", "x", "z"), columns: ["layer"] };
  const columns = columnsOf(DIRECTORY, state);
  assert.deepEqual(
    columns.map((column) => column.label),
    ["Formats", "Layer"],
  );
  assert.equal(
    viewAsCsv(DIRECTORY.entries.slice(2, 3), columns),
    csv([
      ["id", "name", "Formats", "Layer"],
      ["c", "C", "X: Partly; Z: Not established", "Store; Broker"],
    ]),
  );
  const json = JSON.parse(
    viewAsJson(DIRECTORY.entries.slice(2, 3), columns, { url: "u", asOf: "2026-11-23" }),
  );
  assert.deepEqual(json.entries, [
    { id: "c", name: "C", formats: { x: "partial", z: "unknown" }, layer: ["Store", "Broker"] },
  ]);
});

test("a cell that a spreadsheet would run is text", () => {
  const hostile = [entry("e", {}, { name: '=HYPERLINK("x")' })];
  assert.match(viewAsCsv(/** @type {any} */ (hostile), []), /"e","'=HYPERLINK\(""x""\)"/);
});

test("a file of another version is refused", () => {
  assert.throws(() => readDirectory({ schema: "aruntime/directory/2" }), /another version; reload/);
  assert.equal(isSilent(DIRECTORY.entries[3], formats), true);
});

test("a word finds what an entry has by label, says in a note or is called, not what it denies", () => {
  const noted = readDirectory(
    {
      schema: "aruntime/directory/1",
      "as-of": "2026-11-23",
      related: { kinds: [], stated: [] },
      facets: [
        {
          id: "metrics",
          label: "Telemetry",
          sort: "states",
          mode: "all",
          options: [
            ["prometheus", "Prometheus metrics"],
            ["otel", "OpenTelemetry"],
          ],
        },
        {
          id: "license",
          label: "Licence",
          sort: "values",
          mode: "any",
          options: [
            ["MIT", "MIT"],
            ["Apache-2.0", "Apache-2.0"],
          ],
        },
      ],
      entries: [
        entry("a", { metrics: "y", license: [0] }, { words: "mqtt c++" }),
        entry("b", { metrics: "py", license: [1] }, { words: "r permit" }),
        entry("c", { metrics: "ny", license: [1] }),
      ],
    },
    NOW,
  );
  const ids = (/** @type {string} */ q) =>
    matching(noted, { ...START, q })
      .map((each) => each.id)
      .join("");
  assert.deepEqual(
    [
      "prometheus",
      "PROM metric",
      "mit",
      "apache",
      "C++",
      "c",
      "R",
      "otel",
      "opentelemetry b",
      "Prométheus",
    ].map(ids),
    ["ab", "ab", "a", "bc", "a", "c", "b", "", "b", "ab"],
  );

  const offered = (/** @type {string} */ q, more = {}) =>
    offers(noted, { ...START, q, ...more }).map((each) => [
      each.facet.label,
      each.label,
      each.count.yes,
      each.count.unknown,
      each.left,
    ]);
  assert.deepEqual(offered("prometheus"), [["Telemetry", "Prometheus metrics", 2, 0, ""]]);
  assert.deepEqual(offered("mit"), [["Licence", "MIT", 1, 0, ""]]);
  assert.deepEqual(offered("prometheus apache"), [
    ["Telemetry", "Prometheus metrics", 1, 0, "apache"],
    ["Licence", "Apache-2.0", 1, 0, "prometheus"],
  ]);
  assert.deepEqual(offered("zzz"), []);
  assert.deepEqual(offered(""), []);
  assert.deepEqual(offered("mit", { choices: { license: { mode: "any", values: ["MIT"] } } }), []);
  const [first] = offers(noted, { ...START, q: "prometheus apache" });
  assert.ok(first);
  assert.deepEqual(took({ ...START, q: "prometheus apache" }, first).choices, {
    metrics: { mode: "all", values: ["prometheus"] },
  });
  assert.equal(took({ ...START, q: "prometheus apache" }, first).q, "apache");
});
