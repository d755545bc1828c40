/** What is said twice, in Python and in JavaScript, is the same. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { PROTOCOL, unknown } from "../../plugins/mkdocs_aruntime/assets/javascripts/evaluator/protocol.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the bundle's manifest and the worker speak the same version", () => {
  const python = read("plugins/mkdocs_aruntime/publish/bundle/build.py").match(/^PROTOCOL = (\d+)$/m);
  assert.equal(Number(python[1]), PROTOCOL);
});

test("a message that nobody knows is an error", () => {
  assert.throws(() => unknown({ type: "dance" }), /unknown message: {"type":"dance"}/);
});

test("the browser's Python is the one that the host compiles for", () => {
  const lock = JSON.parse(read("node_modules/pyodide/pyodide-lock.json"));
  assert.ok(lock.info.python.startsWith(`${read(".python-version").trim()}.`));
});
