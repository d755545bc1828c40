/** An engine's message becomes words that say what to do. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { explained } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/faults.js";

test("engines' words for too little memory are known", () => {
  for (const words of [
    "RangeError: WebAssembly.Memory(): could not allocate memory",
    "RangeError: Array buffer allocation failed",
    "MemoryError",
  ]) {
    assert.match(explained(new Error(words)), /too little free memory/);
  }
});

test("engines' words for forbidden WebAssembly are known", () => {
  for (const words of [
    "CompileError: WebAssembly.instantiate(): Refused to compile or instantiate WebAssembly module",
    "ReferenceError: WebAssembly is not defined",
  ]) {
    assert.match(explained(new Error(words)), /keeps WebAssembly from running/);
  }
});

test("whatever else went wrong is told as it is, short", () => {
  assert.equal(
    explained("the evaluator is not there (404)"),
    "The evaluator could not answer: the evaluator is not there (404). Your decision is safe.",
  );
  assert.ok(explained(new Error("x".repeat(10_000))).length < 500);
});
