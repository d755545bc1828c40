/** How far each step is follows from the decision and its evaluation alone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { progress } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/progress.js";
import { addCandidate, emptyDecision, setScore, toggleNeed } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state.js";
import { addCheck, sloCheck } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/checks.js";
import { answerWords, checkName } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/words.js";

const CRITERIA = [{ id: "fit" }, { id: "cost" }];
const states = (/** @type {Record<string, { state: string }>} */ far) => Object.fromEntries(Object.entries(far).map(([id, { state }]) => [id, state]));
const CHOSEN = addCandidate(toggleNeed(emptyDecision(), "layers", "broker"), "alpha", "1.10", "Alpha");

/** @param {string} standing @param {string} gate @param {string[]} group */
function evaluated(standing, gate, group) {
  return { candidates: [{ id: "alpha", name: "Alpha", standing, gates: [{ state: gate }] }], recommendation: { kind: "robust", group } };
}

test("of an empty decision, what waits says for what", () => {
  const far = progress(emptyDecision(), null, CRITERIA);
  assert.deepEqual(states(far), { classify: "open", candidates: "open", gates: "blocked", prove: "blocked", score: "blocked", weigh: "open", record: "blocked" });
  assert.equal(far["gates"]?.note, "waits for candidates");
});

test("what is not proven, not scored and not measured is counted", () => {
  const limit = /** @type {Record<string, any>} */ (sloCheck({ "ttft-ms": 500 }, 0.95, "concurrency", 8));
  const scored = setScore(addCheck(CHOSEN, "slo", limit), "alpha", "fit", [2, 3]);
  const far = progress(scored, evaluated("provisional", "unknown", []), CRITERIA);
  assert.deepEqual(states(far), { classify: "done", candidates: "done", gates: "open", prove: "open", score: "open", weigh: "open", record: "blocked" });
  assert.deepEqual([far["gates"]?.note, far["prove"]?.note, far["score"]?.note], ["1 not proven", "1 to measure", "1 without a score"]);
});

test("nothing is asked of a candidate that is out, and one that passed is ready for the record", () => {
  const out = progress(CHOSEN, evaluated("disqualified", "unknown", []), CRITERIA);
  assert.deepEqual([out["candidates"]?.note, out["gates"]?.state, out["score"]?.state], ["none left", "done", "done"]);
  assert.equal(progress(CHOSEN, evaluated("qualified", "pass", ["alpha"]), CRITERIA)["record"]?.note, "ready");
});

test("gates of candidates that nobody has looked at yet are not done", () => {
  assert.equal(progress(CHOSEN, null, CRITERIA)["gates"]?.note, "not looked at yet");
});

test("a gate that is waived is not open", () => {
  const waived = { candidates: [{ id: "alpha", standing: "conditional", gates: [{ state: "unknown", waived: true }] }], recommendation: { kind: "none" } };
  assert.equal(progress(CHOSEN, waived, CRITERIA)["gates"]?.state, "done");
});

test("the answer is told in words, not in ids", () => {
  assert.equal(answerWords({ ...evaluated("qualified", "pass", ["alpha"]), recommendation: { kind: "not-separable", group: ["alpha"] } }), "Cannot be separated: Alpha");
  assert.equal(answerWords(evaluated("provisional", "unknown", [])), "Nobody has passed every gate yet");
  assert.equal(answerWords({ candidates: [], recommendation: { kind: "none" } }), "No candidate yet");
});

test("a check is called by its gate, a criterion by its label", () => {
  const policy = { gates: [{ id: "operations", label: "Operations" }], criteria: [{ id: "fit", label: "Fit" }] };
  assert.deepEqual(
    ["operations.node-loss", "operations.gate", "fit", "else"].map((each) => checkName(each, policy)),
    ["Operations: node loss", "Operations", "Fit", "else"],
  );
});

test("a candidate carries the name that people know, and a second one of a kind its number", () => {
  const two = addCandidate(CHOSEN, "alpha", "1.10", "Alpha");
  assert.deepEqual(two["candidates"].map((/** @type {any} */ each) => [each.id, each.name]), [["alpha", "Alpha"], ["alpha-2", "Alpha (2)"]]);
});
