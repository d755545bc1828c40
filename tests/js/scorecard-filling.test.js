/** One result for all cells that nothing settles yet. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { evidenceOf } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/answers.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";
import { fill, openOf } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/filling.js";

const gate = { id: "fit", minimum: { shortlist: "E2", decide: "E3" } };
const row = (id, check = { id, attest: id }) => ({ kind: "check", id: `fit.${id}`, gate, check, own: "" });
const cell = (id, state, evidence = []) => ({ row: row(id), candidate: "a", check: { state, evidence } });
const record = { check: "fit.said", result: "inconclusive", level: "E3", collected: "2026-01-01" };
const DECISION = { ...emptyDecision(), candidates: [{ id: "a", components: {}, evidence: [record] }] };
const FOUND = { today: "2026-11-28", by: "Ada" };

test("open is what nothing settles at the level of a decision, and what the team has said nothing of", () => {
  const documented = [{ counts: true, level: "E2" }];
  const tested = [{ counts: true, level: "E3" }];
  const cells = [
    cell("new", "unknown"),
    cell("said", "unknown"),
    cell("denied", "fail", documented),
    cell("documented", "pass", documented),
    cell("tested", "pass", tested),
    cell("apart", "not-applicable"),
    { row: row("unanswered"), candidate: "a", check: undefined },
  ];
  const open = openOf(DECISION, cells).map((each) => each.row.id);
  assert.deepEqual(open, ["fit.new", "fit.documented", "fit.unanswered"]);
});

test("a result fills every cell with its level, day and tester; a latency target is passed by measurements alone", () => {
  const slo = row("latency", { id: "latency", slo: { "ttft-ms": 1 } });
  const cells = [cell("new", "unknown"), { row: slo, candidate: "a", check: undefined }];
  const passed = fill(DECISION, cells, "positive", FOUND);
  assert.deepEqual([passed.filled, passed.left], [1, 1]);
  assert.deepEqual(evidenceOf(passed.decision.candidates[0], "fit.new")[0].record, {
    check: "fit.new",
    result: "positive",
    level: "E3",
    collected: "2026-11-28",
    by: "Ada",
  });
  const failed = fill(DECISION, cells, "negative", FOUND);
  assert.deepEqual([failed.filled, failed.left], [2, 0]);
});
