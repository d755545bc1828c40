/** What matches, how many a choice would leave, and which choice to drop: on a directory small enough to count by hand. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readAddress, START, writeAddress } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import { isSilent, readDirectory } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import { columnsOf } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/columns.js";
import { viewAsCsv, viewAsJson } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/exports.js";
import { offers, took } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/offers.js";
import { counts, drops, matching, moded, toggled, without } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/filter.js";
import { sorted } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/order.js";

const NOW = Date.parse("2026-11-23T12:00:00Z");

/** @param {string} id @param {object} at @param {object} more */
const entry = (id, at, more = {}) => ({
  id, name: id.toUpperCase(), summary: `${id} is made up`, vendor: "Nobody", reviewed: "1.0", latest: "", released: "", established: 1, oldest: "2026-11-01", at, ...more,
});

const DIRECTORY = readDirectory({
  schema: "aruntime/directory/1",
  "as-of": "2026-11-23",
  facets: [
    { id: "layer", label: "Layer", sort: "values", options: [["store", "Store"], ["broker", "Broker"]] },
    { id: "formats", label: "Formats", sort: "states", anchor: "formats", options: [["x", "X"], ["y", "Y"], ["z", "Z"]] },
    { id: "maturity", label: "Maturity", sort: "values", options: [["stable", "Stable"]] },
  ],
  entries: [
    entry("a", { layer: [1], formats: "yy", maturity: [0] }, { oldest: "2026-01-01", established: 5 }),
    entry("b", { layer: [1], formats: "yn", maturity: [] }, { oldest: "2026-07-01", released: "2026-10" }),
    entry("c", { layer: [0, 1], formats: "p?" }, { summary: "A store with words" }),
    entry("d", { layer: [0] }),
  ],
}, NOW);

const formats = DIRECTORY.facets[1];
/** @param {object} choices @param {object} more */
const found = (choices, more = {}) => matching(DIRECTORY, { ...START, choices, ...more }).map((each) => each.id).join("");
/** @param {string} mode @param {string[]} values */
const asks = (mode, ...values) => ({ formats: { mode, values } });

