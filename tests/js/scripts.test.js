/** What the linter cannot see in the scripts: types in comments, and how long lines and files are. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";

const ROOT = new URL("../../plugins/mkdocs_aruntime/assets/javascripts/", import.meta.url);
const GENERATED = ["view/shapes.js"];
const WIDEST = 110;
const LONGEST = 300;

const names = readdirSync(ROOT, { recursive: true })
  .map((name) => String(name).replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".js") && !GENERATED.includes(name));

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, ROOT), "utf8");

/**
 * @param {string} text of a script
 * @returns {number[]} the lines on which a type is `any`
 */
function anyIn(text) {
  const file = ts.createSourceFile("script.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  /** @type {Set<number>} */
  const lines = new Set();
  const visit = (/** @type {ts.Node} */ node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword || node.kind === ts.SyntaxKind.JSDocAllType) {
      lines.add(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
    }
    const { jsDoc = [] } = /** @type {{ jsDoc?: ts.Node[] }} */ (/** @type {unknown} */ (node));
    jsDoc.forEach(visit);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...lines].sort((a, b) => a - b);
}

test("a type that says nothing is found wherever it can be written", () => {
  const written = [
    "/** @type {any} */ let a;",
    "/** @param {Record<string, any>} b any of them */ function f(b) {}",
    "/** @typedef {{ c: any[] }} C any */",
    "const d = /** @type {any} */ (1);",
    "const e = (/** @type {any} */ event) => event;",
    "/** @type {*} */ let g;",
    "/** @type {unknown} any */ let h;",
  ];
  assert.deepEqual(anyIn(written.join("\n")), [1, 2, 3, 4, 5, 6]);
});

test("no script has a type that says nothing", () => {
  const found = names.flatMap((name) => anyIn(read(name)).map((line) => `${name}:${line}`));
  assert.deepEqual(found, []);
});

test("lines and files are short", () => {
  assert.ok(names.length > 100);
  const wide = names.flatMap((name) =>
    read(name)
      .split("\n")
      .flatMap((line, at) => (line.length > WIDEST ? [`${name}:${at + 1}`] : [])),
  );
  assert.deepEqual(wide, []);
  assert.deepEqual(
    names.filter((name) => read(name).trimEnd().split("\n").length > LONGEST),
    [],
  );
});
