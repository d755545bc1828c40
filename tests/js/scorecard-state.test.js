/** Every change of the decision document is a plain function; the document it was given stays as it was. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  LARGEST,
  addCandidate,
  addCheck,
  addEvidence,
  emptyDecision,
  readDecision,
  removeCandidate,
  removeCheck,
  removeEvidence,
  setComponent,
  setImportance,
  setScore,
  setScoreLevel,
  toggleNeed,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state.js";

const START = addCandidate(emptyDecision(), "alpha", "1.10");

test("a need is ticked and unticked", () => {
  const ticked = toggleNeed(START, "layers", "broker");
  assert.deepEqual(ticked.needs.layers, ["broker"]);
  assert.deepEqual(toggleNeed(ticked, "layers", "broker").needs.layers, []);
  assert.deepEqual(START.needs.layers, []);
});

test("the same runtime twice gets an id of its own", () => {
  const twice = addCandidate(addCandidate(START, "alpha", "1.9"), "alpha", "1.8");
  assert.deepEqual(twice.candidates.map((each) => each.id), ["alpha", "alpha-2", "alpha-3"]);
});

test("a candidate is removed", () => {
  assert.deepEqual(removeCandidate(START, "alpha").candidates, []);
});

test("a component is added, changed and taken away", () => {
  const stack = setComponent(START, "alpha", "gamma", "2.0");
  assert.deepEqual(stack.candidates[0].components, { alpha: "1.10", gamma: "2.0" });
  assert.deepEqual(setComponent(stack, "alpha", "alpha", null).candidates[0].components, { gamma: "2.0" });
});

test("a check that goes takes its evidence with it, and nobody else's", () => {
  let decision = addCheck(START, "fit", { id: "amqp", claim: "protocols.amqp" });
  decision = addCheck(decision, "fit", { id: "amqp", attest: "ours" });
  assert.deepEqual(decision.requirements.fit.map((each) => each.id), ["amqp", "amqp-2"]);
  decision = addEvidence(decision, "alpha", { check: "fit.amqp", result: "positive" });
  decision = addEvidence(decision, "alpha", { check: "fit.amqp-2", result: "positive" });
  const left = removeCheck(decision, "fit", "amqp");
  assert.deepEqual(left.candidates[0].evidence, [{ check: "fit.amqp-2", result: "positive" }]);
  assert.deepEqual(removeCheck(left, "fit", "amqp-2").requirements, {});
});

test("one piece of evidence is removed by its place", () => {
  const one = addEvidence(addEvidence(START, "alpha", { check: "a.b" }), "alpha", { check: "c.d" });
  assert.deepEqual(removeEvidence(one, "alpha", 0).candidates[0].evidence, [{ check: "c.d" }]);
});

test("a range upside down is turned, and nothing said is the whole scale", () => {
  const scored = setScore(START, "alpha", "cost", [3, 1]);
  assert.deepEqual(scored.candidates[0].scores, { cost: [1, 3] });
  assert.deepEqual(setScore(scored, "alpha", "cost", null).candidates[0].scores, {});
});

test("the evidence of a score keeps its other words", () => {
  const noted = { ...START, candidates: [{ ...START.candidates[0], "score-evidence": { cost: { level: "E1", note: "n" } } }] };
  assert.deepEqual(setScoreLevel(noted, "alpha", "cost", "E3").candidates[0]["score-evidence"], { cost: { level: "E3", note: "n" } });
});

test("levels replace every other way to say what counts", () => {
  const ordered = { ...START, order: ["cost"], points: { cost: 5 }, ranges: {} };
  const levelled = setImportance(ordered, "cost", "high");
  assert.deepEqual(levelled.importance, { cost: "high" });
  assert.ok(!("order" in levelled) && !("points" in levelled) && !("ranges" in levelled));
});

test("what was exported is imported, alone or inside a record", () => {
  assert.deepEqual(readDecision(JSON.stringify(START)), START);
  assert.deepEqual(readDecision(JSON.stringify({ decision: START, choice: {} })), START);
});

test("a foreign, broken or huge file is told what is wrong with it", () => {
  assert.throws(() => readDecision("{"), /the file is not JSON/);
  assert.throws(() => readDecision("[]"), /it has no list of candidates/);
  assert.throws(() => readDecision("null"), /it has no list of candidates/);
  assert.throws(() => readDecision(" ".repeat(LARGEST + 1)), /at most 1000000 are read/);
});
