/** The modules of the scorecard's state, each by itself: history, questions, what is kept aside, reuse, rows, the store. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addCheck,
  removeCheck,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/requirements.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";
import {
  NOTHING,
  readAside,
  withCandidate,
  withoutCandidate,
  withRemoved,
  withoutRemoved,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/aside.js";
import { History } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/history.js";
import {
  createQuestions,
  createWatch,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/questions.js";
import { createAnswering } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/answering.js";
import { reused } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/reuse.js";
import {
  cellRows,
  gatesOf,
  resultOf,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/rows.js";
import { createStore } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/store.js";

/** A clock that stands until it is told how late it is. */
function stopped() {
  /** @type {Map<number, { at: number, act: () => void }>} */
  const timers = new Map();
  let now = 0;
  let next = 1;
  return {
    set(act, milliseconds) {
      timers.set(next, { at: now + milliseconds, act });
      return next++;
    },
    clear: (timer) => void timers.delete(timer),
    pass(milliseconds) {
      now += milliseconds;
      for (const [id, { at, act }] of [...timers]) {
        if (at > now) continue;
        timers.delete(id);
        act();
      }
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const step = (key, title) => ({ key, decision: { ...emptyDecision(), title } });

test("undo and redo go back and forth across decisions", () => {
  const history = new History(() => 0);
  history.remember(step("a", "one"));
  history.remember(step("b", "two"));
  assert.equal(history.undo(step("b", "three")).decision.title, "two");
  assert.equal(history.undo(step("b", "two")).key, "a");
  assert.equal(history.undo(step("a", "one")), null);
  assert.equal(history.redo(step("a", "one")).decision.title, "two");
  history.forget("b");
  assert.deepEqual([history.past.length, history.future.length], [1, 0]);
});

test("typing on in one field is one step, a pause or another field begins the next", () => {
  let now = 10_000;
  const history = new History(() => now);
  for (const title of ["a", "ab", "abc"]) history.remember(step("k", title), "title");
  assert.equal(history.past.length, 1);
  now += 5000;
  history.remember(step("k", "abcd"), "title");
  history.remember(step("k", "abcde"), "problem");
  assert.equal(history.past.length, 3);
});

test("of many steps the last hundred are kept", () => {
  const history = new History(() => 0);
  for (let i = 0; i < 150; i++) history.remember(step("k", String(i)));
  assert.deepEqual([history.past.length, history.past[0].decision.title], [100, "50"]);
});

test("a change is answered at once, and completely when nothing has changed for a moment", async () => {
  const clock = stopped();
  const asked = [];
  const questions = createQuestions({
    quick: async () => void asked.push("quick"),
    thorough: async () => void asked.push("thorough"),
    clock,
  });
  questions.changed();
  questions.changed();
  await settled();
  clock.pass(200);
  await settled();
  assert.deepEqual(asked, ["quick", "quick"]);
  clock.pass(60);
  await settled();
  assert.deepEqual(asked, ["quick", "quick", "thorough"]);
});

test("of the changes made while an answer is awaited only the last is asked about", async () => {
  const clock = stopped();
  const waiting = [];
  let asked = 0;
  const quick = () => {
    asked++;
    return new Promise((resolve) => waiting.push(resolve));
  };
  const questions = createQuestions({ quick, thorough: async () => {}, clock });
  for (let i = 0; i < 5; i++) questions.changed();
  assert.deepEqual([asked, questions.busy], [1, true]);
  waiting.shift()();
  await settled();
  assert.equal(asked, 2);
  waiting.shift()();
  await settled();
  assert.deepEqual([asked, questions.busy], [2, false]);
});

test("a start without progress is reported once it is late, and not while progress comes", () => {
  const clock = stopped();
  let late = 0;
  const watch = createWatch(clock, 10_000, () => late++);
  watch.start();
  clock.pass(9000);
  watch.heard();
  clock.pass(9000);
  watch.start();
  assert.equal(late, 0);
  clock.pass(1001);
  assert.equal(late, 1);
  watch.stop();
  watch.heard();
  clock.pass(99_999);
  assert.equal(late, 1);
});

test("what of a document is the same stays the very same value", () => {
  const before = { a: [1, { b: 2 }], c: { d: 3 } };
  const now = reused(before, { a: [1, { b: 2 }], c: { d: 4 } });
  assert.equal(now.a, before.a);
  assert.deepEqual(now, { a: [1, { b: 2 }], c: { d: 4 } });
  assert.equal(reused(before, structuredClone(before)), before);
  assert.deepEqual(reused([1, 2], [1]), [1]);
  assert.deepEqual(reused({ a: 1 }, [1]), [1]);
  assert.equal(reused(null, "x"), "x");
});

test("a removed must-have is kept with its evidence, and read back from what was stored", () => {
  const asked = addCheck(
    { ...emptyDecision(), candidates: [{ id: "a", components: { a: "1" }, evidence: [] }] },
    "fit",
    { id: "amqp", attest: "ours" },
  );
  const { removed } = removeCheck(asked, "fit", "amqp");
  const aside = withRemoved(NOTHING, removed);
  assert.deepEqual(readAside(structuredClone(aside)).removed, [removed]);
  assert.deepEqual(withoutRemoved(aside, removed), NOTHING);
  assert.equal(withRemoved(aside, removed).removed.length, 1);
});

test("a removed candidate is kept with all that was found of it", () => {
  const candidate = { id: "a", components: { a: "1" }, evidence: [] };
  const aside = withCandidate(NOTHING, candidate);
  assert.deepEqual(readAside(structuredClone(aside)).candidates, [candidate]);
  assert.deepEqual(withoutCandidate(aside, candidate), NOTHING);
  assert.deepEqual(readAside({ candidates: [null, { id: 7 }, { id: "a", components: null }] }), NOTHING);
});

test("of what another program stored only what can be shown and put back is read", () => {
  for (const broken of [
    null,
    7,
    "x",
    [],
    { removed: 3 },
    { removed: [null, { gate: 1 }, { gate: "a", check: { id: 5 } }] },
  ]) {
    assert.deepEqual(readAside(broken), NOTHING);
  }
  const hostile = {
    removed: [{ gate: "fit", check: { id: "x", attest: { toString: 1 } } }],
    weights: { points: { points: "all" } },
  };
  assert.deepEqual(readAside(hostile), NOTHING);
  assert.deepEqual(readAside({ weights: { importance: { importance: { cost: "high" } } } }).weights, {
    importance: { importance: { cost: "high" } },
  });
});

const GATE = {
  id: "fit",
  label: "Fit",
  question: "Does it fit?",
  minimum: { shortlist: "E2", decide: "E3" },
  test: "Try it.",
  together: "Parts work together",
};
const POLICY = { gates: [GATE], criteria: [{ id: "cost", label: "Cost" }] };

test("a gate asks for itself where its requirements are not enough, and for parts that nothing connects", () => {
  const [alone] = gatesOf(emptyDecision(), POLICY, null);
  assert.deepEqual([alone.rows.length, alone.rows[0].id, alone.rows[0].own], [1, "fit.gate", "Does it fit?"]);
  const decision = addCheck(emptyDecision(), "fit", { id: "amqp", attest: "ours" });
  const evaluation = {
    candidates: [{ gates: [{ id: "fit", checks: [{ id: "amqp" }, { id: "gate" }, { id: "together" }] }] }],
  };
  const [both] = gatesOf(decision, POLICY, evaluation);
  assert.deepEqual(
    both.rows.map(({ id, own }) => [id, own]),
    [
      ["fit.amqp", ""],
      ["fit.gate", "Does it fit?"],
      ["fit.together", "Parts work together"],
    ],
  );
  assert.deepEqual(
    cellRows([both], POLICY.criteria).map((each) => each.id),
    ["fit.amqp", "fit.gate", "fit.together", "score.cost"],
  );
  assert.equal(resultOf(evaluation.candidates[0].gates, "fit.together").check.id, "together");
});

test("a decision with tests of the team is judged as a decision, one without as a shortlist", () => {
  const site = {
    decision: emptyDecision(),
    evaluation: { inputs: {}, candidates: [] },
    policy: POLICY,
    catalog: { vocabulary: { groups: [] } },
  };
  const store = createStore(site, "2026-11-28");
  assert.equal(store.stage.value, "shortlist");
  assert.equal(store.evaluation.value, null, "of no candidates there is no answer");
  const record = { check: "fit.gate", result: "positive", level: "E3", collected: "2026-11-28" };
  store.decision.value = {
    ...emptyDecision(),
    candidates: [{ id: "a", components: { a: "1" }, evidence: [record] }],
  };
  assert.equal(store.stage.value, "decide");
  store.stageChosen.value = "shortlist";
  assert.equal(store.stage.value, "shortlist");
});

test("an edit that stays without an answer is computed, still computed, then told with a way out", async () => {
  const clock = stopped();
  const answer = { candidates: [], recommendation: { kind: "none" }, inputs: { stage: "shortlist" } };
  const site = {
    decision: emptyDecision(),
    evaluation: null,
    policy: POLICY,
    catalog: { vocabulary: { groups: [] } },
  };
  const store = createStore(site, "2026-11-28");
  let hang = false;
  let restarted = 0;
  const evaluator = {
    ask: async () => (hang ? new Promise(() => {}) : answer),
    evaluateSoon: async () => (hang ? new Promise(() => {}) : answer),
    prepare: async () => {},
    restart: () => void restarted++,
  };
  const answering = createAnswering({ store, evaluator, clock });
  answering.changed(false);
  await settled();
  clock.pass(300);
  await settled();
  assert.deepEqual(store.status.value, { kind: "answered", whole: true });
  hang = true;
  answering.changed(false);
  assert.deepEqual(store.status.value, { kind: "computing", waited: "short" });
  clock.pass(3000);
  assert.deepEqual(store.status.value, { kind: "computing", waited: "long" });
  answering.changed(false);
  clock.pass(7000);
  assert.deepEqual(store.status.value, { kind: "computing", waited: "too long" });
  answering.restart();
  assert.deepEqual([store.status.value, restarted], [{ kind: "computing", waited: "short" }, 1]);
});
