/** A correction as a document, and the ways out: addresses of the forges. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  correctionOf,
  draftOf,
  edited,
  isChange,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/document.js";
import {
  forget,
  recall,
  remember,
  waiting,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/drafts.js";
import {
  fieldsFor,
  shownFields,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/fields.js";
import {
  claimReport,
  textReport,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/report.js";
import { meant } from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/meant.js";
import { formProblems } from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/form-problems.js";
import {
  changedPart,
  passageOf,
  termOf,
  textCorrection,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/texts.js";
import { issue, newFile } from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/proposals.js";

const ENTRY = /** @type {any} */ ({
  id: "alpha",
  name: "Alpha",
  versions: { reviewed: "1.10" },
  claims: {
    protocols: [
      {
        id: "amqp",
        value: "supported",
        note: "Old.",
        evidence: [
          { source: "readme", quote: "One." },
          { source: "docs", quote: "Two." },
        ],
      },
      { id: "mqtt", value: "unknown", looked: ["here"] },
    ],
  },
  sources: {
    readme: {
      title: "Readme",
      url: "https://example.org/r",
      publisher: "Alpha",
      kind: "documentation",
      version: "1.10",
      accessed: "2026-11-01",
    },
    docs: {
      title: "Docs",
      url: "https://example.org/d",
      publisher: "Alpha",
      kind: "documentation",
      accessed: "2026-11-02",
    },
  },
});
const FORGE = {
  issue: "https://e.org/issues/new?title={title}&page={page}&target={path}",
  new: "https://e.org/new/main?filename={folder}/{name}&value={text}",
  field: "&{id}={value}",
  longest: 300,
};

test("the form opens with what the claim says, its first quote and that quote's source", () => {
  const draft = draftOf(ENTRY, "protocols.amqp", "2026-11-28");
  assert.deepEqual(
    {
      value: draft.value,
      note: draft.note,
      quote: draft.quote,
      url: draft.url,
      version: draft.version,
      opened: draft.opened,
      kept: draft.kept,
    },
    {
      value: "supported",
      note: "Old.",
      quote: "One.",
      url: "https://example.org/r",
      version: "1.10",
      opened: "2026-11-01",
      kept: ["Two."],
    },
  );
});

test("a correction says what the entry had, and quotes that still hold come with it", () => {
  const draft = {
    ...draftOf(ENTRY, "protocols.amqp", "2026-11-28"),
    value: "partial",
    when: [
      { key: "option", words: ["--x ", "", "--y"] },
      { key: "", words: ["z"] },
    ],
    by: " Jo ",
  };
  const { change, by, reason } = /** @type {any} */ (correctionOf(ENTRY, "protocols.amqp", draft));
  assert.deepEqual(change.had, {
    value: "supported",
    note: "Old.",
    quotes: ["One.", "Two."],
    sources: [
      { url: "https://example.org/r", kind: "documentation", version: "1.10" },
      { url: "https://example.org/d", kind: "documentation" },
    ],
  });
  assert.deepEqual(change.wants, { value: "partial", when: { option: ["--x", "--y"] }, note: "Old." });
  assert.deepEqual(
    change.evidence.map((/** @type {any} */ each) => [each.quote, each.source.opened, each.source.accessed]),
    [
      ["One.", "2026-11-01", undefined],
      ["Two.", "2026-11-02", undefined],
    ],
  );
  assert.deepEqual([by, reason], ["Jo", undefined]);
});

const WORDS = /** @type {any} */ ({
  conditions: [{ id: "hardware", label: "Hardware", phrase: "on", words: "claims", group: "hardware" }],
  groups: [{ id: "hardware", claims: [{ id: "nvidia-gpu", label: "NVIDIA GPUs" }] }],
  "source-kinds": [{ id: "documentation", label: "Documentation" }],
});