test("any, all and none of the options", () => {
  assert.equal(found(asks("any", "x", "y")), "abc");
  assert.equal(found(asks("all", "x", "y")), "a");
  assert.equal(found(asks("none", "y")), "bcd");
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

test("a count is what the option has among those that the other facets leave", () => {
  const layered = { ...START, choices: { layer: { mode: "any", values: ["broker"] } } };
  assert.deepEqual(Object.fromEntries(counts(DIRECTORY, layered, formats)), { x: 3, y: 1, z: 0, unknown: 0 });
  const picked = { ...START, choices: asks("any", "y") };
  assert.deepEqual(Object.fromEntries(counts(DIRECTORY, picked, formats)), { x: 3, y: 1, z: 0, unknown: 2 });
});

test("with all, a count is what would be left", () => {
  const all = { ...START, choices: asks("all", "x") };
  assert.equal(counts(DIRECTORY, all, formats).get("y"), 1);
});

test("where nothing is left, the choices whose loss would help are named, the most helpful first", () => {
  const none = { ...START, q: "made", choices: { ...asks("all", "y", "z"), maturity: { mode: "any", values: ["stable"] } } };
  assert.deepEqual(drops(DIRECTORY, none).map((way) => [way.parts.map((part) => part.label).join(), way.count]), [["Z", 1]]);
});

test("where no single choice is to blame, pairs are named", () => {
  const none = { ...START, q: "nothing has this word", choices: asks("any", "z") };
  const ways = drops(DIRECTORY, none);
  assert.deepEqual(ways[0]?.parts.map((part) => part.label), ["“nothing has this word”", "Z"]);
  assert.equal(ways[0]?.count, 4);
});

test("an option is ticked, unticked, and its facet given another word", () => {
  const ticked = toggled(START, "formats", "x");
  assert.deepEqual(ticked.choices, asks("any", "x"));
  assert.deepEqual(moded(ticked, "formats", "none").choices, asks("none", "x"));
  assert.deepEqual(toggled(ticked, "formats", "x").choices, {});
  assert.deepEqual(without(ticked, { facet: "formats", value: null }).choices, {});
  assert.equal(moded(START, "formats", "all"), START);
});

test("the whole state stands in the address and comes back from it", () => {
  const state = {
    ...START, q: "a & b", plain: true, sort: "fresh", view: "cards", columns: ["layer", "formats"], pick: ["a", "b"],
    choices: { layer: { mode: "any", values: ["store"] }, ...asks("all", "x", "unknown") },
  };
  const address = writeAddress(state);
  assert.equal(address, "?layer=store&formats=all:x,unknown&text=a%20%26%20b&plain=1&sort=fresh&view=cards&columns=layer,formats&pick=a,b");
  assert.deepEqual(readAddress(address.slice(1), DIRECTORY.facets), { state, strange: [] });
  assert.equal(writeAddress(START), "");
});

test("what an address asks for and nobody knows is named, not guessed", () => {
  const { state, strange } = readAddress("formats=x,nope&sort=vendor&view=globe&columns=nope,layer&pick=a,a", DIRECTORY.facets);
  assert.deepEqual(strange, ["Formats: nope"]);
  assert.deepEqual(state.choices, asks("any", "x"));
  assert.deepEqual([state.sort, state.view, state.columns, state.pick], ["layer", "table", ["layer"], ["a"]]);
});

test("orders, and the alphabet where they say nothing", () => {
  const order = (/** @type {string} */ sort) => sorted(DIRECTORY.entries, sort, DIRECTORY).map((each) => each.id).join("");
  assert.deepEqual(["layer", "name", "claims", "fresh", "release"].map(order), ["cdab", "abcd", "abcd", "cdba", "bacd"]);
});

test("what was asked for is a column of its own, in every state", () => {
  const state = { ...START, choices: asks("any", "x", "z"), columns: ["layer"] };
  const columns = columnsOf(DIRECTORY, state);
  assert.deepEqual(columns.map((column) => column.label), ["Formats", "Layer"]);
  assert.equal(viewAsCsv(DIRECTORY.entries.slice(2, 3), columns), 'id,name,Formats,Layer\r\nc,C,"X: Partly; Z: Not established","Store; Broker"\r\n');
  const json = JSON.parse(viewAsJson(DIRECTORY.entries.slice(2, 3), columns, { url: "u", asOf: "2026-11-23" }));
  assert.deepEqual(json.entries, [{ id: "c", name: "C", formats: { x: "partial", z: "unknown" }, layer: ["Store", "Broker"] }]);
});

test("a cell that a spreadsheet would run is text", () => {
  const hostile = [entry("e", {}, { name: '=HYPERLINK("x")' })];
  assert.match(viewAsCsv(/** @type {any} */ (hostile), []), /e,"'=HYPERLINK\(""x""\)"/);
});

test("a file of another version is refused", () => {
  assert.throws(() => readDirectory({ schema: "aruntime/directory/2" }), /another version; reload/);
  assert.equal(isSilent(DIRECTORY.entries[3], formats), true);
});

test("a word finds what an entry has by label, says in a note or is called, not what it denies", () => {
  const noted = readDirectory({
    schema: "aruntime/directory/1",
    "as-of": "2026-11-23",
    facets: [
      { id: "metrics", label: "Telemetry", sort: "states", options: [["prometheus", "Prometheus metrics"], ["otel", "OpenTelemetry"]] },
      { id: "license", label: "Licence", sort: "values", options: [["MIT", "MIT"], ["Apache-2.0", "Apache-2.0"]] },
    ],
    entries: [
      entry("a", { metrics: "y", license: [0] }, { words: "mqtt c++" }),
      entry("b", { metrics: "py", license: [1] }, { words: "r permit" }),
      entry("c", { metrics: "ny", license: [1] }),
    ],
  }, NOW);
  const ids = (/** @type {string} */ q) => matching(noted, { ...START, q }).map((each) => each.id).join("");
  assert.deepEqual(["prometheus", "PROM metric", "mit", "apache", "C++", "c", "R", "otel", "opentelemetry b", "Prométheus"].map(ids), ["ab", "ab", "a", "bc", "a", "c", "b", "", "b", "ab"]);

  const offered = (/** @type {string} */ q, more = {}) => offers(noted, { ...START, q, ...more }).map((each) => [each.facet.label, each.label, each.count, each.left]);
  assert.deepEqual(offered("prometheus"), [["Telemetry", "Prometheus metrics", 2, ""]]);
  assert.deepEqual(offered("mit"), [["Licence", "MIT", 1, ""]]);
  assert.deepEqual(offered("prometheus apache"), [["Telemetry", "Prometheus metrics", 1, "apache"], ["Licence", "Apache-2.0", 1, "prometheus"]]);
  assert.deepEqual(offered("zzz"), []);
  assert.deepEqual(offered(""), []);
  assert.deepEqual(offered("mit", { choices: { license: { mode: "any", values: ["MIT"] } } }), []);
  const [first] = offers(noted, { ...START, q: "prometheus apache" });
  assert.ok(first);
  assert.deepEqual(took({ ...START, q: "prometheus apache" }, first).choices, { metrics: { mode: "any", values: ["prometheus"] } });
  assert.equal(took({ ...START, q: "prometheus apache" }, first).q, "apache");
});
