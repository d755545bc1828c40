/** Which kept decision is gone on with, what can be opened, and how copies are called. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  copyTitle,
  entries,
  latest,
  overdue,
  equalTo,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/library.js";
import {
  limitProblem,
  problemOf,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/transfer/validation.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";

const row = (key, more = {}) => ({
  key,
  decision: { ...emptyDecision(), title: key },
  revision: 1,
  writer: "w",
  changed: "2026-11-23T10:00:00Z",
  ...more,
});

test("a decision of a newer format is left alone, and said so", () => {
  assert.equal(
    problemOf({ schema: "aruntime/decision/2" }),
    "written by a newer version of this page: its format is aruntime/decision/2, and this page reads aruntime/decision/1; reload the page to open it",
  );
  assert.equal(problemOf(emptyDecision()), "");
});

test("what is no decision is said to be none", () => {
  for (const broken of [null, 7, "x", [], new Map(), new Date()])
    assert.match(problemOf(broken), /^found .+; expected a mapping with keys$/);
  assert.equal(
    problemOf({ ...emptyDecision(), candidates: "none" }),
    "candidates: found none; expected a list",
  );
});

test("what a reader mistyped is opened all the same, for the evaluator to name", () => {
  const candidate = { id: "a", components: { a: "1".repeat(90) }, scores: { cost: 9 } };
  assert.equal(problemOf({ ...emptyDecision(), title: "x".repeat(400), candidates: [candidate] }), "");
});

test("what a page cannot draw in time is refused with the limit and what to do", () => {
  const many = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => ({ id: `c-${i}`, components: { a: "1" } }));
  assert.equal(limitProblem({ ...emptyDecision(), candidates: many(40) }), "");
  assert.equal(
    limitProblem({ ...emptyDecision(), candidates: many(5000) }),
    "it has 5,000 candidates, and this page takes 40",
  );
  const checks = Array.from({ length: 60 }, (_, i) => ({ id: `k-${i}`, attest: "x" }));
  assert.match(
    limitProblem({ ...emptyDecision(), requirements: { a: checks, b: checks } }),
    /it has 120 checks/,
  );
  assert.match(
    limitProblem({ ...emptyDecision(), requirements: { a: checks }, candidates: many(40) }),
    /it has 2,400 checks of candidates/,
  );
  assert.match(
    limitProblem({ ...emptyDecision(), candidates: [{ ...many(1)[0], evidence: Array(2000).fill({}) }] }),
    /it has 2,000 pieces of evidence/,
  );
});

test("the tab's own decision is gone on with, else the latest that opens", () => {
  const rows = [
    row("newer", { decision: { schema: "aruntime/decision/9" } }),
    row("gone", { deleted: "2026-11-23T10:00:00Z" }),
    row("b"),
    row("a"),
  ];
  assert.equal(latest(rows, "a")?.key, "a");
  assert.equal(latest(rows, "gone")?.key, "b");
  assert.equal(latest(rows, null)?.key, "b");
  assert.equal(latest([], null), null);
});

test("the same decision is found again, a deleted one is not", () => {
  const rows = [row("a", { deleted: "2026-11-23T10:00:00Z" }), row("b")];
  assert.equal(equalTo(rows, { ...emptyDecision(), title: "b" })?.key, "b");
  assert.equal(equalTo(rows, { ...emptyDecision(), title: "a" }), null);
  /** @type {any} */
  const round = {};
  round.self = round;
  for (const broken of [round, { n: 1n }, null])
    assert.equal(equalTo([row("x", { decision: broken }), ...rows], rows[1].decision)?.key, "b");
});

test("what was deleted goes after thirty days, not before", () => {
  const rows = [
    row("a", { deleted: "2026-10-01T00:00:00Z" }),
    row("b", { deleted: "2026-11-22T00:00:00Z" }),
    row("c"),
  ];
  assert.deepEqual(
    overdue(rows, Date.parse("2026-11-23T00:00:00Z")).map((each) => each.key),
    ["a"],
  );
});

test("a row with a damaged decision is listed with what is wrong", () => {
  assert.deepEqual(entries([row("x", { decision: null })]), [
    {
      key: "x",
      title: "Untitled",
      changed: "2026-11-23T10:00:00Z",
      deleted: false,
      problem: "found nothing; expected a mapping with keys",
    },
  ]);
});

test("copies are counted, and a copy's copy has no double ending", () => {
  assert.equal(copyTitle("Plan", ["Plan"]), "Plan (copy)");
  assert.equal(copyTitle("Plan (copy)", ["Plan", "Plan (copy)"]), "Plan (copy 2)");
});
