/** Which kept decision is gone on with, what can be opened, and how copies are called. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { copyTitle, entries, latest, overdue, problemOf, twin } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/library.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state.js";

const row = (key, more = {}) => ({ key, decision: { ...emptyDecision(), title: key }, revision: 1, writer: "w", changed: "2026-11-23T10:00:00Z", ...more });

test("a decision of a newer format is left alone, and said so", () => {
  assert.equal(problemOf({ schema: "aruntime/decision/2" }), "written by a newer version of this page; reload the page to open it");
  assert.equal(problemOf({ schema: "aruntime/decision/1", candidates: [] }), "");
});

test("what is no decision is said to be none", () => {
  for (const broken of [null, 7, "x", {}, { candidates: "none" }]) assert.equal(problemOf(broken), "it has no list of candidates");
});

test("the tab's own decision is gone on with, else the latest that opens", () => {
  const rows = [row("newer", { decision: { schema: "aruntime/decision/9" } }), row("gone", { deleted: "2026-11-23T10:00:00Z" }), row("b"), row("a")];
  assert.equal(latest(rows, "a")?.key, "a");
  assert.equal(latest(rows, "gone")?.key, "b");
  assert.equal(latest(rows, null)?.key, "b");
  assert.equal(latest([], null), null);
});

test("the same decision is found again, a deleted one is not", () => {
  const rows = [row("a", { deleted: "2026-11-23T10:00:00Z" }), row("b")];
  assert.equal(twin(rows, { ...emptyDecision(), title: "b" })?.key, "b");
  assert.equal(twin(rows, { ...emptyDecision(), title: "a" }), null);
});

test("what was deleted goes after thirty days, not before", () => {
  const rows = [row("a", { deleted: "2026-10-01T00:00:00Z" }), row("b", { deleted: "2026-11-22T00:00:00Z" }), row("c")];
  assert.deepEqual(overdue(rows, Date.parse("2026-11-23T00:00:00Z")).map((each) => each.key), ["a"]);
});

test("a row with a damaged decision is listed with what is wrong", () => {
  assert.deepEqual(entries([row("x", { decision: null })]), [
    { key: "x", title: "Untitled", changed: "2026-11-23T10:00:00Z", deleted: false, problem: "it has no list of candidates" },
  ]);
});

test("copies are counted, and a copy's copy has no double ending", () => {
  assert.equal(copyTitle("Plan", ["Plan"]), "Plan (copy)");
  assert.equal(copyTitle("Plan (copy)", ["Plan", "Plan (copy)"]), "Plan (copy 2)");
});