test("an issue carries all that the form holds, and nothing of a field that is hidden", () => {
  const fresh = draftOf(ENTRY, "protocols.amqp", "2026-11-28");
  const draft = {
    ...fresh,
    value: "partial",
    when: [{ key: "hardware", words: ["nvidia-gpu"] }],
    lacks: "The rest.",
    note: "",
    quote: "Three.",
    reason: "Seen.",
    by: "Jo",
  };
  const report = (/** @type {object} */ more) =>
    claimReport(correctionOf(ENTRY, "protocols.amqp", /** @type {any} */ ({ ...draft, ...more })), WORDS);
  assert.deepEqual(report({}), {
    now: "Yes. Old\n“One.”, https://example.org/r, version 1.10\n“Two.”, https://example.org/d",
    wants: "Partly. Only on NVIDIA GPUs. Lacks: The rest",
    source: "https://example.org/r",
    "source-title": "Readme",
    "source-kind": "Documentation",
    publisher: "Alpha",
    version: "1.10",
    opened: "2026-11-01",
    quote: "Three.",
    kept: "Two.",
    reason: "Seen.",
    by: "Jo",
  });
  assert.equal(report({ value: "supported" }).wants, "Yes");
  const silent = draftOf(ENTRY, "protocols.stomp", "2026-11-28");
  const { now, wants } = claimReport(correctionOf(ENTRY, "protocols.stomp", silent), WORDS);
  assert.deepEqual([now, wants], ["Nothing is said of it.", ""]);
  const unknown = report({ value: "unknown", looked: "there" });
  assert.deepEqual(
    [unknown.wants, unknown.source, unknown.quote, unknown.kept, unknown.version],
    ["Not established. Checked, not found: there", "", "", "", ""],
  );
  const text = {
    schema: "",
    change: { term: "a", had: { short: "A." }, wants: { short: "B.", long: "C." } },
  };
  assert.deepEqual(textReport(/** @type {any} */ (text)), {
    now: "A.",
    wants: "B.\n\nC.",
    source: "",
    reason: "",
    by: "",
  });
});

test("no other quote holds of another value until somebody says so", () => {
  const since = { fresh: draftOf(ENTRY, "protocols.amqp", "2026-11-28"), today: "2026-11-28" };
  const { fresh } = since;
  assert.deepEqual(fresh.kept, ["Two."]);
  const other = edited(fresh, { value: "unsupported" }, since);
  assert.deepEqual(other.kept, []);
  assert.deepEqual(edited({ ...other, kept: ["Two."] }, { note: "So." }, since).kept, ["Two."]);
  assert.deepEqual(edited(other, { value: fresh.value }, since).kept, ["Two."]);
});

test("another day, a reason and a name alone change nothing; other words were read today", () => {
  const today = "2026-11-28";
  const fresh = draftOf(ENTRY, "protocols.amqp", today);
  const changed = (/** @type {object} */ more) =>
    isChange(
      correctionOf(ENTRY, "protocols.amqp", { ...fresh, ...more }),
      correctionOf(ENTRY, "protocols.amqp", fresh),
    );
  assert.equal(changed({ opened: "2026-11-20", reason: "Why.", by: "Jo" }), false);
  assert.equal(changed({ when: [{ key: "option", words: ["x"] }], lacks: "Hidden." }), false);
  assert.equal(changed({ quote: "Others." }), true);
  assert.equal(edited(fresh, { quote: "Others." }, { fresh, today }).opened, today);
  assert.equal(edited(fresh, { note: "Others." }, { fresh, today }).opened, "2026-11-01");
  const said = { ...fresh, opened: "2026-11-20" };
  assert.equal(edited(said, { quote: "Others." }, { fresh, today }).opened, "2026-11-20");
});

test("a name that is misread or misspelt means the nearest, and anything else none", () => {
  const choices = [
    { id: "vllm", label: "vLLM" },
    { id: "llama-cpp", label: "llama.cpp" },
    { id: "onnx-runtime", label: "ONNX Runtime" },
  ];
  for (const [written, id] of [
    ["vlIm", "vllm"],
    ["v1lm", "vllm"],
    ["vlm", "vllm"],
    ["lama.cp", "llama-cpp"],
    ["onnx_runtlme", "onnx-runtime"],
    ["kafka", undefined],
    ["", undefined],
    ["v".repeat(81), undefined],
  ])
    assert.equal(meant(written ?? "", choices)?.id, id);
});

test("every problem is listed by the labels of the form, and the count is of what is listed", () => {
  const draft = { ...draftOf(ENTRY, "protocols.amqp", "2026-11-28"), value: "unknown" };
  const shown = shownFields(/** @type {any} */ (draft), 2);
  const problems = [
    { path: "change.wants.looked", rule: "missing-looked", message: "'unknown' needs 'looked': …" },
    { path: "change.evidence", rule: "not-reread", message: "renew 'accessed'" },
    { path: "change.had", rule: "stale", message: "it changed" },
    { path: "change.had", rule: "stale", message: "it changed" },
  ];
  const { at, elsewhere, count } = formProblems(problems, shown, fieldsFor("unknown"));
  assert.deepEqual(at, { looked: ["Say where you looked: one place per line."] });
  assert.equal(elsewhere.length, 2);
  assert.match(elsewhere[0] ?? "", /“Opened on”.*“Its words, verbatim”.*“What is right”/);
  assert.equal(elsewhere[1], "It changed.");
  assert.equal(count, 3);
});

