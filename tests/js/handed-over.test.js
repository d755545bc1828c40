/** What other pages hand over to the scorecard: through the address, into a decision. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { handedOver } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/handing-over.js";
import { START } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import {
  asksMore,
  begunFrom,
  targetOf,
  titled,
  withCandidates,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/handed-over.js";
import {
  readHandedOver,
  writeHandedOver,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/view/handed-over.js";

const term = (/** @type {string} */ id, more = {}) => ({ id, label: id, definition: id, ...more });
const VOCABULARY = /** @type {any} */ ({
  layers: [term("engine"), term("platform")],
  responsibilities: [term("batching", { layers: ["engine"] }), term("rollout", { layers: ["platform"] })],
  groups: [
    { ...term("serving"), gates: ["fit"], claims: [term("lora"), term("sso", { gates: ["security"] })] },
    {
      ...term("hardware"),
      gates: ["fit"],
      claims: [term("gpu", { label: "NVIDIA GPU", "also-called": ["H100"] })],
    },
    { ...term("deployment"), gates: ["fit"], claims: [term("k8s", { label: "Kubernetes" })] },
    { ...term("notes"), gates: [], claims: [term("mascot")] },
  ],
  conditions: [
    term("component", { words: "entries" }),
    term("hardware", { words: "claims", group: "hardware" }),
    term("deployment", { words: "claims", group: "deployment" }),
  ],
});
const POLICY = /** @type {any} */ ({
  gates: [term("fit"), term("security"), term("licences")],
  criteria: [],
});
const KNOWN = {
  policy: POLICY,
  vocabulary: VOCABULARY,
  examples: /** @type {any[]} */ ([{ requirements: { licences: [{ id: "l", license: ["MIT"] }] } }]),
};
const CATALOG = /** @type {any} */ ({
  runtimes: ["a", "b"].map((id) => ({
    id,
    name: id.toUpperCase(),
    layers: ["engine"],
    versions: { reviewed: "1" },
  })),
});
const USE_CASE = /** @type {any} */ ({
  title: "Chat",
  "use-case": "chat",
  needs: { layers: ["engine", "platform"], responsibilities: ["batching", "rollout"] },
  requirements: { fit: [{ id: "lora", claim: "serving.lora", is: "supported" }] },
  importance: { cost: "high" },
  target: { deployment: "on premises" },
  candidates: [{ id: "usual", components: { b: "1" } }],
});
const NOTHING = readHandedOver("#");

test("what is handed over comes out of the address as it went in", () => {
  const handed = {
    useCase: "chat",
    candidates: [["a"], ["a", "b"]],
    layers: ["engine"],
    claims: [
      { claim: "serving.lora", is: /** @type {const} */ ("supported") },
      { claim: "data.telemetry", is: /** @type {const} */ ("unsupported") },
    ],
    licences: ["Apache-2.0 WITH LLVM-exception", "GPL-2.0+"],
    target: "8 H100, Kubernetes & more",
  };
  assert.deepEqual(readHandedOver(writeHandedOver(handed)), handed);
  assert.deepEqual(readHandedOver("#candidate=a,a+b").candidates, [["a"], ["a", "b"]]);
  assert.equal(asksMore(readHandedOver("#candidate=a")), false);
  assert.equal(asksMore(readHandedOver("#candidate=a&target=here")), true);
});

test("a use case keeps its must-haves, weights and target; named candidates take the place of the usual", () => {
  const usual = begunFrom({ ...NOTHING, useCase: "chat" }, USE_CASE, KNOWN);
  assert.deepEqual(usual.candidates, USE_CASE.candidates);
  const handed = { ...NOTHING, useCase: "chat", candidates: [["a", "b"]], layers: ["platform", "odd"] };
  const begun = withCandidates(begunFrom(handed, USE_CASE, KNOWN), handed.candidates, CATALOG);
  assert.deepEqual(begun.candidates, [{ id: "a-b", name: "A with B", components: { a: "1", b: "1" } }]);
  assert.equal(titled(begun, handed).title, "Chat: A with B");
  assert.deepEqual(begun.needs, { layers: ["platform"], responsibilities: ["rollout"] });
  const { requirements, importance, target } = begun;
  assert.deepEqual(
    { requirements, importance, target },
    { requirements: USE_CASE.requirements, importance: USE_CASE.importance, target: USE_CASE.target },
  );
});

test("claims and licences are must-haves at their gates, once each; what no gate asks for stays behind", () => {
  const claims = ["serving.lora", "serving.sso", "notes.mascot", "odd.odd", "odd"].map((claim) => ({
    claim,
    is: /** @type {const} */ ("supported"),
  }));
  const handed = { ...NOTHING, useCase: "chat", claims, licences: ["MIT"] };
  assert.deepEqual(begunFrom(handed, USE_CASE, KNOWN).requirements, {
    fit: [{ id: "lora", claim: "serving.lora", is: "supported" }],
    security: [{ id: "sso", claim: "serving.sso", is: "supported", level: "E2" }],
    licences: [{ id: "licence", license: ["MIT"] }],
  });
});

test("a target stands under the conditions that its words name, else under the first", () => {
  assert.deepEqual(targetOf("8 h100, Kubernetes", VOCABULARY), {
    hardware: "8 h100, Kubernetes",
    deployment: "8 h100, Kubernetes",
  });
  assert.deepEqual(targetOf("our room", VOCABULARY), { hardware: "our room" });
  assert.deepEqual(targetOf("", VOCABULARY), {});
});

test("a candidate that is not there is told by its id", () => {
  const begun = begunFrom({ ...NOTHING, target: "x" }, {}, KNOWN);
  assert.throws(() => withCandidates(begun, [["zz"]], CATALOG), /“zz”, which this site does not have/);
});

test("the directory hands over what is ticked and what is asked; one of several claims is no must-have", () => {
  const facet = (/** @type {string} */ id, anchor = "") => ({ id, ...(anchor ? { anchor } : {}) });
  const directory = /** @type {any} */ ({
    facets: [
      facet("layer"),
      facet("serving", "serving"),
      facet("data-claims", "data"),
      facet("formats", "formats"),
    ],
    entries: [{ id: "a" }, { id: "b" }],
  });
  const state = {
    ...START,
    pick: ["a", "gone"],
    target: "Kubernetes",
    choices: {
      layer: { mode: /** @type {const} */ ("any"), values: ["engine"] },
      serving: { mode: /** @type {const} */ ("all"), values: ["lora", "unknown"] },
      "data-claims": { mode: /** @type {const} */ ("none"), values: ["telemetry"] },
      formats: { mode: /** @type {const} */ ("any"), values: ["gguf", "onnx"] },
      license: { mode: /** @type {const} */ ("any"), values: ["MIT", "ISC"] },
    },
  };
  assert.deepEqual(handedOver(directory, state), {
    candidates: [["a"]],
    claims: [
      { claim: "serving.lora", is: "supported" },
      { claim: "data.telemetry", is: "unsupported" },
    ],
    licences: ["MIT", "ISC"],
    target: "Kubernetes",
  });
});
