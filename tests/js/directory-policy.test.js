/** A policy and a stack beside the other choices: facets of their own, in the address, handed on as a decision. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  readAddress,
  START,
  writeAddress,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import { readDirectory } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import { drops } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/choices.js";
import { columnsOf } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/columns.js";
import { viewAsCsv } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/exports.js";
import { csv } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/csv.js";
import {
  matching,
  openOf,
  sifted,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/filter.js";
import {
  packedProfile,
  toDecision,
  unpackedProfile,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/profile.js";
import { withStack } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/gap.js";
import { withVerdicts } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/verdicts.js";

/** @param {string} id @param {string} owns */
const entry = (id, owns) => ({
  id,
  name: id.toUpperCase(),
  summary: "",
  vendor: "",
  reviewed: "1.0",
  latest: "",
  released: "",
  established: 1,
  oldest: "2026-11-01",
  at: { layer: [0], owns },
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
          ["broker", "Broker"],
          ["store", "Store"],
        ],
      },
      {
        id: "owns",
        label: "Responsibility",
        sort: "states",
        mode: "all",
        options: [
          ["routing", "Routing"],
          ["delivery", "Delivery"],
          ["archive", "Archive"],
        ],
      },
    ],
    entries: [entry("a", "yp"), entry("b", "yy"), entry("c", "n.y"), entry("d", "p")],
  },
  Date.parse("2026-11-23T12:00:00Z"),
);
const JUDGED = withVerdicts(DIRECTORY, [
  { id: "a", standing: "qualified", reasons: {} },
  { id: "b", standing: "disqualified", reasons: { "fit.x": "x is supported: ruled out" } },
  { id: "c", standing: "provisional", reasons: { "fit.x": "x is supported: nothing says so" } },
]);
const PROFILE = {
  schema: "aruntime/profile/1",
  id: "ours",
  title: "Ours",
  needs: { layers: [] },
  requirements: { fit: [{ id: "x", claim: "a.x" }] },
};
/** @param {import("../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js").Directory} directory @param {object} choices */
const found = (directory, choices) =>
  matching(directory, { ...START, choices })
    .map((each) => each.id)
    .join("");

test("each verdict is a value to filter by, and who is not concerned has one, too", () => {
  const verdicts = ["pass", "not-proven", "fail", "not-asked"].map((verdict) =>
    found(JUDGED, { policy: { mode: "any", values: [verdict] } }),
  );
  assert.deepEqual(verdicts, ["a", "c", "b", "d"]);
});

/** @param {import("../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js").Directory} directory @param {object} choices */
const unknown = (directory, choices) =>
  sifted(directory, { ...START, choices })
    .unknown.map((each) => each.id)
    .join("");

test("what is not proven may pass or fail; nobody is asked who is not concerned", () => {
  const verdicts = ["pass", "not-proven", "fail", "not-asked"].map((verdict) =>
    unknown(JUDGED, { policy: { mode: "any", values: [verdict] } }),
  );
  assert.deepEqual(verdicts, ["c", "", "c", ""]);
  const [, , c] = JUDGED.entries;
  assert.ok(c);
  assert.deepEqual(openOf(JUDGED, { ...START, choices: { policy: { mode: "any", values: ["pass"] } } }, c), [
    "My policy: Pass",
  ]);
});

test("where nothing is left, the verdict is among the choices to drop", () => {
  const ways = drops(JUDGED, {
    ...START,
    choices: { policy: { mode: "any", values: ["pass"] }, owns: { mode: "any", values: ["archive"] } },
  });
  assert.deepEqual(
    ways.map((way) => [way.parts.map((part) => part.label).join(), way.count]),
    [
      ["Pass", 1],
      ["Archive", 1],
    ],
  );
});

test("verdict and reasons stand in the first column and leave as CSV", () => {
  const state = { ...START, columns: [] };
  assert.equal(
    viewAsCsv(JUDGED.entries.slice(0, 2), columnsOf(JUDGED, state)),
    csv([
      ["id", "name", "My policy"],
      ["a", "A", "Pass"],
      ["b", "B", "Fail; x is supported: ruled out"],
    ]),
  );
});

test("what a stack lacks is what nobody in it owns, and who owns it is left", () => {
  const stacked = withStack(DIRECTORY, ["a"]);
  assert.deepEqual(
    stacked.facets[0]?.options.map(([id]) => id),
    ["anything", "delivery", "archive"],
  );
  assert.equal(found(stacked, { gap: { mode: "any", values: ["anything"] } }), "bc");
  assert.equal(found(stacked, { gap: { mode: "any", values: ["archive"] } }), "c");
  assert.equal(unknown(stacked, { gap: { mode: "any", values: ["anything"] } }), "d"); // b and c fill one gap, and a is the stack itself
  assert.equal(unknown(stacked, { gap: { mode: "any", values: ["archive"] } }), "bd");
  assert.equal(withStack(DIRECTORY, ["nobody"]), DIRECTORY);
});

test("policy and stack stand in the address and come back from it", () => {
  const state = {
    ...START,
    stack: ["a"],
    policy: "1.abc",
    choices: {
      policy: { mode: /** @type {const} */ ("any"), values: ["pass"] },
      gap: { mode: /** @type {const} */ ("any"), values: ["archive"] },
    },
  };
  const address = writeAddress(state, DIRECTORY.facets);
  assert.equal(address, "?policy=pass&gap=archive&stack=a#policy=1.abc");
  assert.deepEqual(readAddress("policy=pass&gap=archive&stack=a", DIRECTORY.facets, "policy=1.abc"), {
    state,
    strange: [],
  });
  assert.deepEqual(readAddress("policy=pass&gap=archive", DIRECTORY.facets).state, START);
});

test("a policy comes out of its link as it went in; a cut one and one of a newer page say so", async () => {
  const link = await packedProfile(PROFILE);
  assert.deepEqual(await unpackedProfile(link), PROFILE);
  await assert.rejects(unpackedProfile(link.slice(0, -8)), /damaged or was cut off/);
  await assert.rejects(unpackedProfile("nonsense"), /damaged/);
  await assert.rejects(unpackedProfile(link.replace("1.", "2.")), /newer version/);
});

test("the decision has the requirements, and the ticked as candidates, else those that pass", () => {
  const layers = DIRECTORY.facets[0]?.options ?? [];
  const passing = toDecision(PROFILE, JUDGED.entries, [], layers);
  assert.deepEqual(passing.candidates, [{ id: "a", name: "A", components: { a: "1.0" } }]);
  assert.deepEqual([passing.requirements, passing.needs.layers], [PROFILE.requirements, ["broker"]]);
  assert.deepEqual(
    toDecision(PROFILE, JUDGED.entries, ["c", "b"], layers).candidates.map((each) => each.id),
    ["b", "c"],
  );
});
