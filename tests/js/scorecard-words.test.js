import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/words.js";

test("a name that holds the next candidate's id does not grow with every candidate", () => {
  const ids = ["b", "c", "d", "e", "f", "g"];
  const names = new Map(ids.map((id, at) => [id, `${ids[at + 1] ?? "Z"} `.repeat(100)]));
  assert.ok(named("Left out: b, c, d, e, f, g", names).length < 6 * 200 + 40);
});

test("a name is put in as it stands", () => {
  assert.equal(named("a and a-b", new Map([["a", "$& $1"], ["a-b", "Two"]])), "$& $1 and Two");
});
