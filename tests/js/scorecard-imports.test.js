/** Files that are brought along: JSON and YAML, and what is refused with words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ProblemsError } from "../../plugins/mkdocs_aruntime/assets/javascripts/evaluator/client.js";
import { LARGEST } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/transfer/validation.js";
import { readFile } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/transfer/file-import.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";

/** @type {any[]} */
const asked = [];
const said = [{ path: "candidates[0].id", message: "words of the evaluator" }];
const ask = async (/** @type {string} */ method, /** @type {any} */ params) => {
  asked.push({ method, ...params });
  throw new ProblemsError(said);
};
const mute = async () => {
  throw new Error("no evaluator here");
};
const read = (/** @type {any} */ text, name = "x.yml", by = mute) =>
  readFile(new File([text], name), by).then(({ decision }) => decision);

const YAML = `schema: aruntime/decision/1
id: x
title: X
problem: p
needs: {layers: []}
candidates:
  - {id: a, components: {a: 1.10}, scores: {cost: 2.5, b: [1, 2]}, name: ~, evidence: [{check: a.b, result: positive, level: E3, collected: 2026-11-02, good: 10, synthetic: true}]}
`;

test("JSON is read as it stands, alone or inside a record", async () => {
  assert.deepEqual(await read(JSON.stringify(emptyDecision()), "x.json"), emptyDecision());
  assert.deepEqual(await read(JSON.stringify({ decision: emptyDecision() }), "x.json"), emptyDecision());
});

test("YAML's scalars are numbers and truth values where the model has such, and text elsewhere", async () => {
  const decision = await read(YAML);
  const evidence = [
    { check: "a.b", result: "positive", level: "E3", collected: "2026-11-02", good: 10, synthetic: true },
  ];
  assert.deepEqual(decision.candidates, [
    { id: "a", components: { a: "1.10" }, scores: { cost: 2.5, b: [1, 2] }, evidence },
  ]);
});

test("what is wrong with a file is said by the evaluator, and by the page where it cannot be asked", async () => {
  const wrong = YAML.replace("id: a", "id: A B");
  await assert.rejects(read(wrong, "x.yml", ask), { message: "candidates[0].id: words of the evaluator" });
  assert.deepEqual(
    [asked.at(-1).method, asked.at(-1).kind, asked.at(-1).scalars],
    ["check", "decision", "text"],
  );
  await assert.rejects(read(wrong), {
    message: "candidates[0].id: 'A B' is not a kebab-case id such as 'model-server'",
  });
  await assert.rejects(read(JSON.stringify({ ...emptyDecision(), needs: null }), "x.json"), {
    message: "needs: 'needs' is missing",
  });
});

test("what is no decision at all, or too large for the page, is not put to the evaluator", async () => {
  asked.length = 0;
  await assert.rejects(read("- 1", "x.yml", ask), /found a list; expected a mapping with keys/);
  const keys = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, 0]));
  await assert.rejects(
    read(JSON.stringify({ ...emptyDecision(), ...keys }), "x.json", ask),
    /holds more than this page reads: 50,000 values/,
  );
  assert.deepEqual(asked, []);
});

test("anchors, aliases, tags and broken YAML are refused with the reason", async () => {
  await assert.rejects(read(`a: &x [1]\n${YAML}`), /anchors and aliases are not used here/);
  await assert.rejects(read(`a: !!binary aGk=\n${YAML}`), /tags are not used here/);
  await assert.rejects(read("a: [1\nb: 2"), /the file is not YAML: .+ \(line \d\)/);
  await assert.rejects(read(""), /found nothing; expected a mapping with keys|not YAML/);
  await assert.rejects(read("[".repeat(500)), /not YAML/);
});

test("a decision of a newer format is not read half", async () => {
  await assert.rejects(
    read(JSON.stringify({ ...emptyDecision(), schema: "aruntime/decision/2" }), "x.json"),
    /newer version/,
  );
  await assert.rejects(read(YAML.replace("decision/1", "decision/2")), /newer version/);
  for (const name of ["aruntime/runtime/1", "aruntime/decision/01", "aruntime/decision/0", "x"]) {
    await assert.rejects(
      read(YAML.replace("aruntime/decision/1", name)),
      /its format is .+; expected aruntime\/decision\/1/,
    );
  }
});

