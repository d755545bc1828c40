/** What is typed or pasted into the grid: blocks of a spreadsheet, and requirements from a few words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";
import {
  parsedBlock,
  parsedResult,
  paste,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/pasting.js";
import {
  offersFor,
  offersForList,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/requirement-search.js";
import { cellRows, gatesOf } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state/rows.js";
import { fileStem } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/transfer/names.js";

const minimum = { shortlist: "E2", decide: "E3" };
const POLICY = {
  gates: [
    { id: "fit", label: "Fit", question: "?", minimum, test: "Try." },
    { id: "speed", label: "Speed", question: "?", minimum, test: "Measure." },
    { id: "legal", label: "Legal", question: "?", minimum, test: "Read." },
  ],
  criteria: [{ id: "cost", label: "Cost" }],
};
const VOCABULARY = {
  layers: [],
  responsibilities: [],
  groups: [
    {
      id: "protocols",
      label: "Protocols",
      gates: ["fit"],
      claims: [
        { id: "amqp", label: "AMQP" },
        { id: "mqtt", label: "MQTT over TLS" },
      ],
    },
    {
      id: "data",
      label: "Data",
      claims: [{ id: "telemetry", label: "Telemetry to the vendor", polarity: "adverse", gates: ["legal"] }],
    },
  ],
};
const EXAMPLES = [
  {
    ...emptyDecision(),
    requirements: { speed: [{ id: "a", slo: { "ttft-ms": 1 } }], legal: [{ id: "b", license: ["MIT"] }] },
  },
];
const KNOWN = {
  policy: POLICY,
  vocabulary: VOCABULARY,
  licences: ["Apache-2.0", "MIT", "MPL-2.0"],
  examples: EXAMPLES,
};

const DECISION = {
  ...emptyDecision(),
  candidates: [
    { id: "a", components: { a: "1" } },
    { id: "b", components: { b: "1" } },
  ],
};
const ROWS = cellRows(gatesOf(DECISION, POLICY, null), POLICY.criteria);
const PLACE = {
  rows: ROWS,
  candidates: ["a", "b"],
  row: "fit.gate",
  candidate: "a",
  today: "2026-11-28",
  by: "Team",
};

test("a block of a spreadsheet fills results and scores from the cell on", () => {
  const block = parsedBlock("pass\tfail\r\n\t?\r\nyes\tno\r\n3\t1-2\r\n");
  const { decision, filled, refused } = paste(DECISION, block, PLACE);
  assert.deepEqual([filled, refused], [7, []]);
  assert.deepEqual(
    decision.candidates[0].evidence.map((each) => [each.check, each.result, each.level]),
    [
      ["fit.gate", "positive", "E3"],
      ["legal.gate", "positive", "E3"],
    ],
  );
  assert.deepEqual(
    decision.candidates[1].evidence.map((each) => each.result),
    ["negative", "inconclusive", "negative"],
  );
  assert.deepEqual(
    decision.candidates.map((each) => each.scores),
    [{ cost: [3, 3] }, { cost: [1, 2] }],
  );
});

test("what no cell takes is left out and counted, and changes nothing", () => {
  const pasted = paste(DECISION, [["maybe", "pass", "beyond"], ["pass"], ["pass"], ["9"], ["below"]], PLACE);
  assert.deepEqual(pasted.refused, ["maybe", "beyond", "9", "below"]);
  assert.equal(pasted.filled, 3);
  assert.deepEqual(paste(DECISION, [["pass"]], { ...PLACE, row: "gone.gate" }).refused, ["pass"]);
  assert.deepEqual(["Yes", "✓", "FAILED", "unclear", "soon"].map(parsedResult), [
    "positive",
    "positive",
    "negative",
    "inconclusive",
    null,
  ]);
});

test("a word finds the claim, at the gate that it belongs to", () => {
  const [first] = offersFor("amqp", KNOWN);
  assert.deepEqual(
    [first.gate, first.check],
    ["fit", { id: "amqp", claim: "protocols.amqp", is: "supported", level: "E2" }],
  );
  const [adverse] = offersFor("telemetry", KNOWN);
  assert.deepEqual(
    [adverse.label, adverse.gate, adverse.check.is],
    ["No telemetry to the vendor", "legal", "unsupported"],
  );
});

test("a claim is found by its other names and in either spelling", () => {
  const claim = { id: "packing", label: "Quantisation of messages", "also-called": ["ROCm"] };
  const vocabulary = {
    ...KNOWN.vocabulary,
    groups: [{ id: "g", label: "G", gates: ["fit"], claims: [claim] }],
  };
  for (const words of ["rocm", "quantization", "quantisation messages"]) {
    assert.equal(offersFor(words, { ...KNOWN, vocabulary })[0].check.claim, "g.packing", words);
  }
});

test("a latency target is read from words, at the gate where the site measures", () => {
  const [offer] = offersFor("p99 ttft 800 ms at 64", KNOWN);
  assert.deepEqual(
    [offer.gate, offer.check],
    ["speed", { id: "objective", slo: { "ttft-ms": 800 }, attainment: 0.99, load: { concurrency: 64 } }],
  );
  assert.deepEqual(offersFor("p95 ttft", KNOWN)[0].check.slo, { "ttft-ms": 1000 });
  assert.deepEqual(offersFor("e2e 2s", KNOWN)[0].check.slo, { "e2e-ms": 2000 });
});

test("beginnings of licences make one list of them", () => {
  const offer = offersFor("apache mit", KNOWN).find((each) => each.check.license);
  assert.deepEqual([offer.gate, offer.check.license], ["legal", ["Apache-2.0", "MIT"]]);
  assert.equal(
    offersFor("amqp", KNOWN).some((each) => each.check.license),
    false,
  );
});

test("whatever the directory does not know is offered as a test of one's own, with an id", () => {
  const offers = offersFor("drain within 30 s", KNOWN);
  assert.deepEqual(
    offers.map((each) => each.gate),
    ["fit", "speed", "legal"],
  );
  assert.deepEqual(offers[0].check, { id: "drain-within-30-s", attest: "drain within 30 s" });
  assert.equal(offersFor("日本語", KNOWN)[0].check.id, "own-test");
  assert.deepEqual(offersFor("  ", KNOWN), []);
});

test("a list adds the best of each of its parts", () => {
  assert.deepEqual(
    offersForList("amqp; mqtt, ttft 1,500 ms", KNOWN).map((each) => each.check.claim ?? each.check.slo),
    ["protocols.amqp", "protocols.mqtt", { "ttft-ms": 1500 }],
  );
});

test("a file is named after the title", () => {
  assert.equal(fileStem({ id: "x", title: "Chat für Mitarbeiter, EU/2026" }), "chat-fur-mitarbeiter-eu-2026");
  assert.equal(fileStem({ id: "x", title: "…" }), "x");
  assert.equal(fileStem({ title: "../../etc" }), "etc");
  assert.equal(fileStem(null), "decision");
});
