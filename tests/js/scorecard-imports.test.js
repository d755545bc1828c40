/** Files that are brought along: JSON and YAML, and what is refused with words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readFile } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/imports.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/state.js";

/** @type {any[]} */
const asked = [];
const ask = async (/** @type {string} */ method, /** @type {any} */ params) => {
  asked.push({ method, ...params });
  return { document: params.document };
};
const read = (/** @type {string} */ text, name = "x.yml") => readFile(new File([text], name), ask);

const YAML = "schema: aruntime/decision/1\nid: x\nneeds: {layers: []}\ncandidates:\n  - {id: a, components: {a: 1.10}, scores: {cost: 2.5}, note: ~}\n";

test("JSON is read as it stands, alone or inside a record", async () => {
  assert.deepEqual(await read(JSON.stringify(emptyDecision()), "x.json"), emptyDecision());
  assert.deepEqual(await read(JSON.stringify({ decision: emptyDecision() }), "x.json"), emptyDecision());
});

test("YAML's scalars go to the evaluator as they were written, which knows what is a number", async () => {
  const decision = await read(YAML);
  assert.deepEqual(decision.candidates, [{ id: "a", components: { a: "1.10" }, scores: { cost: "2.5" }, note: null }]);
  assert.deepEqual(asked.at(-1), { method: "check", kind: "decision", scalars: "text", document: decision });
});

test("anchors, aliases, tags and broken YAML are refused with the reason", async () => {
  await assert.rejects(read(`a: &x [1]\n${YAML}`), /anchors and aliases are not used here/);
  await assert.rejects(read(`a: !!binary aGk=\n${YAML}`), /tags are not used here/);
  await assert.rejects(read("a: [1\nb: 2"), /the file is not YAML: .+ \(line \d\)/);
  await assert.rejects(read("- 1"), /it has no list of candidates/);
  await assert.rejects(read(""), /it has no list of candidates|not YAML/);
  await assert.rejects(read("[".repeat(500)), /not YAML/);
});

test("a decision of a newer format is not read half", async () => {
  await assert.rejects(read(JSON.stringify({ ...emptyDecision(), schema: "aruntime/decision/2" }), "x.json"), /newer version/);
  await assert.rejects(read(YAML.replace("decision/1", "decision/2")), /newer version/);
});

test("five megabytes are refused before they are read", async () => {
  await assert.rejects(read("x".repeat(5_000_000), "x.json"), /the file has 5,000,000 bytes; at most 1,000,000 characters are read/);
  await assert.rejects(read("x".repeat(1_000_001)), /the file has 1,000,001 characters; at most 1,000,000/);
});