test("a record in Markdown holds the decision", async () => {
  const markdown = (data) =>
    `---\nstatus: "proposed"\n---\n\n# Title\n\n\`\`\`json aruntime/decision\n${data}\n\`\`\`\n`;
  assert.deepEqual(await read(markdown(JSON.stringify(emptyDecision())), "0001-x.md"), emptyDecision());
  assert.deepEqual(
    await read(markdown(JSON.stringify(emptyDecision())).replaceAll("\n", "\r\n"), "0001-x.md"),
    emptyDecision(),
  );
  await assert.rejects(
    read(markdown(JSON.stringify({ ...emptyDecision(), schema: "aruntime/decision/9" })), "x.md"),
    /newer version/,
  );
  await assert.rejects(read("# A page", "x.md"), /the Markdown holds no decision/);
});

test("a decision inside a record of another format is left alone", async () => {
  const record = { schema: "aruntime/record/1", decision: emptyDecision() };
  assert.deepEqual(await read(JSON.stringify(record), "x.json"), emptyDecision());
  await assert.rejects(
    read(JSON.stringify({ ...record, schema: "aruntime/record/7" }), "x.json"),
    /its format is aruntime\/record\/7, and this page reads aruntime\/record\/1/,
  );
  for (const name of ["aruntime/record/0", "aruntime/evaluation/1"]) {
    await assert.rejects(
      read(JSON.stringify({ ...record, schema: name }), "x.json"),
      /its format is .+; expected aruntime\/record\/1/,
    );
  }
});

test("a file in another encoding is refused in words", async () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...YAML].flatMap((sign) => [sign.charCodeAt(0), 0])]);
  for (const name of ["x.yml", "x.json"]) {
    await assert.rejects(read(utf16, name), { message: "the file is UTF-16 text; save it as UTF-8" });
    await assert.rejects(read(utf16.subarray(2), name), /not JSON|not YAML|UTF-16/);
    await assert.rejects(read(new Uint8Array([0x7b, 0xe9, 0x7d]), name), {
      message: "the file is not UTF-8 text; save it as UTF-8",
    });
    await assert.rejects(read(new Uint8Array([0x1f, 0x8b, 0, 0]), name), /compressed; unpack it first/);
  }
  assert.equal((await read(`\ufeff${YAML}`)).id, "x");
});

test("what is nested deeper than any document is refused in words, quickly", async () => {
  const start = performance.now();
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
    ['[{"needs":', "}]"],
  ]) {
    await assert.rejects(read(`${open.repeat(50_000)}1${close.repeat(50_000)}`, "x.json"), {
      message: "it is nested deeper than 30 levels",
    });
    await assert.rejects(read(open.repeat(50_000), "x.json"), /deeper/);
    await assert.rejects(read(`${open}\n`.repeat(50_000)), /not YAML/);
  }
  assert.ok(performance.now() - start < 3000);
  const quoted = { ...emptyDecision(), problem: `\\"${"[{".repeat(1500)}` };
  assert.deepEqual(await read(JSON.stringify(quoted), "x.json"), quoted);
});

test("five megabytes are refused before they are read", async () => {
  await assert.rejects(
    read("x".repeat(5_000_000), "x.json"),
    /the file has 5,000,000 bytes; at most 1,000,000 characters are read/,
  );
  await assert.rejects(read("x".repeat(LARGEST + 1)), /the file has 1,000,001 characters; at most 1,000,000/);
});

test("a record brings its choice along, and is refused or marked where its digest does not fit", async () => {
  const choice = { candidate: "a", why: "Best proven.", by: ["A. Lead"] };
  const record = {
    schema: "aruntime/record/1",
    decision: { ...emptyDecision(), candidates: [{ id: "a", components: { a: "1" } }] },
    choice,
    digest: "sha256:0",
  };
  const file = (/** @type {object} */ data) => new File([JSON.stringify(data)], "x.json");
  const checked = await readFile(file(record), async () => ({ document: {} }));
  assert.deepEqual([checked.decision.choice, checked.note], [choice, ""]);
  const altered = [
    { path: "evaluation.inputs.decision-digest", rule: "unfit-record", message: "the decision was changed" },
  ];
  await assert.rejects(
    readFile(file(record), () => Promise.reject(new ProblemsError(altered))),
    { message: "the decision was changed" },
  );
  const unchecked = await readFile(file(record), mute);
  assert.match(unchecked.note, /could not be checked against its digest/);
  const { digest: _, ...old } = record;
  const uncovered = await readFile(file(old), async () => ({ document: {} }));
  assert.match(uncovered.note, /No digest covers what this record says of the choice/);
});
