/** The module's own data is found in the real module; it and empty pages come out of a memory and back again. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  dataSegment,
  toggle,
  withEmptyPages,
  withoutEmptyPages,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/evaluator/base-memory.js";

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const segment = (...content) => [11, content.length + 6, 1, 0, 0x41, 8, 0x0b, content.length, ...content];

test("the data segment of a small module is its content", () => {
  const wasm = new Uint8Array([...HEADER, 0, 2, 9, 9, ...segment(5, 6, 7)]);
  assert.deepEqual([...dataSegment(wasm)], [5, 6, 7]);
});

test("the real module has one segment, of some megabytes", () => {
  const wasm = readFileSync(new URL("../../node_modules/pyodide/pyodide.asm.wasm", import.meta.url));
  assert.ok(dataSegment(wasm).length > 1_000_000);
});

test("a module without data, or with two segments, is refused", () => {
  const two = [11, 9, 2, 0, 0x41, 8, 0x0b, 1, 5, 0, 0];
  for (const bytes of [[...HEADER], [...HEADER, 0, 1, 9], [...HEADER, ...two]]) {
    assert.throws(() => dataSegment(new Uint8Array(bytes)), /no single active data segment/);
  }
});

test("what is taken out of a memory is put back by the same", () => {
  const memory = new Uint8Array([1, 2, 3, 4, 5]);
  const data = new Uint8Array([3, 4]);
  toggle(memory, data, 2);
  assert.deepEqual([...memory], [1, 2, 0, 0, 5]);
  toggle(memory, data, 2);
  assert.deepEqual([...memory], [1, 2, 3, 4, 5]);
});

test("pages of zeros are left out, and the memory is whole again", () => {
  for (const length of [0, 5, 4096, 3 * 4096, 20 * 4096 + 144]) {
    const memory = new Uint8Array(length);
    if (length > 0) memory[length - 1] = 7;
    if (length > 2 * 4096) memory[4096] = 1;
    const packed = withoutEmptyPages(memory);
    assert.deepEqual(withEmptyPages(packed), memory);
    assert.ok(packed.length <= 4 + 3 + 2 * 4096);
  }
});
