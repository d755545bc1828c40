/** What the scorecard says: states of cells, checks and the verdict, in the words of the field. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkWords,
  referenceWords,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/checks-in-words.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";
import {
  orderedTests,
  tally,
  verdictOf,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/verdict.js";
import {
  cellWords,
  chance,
  explanationWords,
  named,
  plural,
  some,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/words.js";

const VOCABULARY = {
  layers: [],
  responsibilities: [],
  groups: [{ id: "serving", label: "Serving", claims: [{ id: "lora", label: "LoRA adapters" }] }],
};
const POLICY = {
  gates: [{ id: "ops", label: "Operations" }],
  criteria: [{ id: "fit", label: "Fit" }],
  "evidence-levels": [],
};
const KNOWN = { policy: POLICY, vocabulary: VOCABULARY };

test("a name that holds the next candidate's id does not grow with every candidate", () => {
  const ids = ["b", "c", "d", "e", "f", "g"];
  const names = new Map(ids.map((id, at) => [id, `${ids[at + 1] ?? "Z"} `.repeat(100)]));
  assert.ok(named("Left out: b, c, d, e, f, g", names).length < 6 * 200 + 40);
});

test("a name is put in as it stands", () => {
  assert.equal(
    named(
      "a and a-b",
      new Map([
        ["a", "$& $1"],
        ["a-b", "Two"],
      ]),
    ),
    "$& $1 and Two",
  );
});

test("a check is said as people say it", () => {
  assert.equal(checkWords({ id: "a", claim: "serving.lora" }, VOCABULARY), "LoRA adapters");
  assert.equal(
    checkWords({ id: "a", claim: "serving.lora", is: "unsupported" }, VOCABULARY),
    "No LoRA adapters",
  );
  assert.equal(
    checkWords({ id: "a", license: ["MIT", "Apache-2.0"] }, VOCABULARY),
    "Licence: MIT or Apache-2.0",
  );
  const target = {
    id: "a",
    slo: { "ttft-p95-ms": 800, "tpot-ms": 50 },
    attainment: 0.95,
    load: { concurrency: 64 },
  };
  assert.equal(
    checkWords(target, VOCABULARY),
    "p95 TTFT ≤ 800 ms, TPOT ≤ 50 ms for 95 % of requests at concurrency 64",
  );
});

test("a reference is said by the check it names, else by its gate or criterion", () => {
  const decision = {
    ...emptyDecision(),
    requirements: { ops: [{ id: "drill", attest: "Rollback rehearsed" }] },
  };
  const said = ["ops.drill", "ops.gate", "fit", "else"].map((each) => referenceWords(each, decision, KNOWN));
  assert.deepEqual(said, ["Rollback rehearsed", "Operations", "Fit", "else"]);
});

test("a cell says what shows it: a document, a test, a count, a waiver", () => {
  const link = (/** @type {string} */ source, more = {}) => ({ source, counts: true, ...more });
  const check = (/** @type {object} */ more) => ({ id: "x", evidence: [], ...more });
  const word = (/** @type {object} */ of, gate = {}) => cellWords(check(of), gate).word;
  assert.equal(word({ state: "pass", evidence: [link("catalog: vllm")] }), "Documented");
  assert.equal(word({ state: "pass", evidence: [link("catalog: vllm"), link("evidence[0]")] }), "Tested");
  assert.equal(
    word({ state: "fail", evidence: [link("proof p", { good: 900, total: 1000 })] }),
    "900 of 1,000",
  );
  assert.equal(word({ state: "unknown", reason: "no-evidence" }), "Not documented");
  const gate = { waived: true, waivers: [{ state: "in-force", waiver: { expires: "2027-01-31" } }] };
  assert.equal(word({ state: "unknown" }, gate), "Waived until 2027-01-31");
  assert.equal(cellWords(undefined, undefined).word, "…");
  assert.equal(cellWords(undefined, gate).word, "…");
});

test("of many names a sentence has the first", () => {
  assert.equal(some(["A", "B", "C", "D"]), "A, B, C and D");
  assert.equal(some(["A", "B", "C", "D", "E"]), "A, B, C and 2 others");
});

test("evidence is cited by who found it and when, never by its place", () => {
  const candidate = { id: "a", components: {}, evidence: [{ by: "Platform team", collected: "2026-11-02" }] };
  const check = {
    explanation:
      "Shown by evidence[0] (E4), though catalog: vllm says no; evidence[7] is older than proof conc64.",
  };
  assert.equal(
    explanationWords(check, candidate, new Map([["vllm", "vLLM"]])),
    "Shown by the result of Platform team of 2026-11-02 (E4), though the documents of vLLM says no; your evidence is older than the measurement conc64.",
  );
});

test("one is one, and a chance is never said to be certain where it is not", () => {
  assert.deepEqual([plural(1, "other risk"), plural(2, "other risk")], ["1 other risk", "2 other risks"]);
  assert.deepEqual([0, 0.004, 0.81, 0.999, 1].map(chance), [
    "0 %",
    "under 1 %",
    "81 %",
    "over 99 %",
    "100 %",
  ]);
});