test("no message names a key of the file", () => {
  const shown = shownFields(
    /** @type {any} */ ({ ...draftOf(ENTRY, "protocols.amqp", ""), value: "partial" }),
    2,
  );
  const source = "change.evidence[0].source";
  for (const [path, rule, message, expected, key, words] of [
    [source, "missing-key", "'kind' is missing", "kind", "kind", "Fill in “What it is”."],
    [source, "missing-key", "'opened' is missing", "opened", "opened", "Fill in “Opened on”."],
    ["change.wants", "missing-key", "'value' is missing", "value", "value", "Fill in “What is right”."],
    [
      "change.evidence[0].quote",
      "wrong-length",
      "found 0 characters; expected 1 to 300 characters",
      "1 to 300 characters",
      "quote",
      "Write the quote (1 to 300 characters).",
    ],
    [`${source}.title`, "blank", "says nothing", "text", "title", "Write the title."],
    [
      `${source}.opened`,
      "wrong-form",
      "'x' is not a date",
      "a date",
      "opened",
      "Choose the day on which you opened it.",
    ],
    [
      "change.wants.when.hardware[0]",
      "unknown-word",
      "'x' is not known",
      "",
      "when",
      "Choose from the list.",
    ],
    [
      "change.wants.when",
      "missing-condition",
      "'partial' needs its condition as data ('when')",
      "",
      "when",
      "Choose the condition under which it holds, or say what is missing.",
    ],
    [
      "change.evidence[0].quote",
      "old-quote",
      "quote the words that show 'partial'",
      "",
      "quote",
      "Quote the words that show “Partly”.",
    ],
  ]) {
    const problem = /** @type {any} */ ({ path, rule, message, expected });
    assert.deepEqual(formProblems([problem], shown, fieldsFor("partial")).at, {
      [/** @type {string} */ (key)]: [words],
    });
  }
});

test("what nobody established brings no quotes, and what was not there had nothing", () => {
  const unknown = /** @type {any} */ (
    correctionOf(ENTRY, "protocols.amqp", {
      ...draftOf(ENTRY, "protocols.amqp", "2026-11-28"),
      value: "unknown",
      looked: "a\n\n b ",
    })
  );
  assert.deepEqual([unknown.change.evidence, unknown.change.wants.looked], [undefined, ["a", "b"]]);
  const added = /** @type {any} */ (
    correctionOf(ENTRY, "protocols.stomp", draftOf(ENTRY, "protocols.stomp", "2026-11-28"))
  );
  assert.equal("had" in added.change, false);
});

test("texts are encoded in an address, and one that is too long is none", () => {
  assert.deepEqual(newFile(FORGE, "a.yml", "x: 1&2\n#é"), {
    address: "https://e.org/new/main?filename=corrections/a.yml&value=x%3A%201%262%0A%23%C3%A9".replace(
      "corrections/",
      "corrections/",
    ),
    tooLong: false,
  });
  assert.deepEqual(newFile(FORGE, "a.yml", "x".repeat(300)), { address: "", tooLong: true });
  assert.deepEqual(newFile({ ...FORGE, new: "" }, "a.yml", "x"), { address: "", tooLong: false });
  const { address } = issue(
    FORGE,
    { title: "A & {page}", page: "r/#a.b", path: "r.yml" },
    { quote: "Q=1", version: "" },
  );
  assert.equal(
    address,
    "https://e.org/issues/new?title=A%20%26%20%7Bpage%7D&page=r%2F%23a.b&target=r.yml&quote=Q%3D1",
  );
});

