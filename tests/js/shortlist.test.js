import assert from "node:assert/strict";
import { test } from "node:test";

import {
  readAddress,
  writeAddress,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/shortlist/address.js";
import {
  inReach,
  toDecision,
  withoutEvidence,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/shortlist/result.js";
import { counted } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/counts.js";
import { chosen } from "../../plugins/mkdocs_aruntime/assets/javascripts/shortlist/questions.js";
import { createStore } from "../../plugins/mkdocs_aruntime/assets/javascripts/shortlist/store.js";

const MODEL = {
  id: "model",
  ask: "What?",
  why: "So.",
  several: true,
  options: [
    { id: "llm", label: "LLM" },
    { id: "onnx", label: "ONNX" },
  ],
};
const PLACE = {
  id: "place",
  ask: "Where?",
  why: "So.",
  several: false,
  options: [
    { id: "here", label: "Here" },
    { id: "there", label: "There" },
  ],
};

test("an address holds the answers, and what no question knows is left out", () => {
  const answers = { model: ["llm", "onnx"], place: ["here"] };
  assert.equal(writeAddress(answers), "?model=llm,onnx&place=here");
  assert.deepEqual(readAddress("model=llm,onnx&place=here", [MODEL, PLACE]), answers);
  assert.deepEqual(readAddress("place=here,there&model=nothing&__proto__=llm", [MODEL, PLACE]), {
    place: ["here"],
  });
  assert.equal(writeAddress({}), "");
});

test("an option is chosen, exchanged or taken back", () => {
  assert.deepEqual(chosen({}, MODEL, "llm"), { model: ["llm"] });
  assert.deepEqual(chosen({ model: ["llm"] }, MODEL, "onnx"), { model: ["llm", "onnx"] });
  assert.deepEqual(chosen({ model: ["llm"] }, MODEL, "llm"), {});
  assert.deepEqual(chosen({ place: ["here"] }, PLACE, "there"), { place: ["there"] });
  assert.deepEqual(chosen({ place: ["here"] }, PLACE, "here"), {});
});

const stack = (id, standing, counts = {}) => ({
  id,
  name: id,
  components: { [id]: "1" },
  standing,
  why: "",
  documented: 0,
  contradicted: 0,
  unknown: 0,
  ...counts,
});

test("what documents rule out is not in reach, and a decision begins with the first three", () => {
  const shortlist = [
    stack("a", "qualified"),
    ...["b", "c", "d"].map((id) => stack(id, "provisional", { documented: 1, unknown: 1 })),
    stack("e", "disqualified"),
    stack("f", "provisional", { unknown: 2 }),
  ];
  const found = { shortlist, decision: { schema: "aruntime/decision/1", candidates: [], title: "T" } };
  assert.deepEqual(
    inReach(found).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
  assert.deepEqual(
    toDecision(found)?.candidates.map(({ id }) => id),
    ["a", "b", "c"],
  );
  assert.deepEqual(
    withoutEvidence(found).map(({ id }) => id),
    ["f"],
  );
  assert.equal(toDecision({ ...found, shortlist: shortlist.slice(4) }), null);
});

test("counts are told in words, and zeros are not", () => {
  assert.equal(counted(stack("a", "qualified", { documented: 5 })), "5 of 5 documented");
  assert.equal(
    counted(stack("a", "provisional", { documented: 3, unknown: 2 })),
    "3 of 5 documented, 2 unknown",
  );
  assert.equal(counted(stack("a", "disqualified", { contradicted: 1 })), "0 of 1 documented, 1 contradicted");
  assert.equal(counted(stack("a", "qualified")), "nothing asked yet that documents can answer");
});

test("answers to older questions are dropped, and what is wrong takes the stacks away", async () => {
  const waiting = [];
  const remembered = [];
  const store = createStore(
    { questions: [MODEL, PLACE] },
    {
      ask: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
      today: "2026-11-28",
      remember: (answers) => remembered.push(answers),
      linksTo: async (found) => ({ decide: `#${found.shortlist[0].id}`, compare: "" }),
    },
  );
  const older = store.choose(PLACE, "here");
  const newer = store.choose(PLACE, "there");
  assert.deepEqual(remembered, [{ place: ["here"] }, { place: ["there"] }]);
  assert.equal(store.status.value, "Looking …");
  waiting[1].resolve({ shortlist: [stack("newer", "qualified")] });
  waiting[0].resolve({ shortlist: [stack("older", "qualified")] });
  await Promise.all([older, newer]);
  assert.deepEqual(
    [store.found.value.shortlist[0].id, store.links.value.decide, store.status.value],
    ["newer", "#newer", ""],
  );
  const failed = store.follow({ model: ["llm"] });
  waiting[2].reject(new Error("no connection"));
  await failed;
  assert.equal(store.found.value, null);
  assert.match(store.trouble.value[0], /could not be made \(no connection\)/);
  await store.clear();
  assert.deepEqual([store.answers.value, store.trouble.value, waiting.length], [{}, [], 3]);
});
