/** What comes from outside is read by the model's own shapes; `test_shapes.py` holds the answers against the evaluator's. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { decode } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/decoding.js";
import { inWords } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/problems.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";

const PROOF = { id: "p", check: "a.b", good: 1, total: 2, slo: { "ttft-ms": 5 }, warnings: ["w"] };
const WHOLE = {
  ...emptyDecision(),
  requirements: {
    fit: [
      { id: "a", claim: "a.b", is: "supported" },
      { id: "b", attest: "x" },
      { id: "c", slo: { "ttft-ms": 5 }, attainment: 0.9 },
      { id: "d", license: ["MIT"] },
    ],
  },
  candidates: [{ id: "a", components: { a: "1.10" }, proofs: [PROOF], scores: { cost: 1, reach: [1, 2] } }],
  ranges: { cost: [5, 10] },
  review: { by: "2027-02-28" },
};
const told = (/** @type {any} */ { problems, count }) => inWords(problems, count);
const problems = (/** @type {any} */ change, grade = /** @type {any} */ ("whole")) =>
  told(decode("Decision", { ...WHOLE, ...change }, grade));

test("a decision is read as it stands, by either grade, as data of its own", () => {
  for (const grade of /** @type {const} */ (["whole", "shape"])) {
    const { value, count } = decode("Decision", WHOLE, grade);
    assert.equal(count, 0);
    assert.deepEqual(value, WHOLE);
    assert.notEqual(value?.candidates, WHOLE.candidates);
  }
});

test("a key that says nothing is left out, and a required one is missing", () => {
  assert.equal("order" in (decode("Decision", { ...WHOLE, order: null }, "whole").value ?? {}), false);
  assert.equal(problems({ needs: null }), "needs: 'needs' is missing");
});

test("every kind of value is named with its place", () => {
  for (const [change, words] of /** @type {[any, string][]} */ ([
    [{ candidates: [null] }, "candidates[0]: found nothing; expected a mapping with keys"],
    [{ candidates: { length: 1 } }, "candidates: found a mapping; expected a list"],
    [{ requirements: [] }, "requirements: found a list; expected a mapping"],
    [{ requirements: { fit: null } }, "requirements.fit: found nothing; expected a list"],
    [
      { requirements: { fit: [{ id: "x" }] } },
      "requirements.fit[0]: one of the keys 'claim' or 'attest' or 'slo' or 'license' is missing",
    ],
    [{ requirements: { fit: [7] } }, "requirements.fit[0]: found 7; expected a mapping with keys"],
    [{ ranges: { cost: [5] } }, "ranges.cost: found a list; expected a list of 2"],
    [{ points: { cost: "5" } }, "points.cost: found 5; expected a number"],
    [{ points: { cost: Infinity } }, "points.cost: found Infinity; expected a number"],
    [{ title: { toString: null } }, "title: found a mapping; expected text"],
    [{ order: "cost" }, "order: found cost; expected a list"],
    [
      { nonsense: 1 },
      `nonsense: 'nonsense' is not a known key; known are ${Object.keys(known()).join(", ")}`,
    ],
  ])) {
    assert.equal(problems(change), words);
    assert.equal(problems(change, "shape"), words);
  }
});

test("what only the model's fine print forbids is left to the evaluator, where a decision is only to be shown", () => {
  for (const [change, words] of /** @type {[any, RegExp][]} */ ([
    [{ title: "x".repeat(301) }, /title: found 301 characters; expected 1 to 300/],
    [{ title: "" }, /title: found 0 characters/],
    [{ title: "a\u001b" }, /title: holds U\+001B/],
    [{ title: "\ud800" }, /title: holds U\+D800/],
    [{ title: "a\u202eb" }, /title: holds U\+202E, which is no printable character/],
    [{ title: "a\u{e0041}b" }, /title: holds U\+E0041/],
    [{ title: "two\nlines" }, /title: 'two lines' is not one line of text/],
    [{ title: "a\u200db" }, /title: .+ is not one line of text/],
    [{ problem: "\n" }, /problem: '' is not a text/],
    [{ order: Array(1001).fill("a") }, /order: has 1,001 items; at most 1,000 are read/],
    [
      {
        candidates: [
          { id: "a", components: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`c-${i}`, "1"])) },
        ],
      },
      /components: has 21 items; at most 20 are read/,
    ],
    [{ id: "A B" }, /id: 'A B' is not a kebab-case id/],
    [{ importance: { "A B": "high" } }, /importance\.A B: 'A B' is not a kebab-case id/],
    [{ points: { cost: 101 } }, /points\.cost: 101 is outside 0–100/],
    [{ review: { by: "2027-02-30" } }, /review\.by: found 2027-02-30; expected a date/],
  ])) {
    assert.match(problems(change), words);
    assert.equal(problems(change, "shape"), "");
  }
  assert.equal(problems({ title: "🦄".repeat(300) }), "");
  assert.match(
    problems({ title: "x".repeat(10_001) }, "shape"),
    /title: has 10,001 characters; at most 10,000 are shown/,
  );
});

test("prototypes are keys like others", () => {
  const hostile = JSON.parse('{"__proto__": {"hacked": 1}, "constructor": {"hacked": 1}}');
  assert.match(problems({ ...hostile, ["__proto__"]: undefined }), /constructor.* is not a known key/);
  const { value } = decode(
    "Decision",
    { ...WHOLE, candidates: [{ id: "a", components: JSON.parse('{"__proto__": "1"}') }] },
    "shape",
  );
  assert.equal(Object.getPrototypeOf(value?.candidates[0].components), Object.prototype);
  assert.equal(/** @type {any} */ ({}).hacked, undefined);
});

test("what a store can hold and JSON cannot is refused, round things too", () => {
  /** @type {any} */
  const round = { ...WHOLE };
  round.needs = round;
  for (const broken of [
    round,
    new Map(),
    new Date(),
    1n,
    { ...WHOLE, title: 1n },
    { ...WHOLE, order: new Array(4e9) },
    { ...WHOLE, needs: new Map() },
  ]) {
    assert.equal(decode("Decision", broken, "shape").value, null);
  }
});

test("a hundred problems are told at most, and all are counted; too many values are refused at once", () => {
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 0]));
  const decoded = decode("Decision", { ...WHOLE, ...keys }, "whole");
  assert.deepEqual([decoded.problems.length, decoded.count], [100, 5000]);
  assert.match(told(decoded), /; and 4,995 more$/);
  const start = performance.now();
  assert.equal(
    problems({ order: Array(500_000).fill(null) }),
    "order: has 500,000 items; at most 1,000 are read",
  );
  assert.match(
    problems({ order: Array(150).fill("x".repeat(9000)) }, "shape"),
    /holds more than this page reads/,
  );
  assert.ok(performance.now() - start < 1000);
});

test("a profile has a version of its own", () => {
  const profile = { schema: "aruntime/profile/1", id: "p", title: "P", requirements: {} };
  assert.deepEqual(decode("Profile", profile, "whole").value, profile);
  assert.match(
    told(decode("Profile", { ...profile, schema: "aruntime/decision/1" }, "whole")),
    /expected aruntime\/profile\/1/,
  );
  assert.match(
    told(decode("Profile", { ...profile, schema: "aruntime/profile/12" }, "whole")),
    /newer version/,
  );
});

function known() {
  const keys =
    "schema id title problem use-case needs target requirements candidates importance order points ranges assumptions migration rollback review choice";
  return Object.fromEntries(keys.split(" ").map((key) => [key, true]));
}