test("what was begun is kept, and what is no draft is not taken for one", () => {
  const rows = new Map();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ key) => rows.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => rows.set(key, value),
      removeItem: (/** @type {string} */ key) => rows.delete(key),
      key: (/** @type {number} */ at) => [...rows.keys()][at] ?? null,
      get length() {
        return rows.size;
      },
    },
  });
  const fresh = draftOf(ENTRY, "protocols.amqp", "2026-11-28");
  const of = { thing: "alpha/protocols.amqp", label: "Alpha: AMQP" };
  remember(of, { ...fresh, note: "New." }, fresh);
  assert.deepEqual(recall("alpha/protocols.amqp", fresh), { ...fresh, note: "New." });
  remember(of, fresh, fresh);
  assert.equal(rows.size, 0);
  for (const odd of [
    "null",
    "[]",
    "{",
    '{"note": 1}',
    JSON.stringify({ ...fresh, kept: [1] }),
    JSON.stringify({ ...fresh, when: "x" }),
    JSON.stringify({ ...fresh, note: "x".repeat(10_001) }),
  ]) {
    rows.set("aruntime/correction/1/alpha/protocols.amqp", odd);
    assert.equal(recall("alpha/protocols.amqp", fresh), null, odd);
  }
  forget("alpha/protocols.amqp");
  assert.equal(rows.size, 0);
});

test("what waits is listed with its page and what opens its form; what is no draft is not", () => {
  const label = (/** @type {object} */ more) => JSON.stringify({ label: "L", ...more });
  for (const [thing, text] of [
    ["alpha-2/protocols.amqp", label({ label: "A" })],
    ["term/queue", label({ label: "B" })],
    ["page/guides/choosing.md/key-takeaways", label({ label: "C" })],
    ["page/index.md/first", label({ label: 1 })],
    ["javascript:alert(1)//x.y", label({})],
    ["page/../../etc.md/x", label({})],
    ["alpha/protocols.amqp.more", label({})],
    ["beta/protocols.amqp", "["],
  ])
    localStorage.setItem(`aruntime/correction/1/${thing}`, text ?? "");
  localStorage.setItem("another/alpha/protocols.amqp", label({}));
  assert.deepEqual(
    waiting().map(({ label, page, data }) => [label, page, ...Object.values(data)]),
    [
      ["A", "runtimes/alpha-2/#protocols.amqp", "protocols.amqp", "alpha-2"],
      ["B", "glossary/#queue", "queue"],
      ["beta/protocols.amqp", "runtimes/beta/#protocols.amqp", "protocols.amqp", "beta"],
      ["C", "guides/choosing/#key-takeaways", "key-takeaways", "guides/choosing/"],
      ["page/index.md/first", "#first", "first", ""],
    ],
  );
});

test("of a section only the paragraphs that differ are proposed, and they stand in it once", () => {
  const text = "One.\n\nSame.\n\nTwo.\n\nSame.";
  assert.equal(changedPart(text, text), null);
  assert.deepEqual(changedPart(text, text.replace("Two.", "2.")), { had: "Two.", wants: "2." });
  const last = changedPart(text, "One.\n\nSame.\n\nTwo.\n\nOther.");
  assert.deepEqual(last, { had: "Two.\n\nSame.", wants: "Two.\n\nOther." });
  const added = changedPart(text, "Zero.\n\nOne.\n\nSame.\n\nTwo.\n\nSame.");
  assert.deepEqual(added, { had: "One.", wants: "Zero.\n\nOne." });
});

test("a text that is not changed is no correction", () => {
  const term = termOf("queue", { queue: { term: "Queue", short: "A line." } }, "docs/glossary.yml");
  const draft = { texts: { short: "A line. ", long: "" }, source: "", reason: "", by: "" };
  assert.equal(textCorrection(term, draft), null);
  const changed = {
    ...draft,
    texts: { short: "Lines.", long: "More." },
    source: " https://e.org/q ",
    by: "Jo",
  };
  assert.deepEqual(textCorrection(term, changed), {
    schema: "aruntime/correction/1",
    change: {
      term: "queue",
      had: { short: "A line." },
      wants: { short: "Lines.", long: "More." },
      source: "https://e.org/q",
    },
    by: "Jo",
  });
  const page = {
    page: "guides/a.md",
    file: "docs/guides/a.md",
    sections: { b: { title: "B", text: "One." } },
  };
  const passage = passageOf("b", page, "guides/a/");
  assert.deepEqual(passage.change({ text: "Two." }), {
    page: "guides/a.md",
    section: "b",
    had: "One.",
    wants: "Two.",
  });
  assert.throws(() => termOf("x", {}, ""), /no term x/);
  assert.throws(() => passageOf("x", page, ""), /no section x/);
});
