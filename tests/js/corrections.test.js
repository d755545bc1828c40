/** A correction as a document, and the ways out: addresses of the forges. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  correctionOf,
  draftOf,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/document.js";
import {
  forget,
  recall,
  remember,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/corrections/drafts.js";
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
      opened: "2026-11-28",
      kept: ["Two."],
    },
  );
});

test("a correction says what the entry had, and quotes that still hold come with it", () => {
  const draft = {
    ...draftOf(ENTRY, "protocols.amqp", "2026-11-28"),
    value: "partial",
    when: [
      { key: "option", words: "--x, --y" },
      { key: "", words: "z" },
    ],
    by: " Jo ",
  };
  const { change, by, reason } = /** @type {any} */ (correctionOf(ENTRY, "protocols.amqp", draft));
  assert.deepEqual(change.had, { value: "supported", note: "Old.", quotes: ["One.", "Two."] });
  assert.deepEqual(change.wants, { value: "partial", when: { option: ["--x", "--y"] }, note: "Old." });
  assert.deepEqual(
    change.evidence.map((/** @type {any} */ each) => [each.quote, each.source.opened, each.source.accessed]),
    [
      ["One.", "2026-11-28", undefined],
      ["Two.", "2026-11-02", undefined],
    ],
  );
  assert.deepEqual([by, reason], ["Jo", undefined]);
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
    },
  });
  const fresh = draftOf(ENTRY, "protocols.amqp", "2026-11-28");
  remember("alpha/protocols.amqp", { ...fresh, note: "New." });
  assert.equal(recall("alpha/protocols.amqp", fresh)?.note, "New.");
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
  const draft = { texts: { short: "A line. ", long: "" }, reason: "", by: "" };
  assert.equal(textCorrection(term, draft), null);
  const changed = { ...draft, texts: { short: "Lines.", long: "More." }, by: "Jo" };
  assert.deepEqual(textCorrection(term, changed), {
    schema: "aruntime/correction/1",
    change: { term: "queue", had: { short: "A line." }, wants: { short: "Lines.", long: "More." } },
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
