/** Every change of the decision document is a plain function; the document it was given stays as it was. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addRuntime,
  addStack,
  emptyDecision,
  removeCandidate,
  renameCandidate,
  setComponent,
  startFrom,
  toggleNeed,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";
import {
  addEvidence,
  clearResults,
  lastTester,
  removeEvidence,
  setResult,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/answers.js";
import {
  addCheck,
  claimCheck,
  removeCheck,
  restoreCheck,
  sloCheck,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/requirements.js";
import {
  parsedRange,
  setScore,
  setScoreEvidence,
  typedRange,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/scores.js";
import {
  move,
  setImportance,
  setPoints,
  weighBy,
  weighing,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/weights.js";
import {
  changedChoice,
  choiceOf,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/recording.js";

const alpha = (version = "1.10", name = undefined) => ({
  id: "alpha",
  name,
  layers: ["broker", "store"],
  versions: { reviewed: version },
});
const START = addRuntime(emptyDecision(), alpha());

test("a need is ticked and unticked", () => {
  const ticked = toggleNeed(START, "layers", "store");
  assert.deepEqual(ticked.needs.layers, ["broker", "store"]);
  assert.deepEqual(toggleNeed(ticked, "layers", "store").needs.layers, ["broker"]);
  assert.deepEqual(START.needs.layers, ["broker"], "the first layer of the first candidate");
});

test("the same runtime twice gets an id of its own", () => {
  const twice = addRuntime(addRuntime(START, alpha("1.9")), alpha("1.8", "Alpha"));
  assert.deepEqual(
    twice.candidates.map((each) => each.id),
    ["alpha", "alpha-2", "alpha-3"],
  );
  assert.equal(twice.candidates[2].name, "Alpha (3)");
});

test("a candidate is removed, and the choice of it with it", () => {
  const chosen = { ...START, choice: { candidate: "alpha", why: "Good." } };
  assert.deepEqual(removeCandidate(chosen, "alpha").candidates, []);
  assert.deepEqual(removeCandidate(chosen, "alpha").choice, { why: "Good." });
});

test("a component is added, changed and taken away", () => {
  const stack = setComponent(START, "alpha", "gamma", "2.0");
  assert.deepEqual(stack.candidates[0].components, { alpha: "1.10", gamma: "2.0" });
  assert.deepEqual(setComponent(stack, "alpha", "alpha", null).candidates[0].components, { gamma: "2.0" });
});

test("a check that goes takes its evidence with it, and nobody else's", () => {
  let decision = addCheck(START, "fit", { id: "amqp", claim: "protocols.amqp" });
  decision = addCheck(decision, "fit", { id: "amqp", attest: "ours" });
  assert.deepEqual(
    decision.requirements.fit.map((each) => each.id),
    ["amqp", "amqp-2"],
  );
  decision = addEvidence(decision, "alpha", { check: "fit.amqp", result: "positive" });
  decision = addEvidence(decision, "alpha", { check: "fit.amqp-2", result: "positive" });
  const { decision: left, removed } = removeCheck(decision, "fit", "amqp");
  assert.deepEqual(left.candidates[0].evidence, [{ check: "fit.amqp-2", result: "positive" }]);
  assert.deepEqual(removeCheck(left, "fit", "amqp-2").decision.requirements, {});
  const restored = restoreCheck(left, removed);
  assert.deepEqual(restored.requirements.fit.map((each) => each.id).sort(), ["amqp", "amqp-2"]);
  assert.equal(restored.candidates[0].evidence.length, 2);
  assert.equal(restoreCheck(restored, removed), restored, "once is enough");
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
  const noted = {
    ...START,
    candidates: [{ ...START.candidates[0], "score-evidence": { cost: { level: "E1", note: "n" } } }],
  };
  assert.deepEqual(
    setScoreEvidence(noted, "alpha", "cost", { level: "E3" }).candidates[0]["score-evidence"],
    { cost: { level: "E3", note: "n" } },
  );
});

test("levels replace every other way to say what counts", () => {
  const ordered = { ...START, order: ["cost"], points: { cost: 5 }, ranges: {} };
  const levelled = setImportance(ordered, "cost", "high");
  assert.deepEqual(levelled.importance, { cost: "high" });
  assert.ok(!("order" in levelled) && !("points" in levelled) && !("ranges" in levelled));
});

test("a stack becomes a candidate with a free id", () => {
  const stack = { id: "alpha", name: "Alpha on Beta", components: { alpha: "1.10", beta: "2.0" } };
  const twice = addStack(START, stack);
  assert.deepEqual(twice.candidates[1], { ...stack, id: "alpha-2" });
});

test("a candidate is renamed, and an empty name gives the id back", () => {
  const named = renameCandidate(START, "alpha", " Ours ");
  assert.equal(named.candidates[0].name, "Ours");
  assert.equal("name" in renameCandidate(named, "alpha", " ").candidates[0], false);
});

test("a decision starts from a use case with everything a decision needs", () => {
  const begun = startFrom({ id: "sensors", title: "Sensors", needs: { layers: ["broker"] }, candidates: [] });
  assert.equal(begun.schema, "aruntime/decision/1");
  assert.equal(begun.title, "Sensors");
});

test("a check asks for the presence of what helps and the absence of what is adverse", () => {
  assert.equal(claimCheck({ id: "data" }, { id: "telemetry", polarity: "adverse" }).is, "unsupported");
  assert.deepEqual(claimCheck({ id: "protocols" }, { id: "amqp", polarity: "helpful" }), {
    id: "amqp",
    claim: "protocols.amqp",
    is: "supported",
    level: "E2",
  });
});

test("a measurement asks for the limits that are set, at the load that is said", () => {
  assert.deepEqual(sloCheck({ "ttft-ms": 500, "tpot-ms": 0 }, 0.95, "concurrency", 32), {
    id: "objective",
    slo: { "ttft-ms": 500 },
    attainment: 0.95,
    load: { concurrency: 32 },
  });
  assert.equal("load" in (sloCheck({ "e2e-ms": 9 }, 0.9, "concurrency", 0) ?? {}), false);
  assert.equal(sloCheck({ "ttft-ms": 0 }, 0.95, "concurrency", 32), null);
});

test("one way of weighing takes the place of another, as near as it can", () => {
  const weights = { reach: { central: 71 }, cost: { central: 29 } };
  const levels = [
    { id: "none", lo: 0, hi: 0 },
    { id: "low", lo: 5, hi: 15 },
    { id: "high", lo: 20, hi: 60 },
  ];
  const by = (decision, way, criteria) => weighBy(decision, way, criteria, weights, levels);
  const levelled = setImportance(START, "reach", "high");
  assert.equal(weighing(levelled), "importance");
  assert.equal(by(levelled, "importance", ["reach", "cost"]), levelled);
  const ordered = by(levelled, "order", ["cost", "reach"]);
  assert.deepEqual([ordered.order, ordered.importance], [["reach", "cost"], undefined]);
  const pointed = by(ordered, "points", ["reach", "cost"]);
  assert.deepEqual(
    [pointed.points, pointed.order, weighing(pointed)],
    [{ reach: 70, cost: 30 }, undefined, "points"],
  );
  const back = by(pointed, "importance", ["reach", "cost"]);
  assert.deepEqual([back.importance, back.points], [{ reach: "high", cost: "high" }, undefined]);
  assert.deepEqual(weighBy(START, "points", ["a", "b", "c", "d"], {}, levels).points, {
    a: 25,
    b: 25,
    c: 25,
    d: 25,
  });
});

test("criteria move in the order and stop at its ends", () => {
  const ordered = { ...START, order: ["reach", "cost"] };
  assert.deepEqual(move(ordered, "cost", -1).order, ["cost", "reach"]);
  assert.equal(move(ordered, "cost", 1), ordered);
  assert.equal(move(ordered, "speed", 1), ordered);
  assert.deepEqual(setPoints({ ...START, points: { cost: 10 } }, "reach", 40).points, {
    cost: 10,
    reach: 40,
  });
});

test("a key press gives a result, another one changes it, and clearing takes all of a check away", () => {
  const setting = {
    check: { id: "amqp", slo: { "ttft-ms": 9 }, load: { concurrency: 8 } },
    level: "E3",
    today: "2026-11-28",
    by: "Team",
  };
  const passed = setResult(START, "alpha", "fit.amqp", "positive", setting);
  const record = {
    check: "fit.amqp",
    result: "positive",
    level: "E3",
    collected: "2026-11-28",
    load: { concurrency: 8 },
    by: "Team",
  };
  assert.deepEqual(passed.candidates[0].evidence, [record]);
  assert.equal(setResult(passed, "alpha", "fit.amqp", "positive", setting), passed);
  const failed = setResult(passed, "alpha", "fit.amqp", "negative", { ...setting, today: "2026-11-29" });
  assert.deepEqual(failed.candidates[0].evidence, [
    { ...record, result: "negative", collected: "2026-11-29" },
  ]);
  assert.deepEqual(clearResults(failed, "alpha", "fit.amqp").candidates[0].evidence, []);
  assert.equal(lastTester(passed), "Team");
  assert.equal(lastTester(START), "");
});

test("ranges are read as people write them, and a second digit makes a range", () => {
  assert.deepEqual(["3", "2-3", " 2 – 3 ", "3 to 1", "2.5"].map(parsedRange), [
    [3, 3],
    [2, 3],
    [2, 3],
    [1, 3],
    [2.5, 2.5],
  ]);
  assert.deepEqual(["", "5", "good", "2-"].map(parsedRange), [null, null, null, null]);
  assert.deepEqual(typedRange([1, 4], 2, false), [2, 2]);
  assert.deepEqual(typedRange([2, 2], 4, true), [2, 4]);
  assert.deepEqual(typedRange([3, 3], 1, true), [1, 3]);
});

test("a choice begins with the leader, and keeps what people write", () => {
  const evaluation = {
    candidates: [{ id: "alpha", ranks: { acceptability: [1] } }],
    recommendation: { kind: "robust", group: ["alpha"] },
  };
  assert.deepEqual(choiceOf(START, evaluation), { candidate: "alpha", why: "See the evaluation." });
  assert.deepEqual(choiceOf(START, null), { why: "See the evaluation." });
  const written = changedChoice(START, evaluation, { why: "Proven." });
  assert.deepEqual(written, { candidate: "alpha", why: "Proven." });
  const signed = changedChoice({ ...START, choice: written }, evaluation, { by: ["A. Lead"], candidate: "" });
  assert.deepEqual(signed, { why: "Proven.", by: ["A. Lead"] });
  assert.equal(
    choiceOf({ ...START, choice: changedChoice(START, null, { why: " " }) }, null).why,
    "See the evaluation.",
  );
});