const result = (id, name, standing, states, first) => ({
  id,
  name,
  standing,
  gates: [{ id: "ops", checks: states.map((state, at) => ({ id: `c${at}`, state })) }],
  ...(first === undefined ? {} : { ranks: { acceptability: [first, 1 - first] } }),
});
const evaluated = (stage, candidates, recommendation, more = {}) => ({
  inputs: { stage },
  candidates,
  recommendation,
  confidence: {
    level: "low",
    dimensions: [{ id: "gates", level: "low", reason: "The first place rests on a waiver." }],
  },
  ...more,
});
const verdict = (evaluation, shortlist = null) =>
  verdictOf({ ...KNOWN, decision: emptyDecision(), evaluation, shortlist });

test("a shortlist says who leads, how much is documented and how much needs a test", () => {
  const candidates = [
    result("alpha", "Alpha", "provisional", ["pass", "pass", "unknown"]),
    result("beta", "Beta", "provisional", ["pass", "unknown", "unknown"]),
    result("gamma", "Gamma", "disqualified", ["fail"]),
  ];
  const next = {
    "next-test": { question: "Serving: LoRA adapters", todo: "Try it.", candidates: ["alpha"] },
  };
  const said = verdict(evaluated("shortlist", candidates, { kind: "none" }), next);
  assert.equal(said.lead, "Alpha leads: 2 of 3 must-haves documented or tested, 1 needs your test.");
  assert.equal(said.trust, "Gamma is ruled out.");
  assert.equal(said.next, "Serving: LoRA adapters. Try it.");
  const level = verdict(
    evaluated("shortlist", candidates.slice(0, 1).concat({ ...candidates[0], id: "d", name: "Delta" }), {
      kind: "none",
    }),
  );
  assert.match(level.lead, /^Alpha and Delta are level: 2 of 3/);
});

test("one that is first in most simulations leads; only what is close is too close to call", () => {
  const pair = (share) => [
    result("alpha", "Alpha", "qualified", ["pass"], share),
    result("beta", "Beta", "qualified", ["pass"], 1 - share),
  ];
  const scenarios = [
    { id: "x", label: "X", first: ["alpha"] },
    { id: "y", label: "Y", first: ["alpha"] },
  ];
  const group = { kind: "not-separable", group: ["beta", "alpha"] };
  assert.equal(
    verdict(evaluated("decide", pair(0.81), group, { scenarios })).lead,
    "Alpha leads: first in 81 % of simulations and with all 2 alternative weightings. Beta could still overtake it.",
  );
  assert.equal(
    verdict(evaluated("decide", pair(0.52), group)).lead,
    "Too close to call between Beta and Alpha.",
  );
  assert.equal(
    verdict(evaluated("decide", pair(0.81), group)).trust,
    "Confidence is low: the first place rests on a waiver.",
  );
  assert.match(
    verdict(evaluated("decide", pair(1), { kind: "robust", group: ["alpha"] })).lead,
    /^Alpha is recommended: first under every plausible weighting/,
  );
});

test("where none has met all must-haves, the closest is named with what is left", () => {
  const candidates = [
    result("alpha", "Alpha", "provisional", ["pass", "unknown", "unknown"]),
    result("beta", "Beta", "provisional", ["pass", "pass", "unknown"]),
  ];
  const said = verdict(
    evaluated("decide", candidates, { kind: "none", group: [], "if-unknowns-pass": ["alpha", "beta"] }),
  );
  assert.equal(said.lead, "No candidate has met all must-haves yet.");
  assert.equal(said.trust, "Beta is closest: 1 must-have left to show.");
  assert.deepEqual(tally(candidates[0]), { all: 3, passed: 1, failed: 0, open: 2 });
});

test("candidates with as much left to show are equally close, and none is said to be first", () => {
  const candidates = ["alpha", "beta", "gamma"].map((id) =>
    result(id, id, "provisional", ["pass", id === "gamma" ? "pass" : "unknown", "unknown"]),
  );
  const trust = (/** @type {string[]} */ ids) =>
    verdict(evaluated("decide", candidates, { kind: "none", group: [], "if-unknowns-pass": ids })).trust;
  assert.equal(
    trust(["alpha", "beta"]),
    "alpha and beta are equally close: 2 must-haves left to show for both.",
  );
  assert.equal(trust(["alpha", "beta", "gamma"]), "gamma is closest: 1 must-have left to show.");
});

test("tests that could change the winner come first", () => {
  const plan = ["one", "two"].map((check) => ({ candidate: "a", check: `ops.${check}` }));
  const found = orderedTests({
    "test-plan": plan,
    unknowns: [{ candidate: "a", check: "ops.two", matters: true }],
  });
  assert.deepEqual(
    found.map((each) => [each.check, each.matters]),
    [
      ["ops.two", true],
      ["ops.one", false],
    ],
  );
});
