/**
 * Boots Pyodide with the evaluator, warms it up, and writes the memory without its empty pages.
 *
 * node snapshot.mjs <pyodide folder> <wheel> <target> <slim.py> <base-memory.js>
 *
 * Prints what the browser has to know to put it together again: how large the memory is, and where in it the
 * module's own data begins, which is taken out.
 */

import crypto from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [pyodideFolder, wheel, target, slim, baseMemory] = process.argv.slice(2);
const NO_LOCATION = 0xff; // eight code units without one
const PROBE = 64; // bytes of the data that are looked up
const LARGEST_BLOCK = 1 << 22; // bytes
const SMALLEST_BLOCK = 12; // bytes that the allocator gives for its smallest
const FINE = 1024; // bytes: blocks from here down are tried in the allocator's own steps, of eight

// The same parts are to make the same snapshot: neither chance nor the clock gets in, nor where and by whom it is made.
process.argv[1] = "pyodide"; // which Python would know as its program
process.env["TZ"] = "UTC";
crypto.randomFillSync = (bytes) => bytes.fill(0);
Object.defineProperty(globalThis.crypto, "getRandomValues", { value: (bytes) => bytes.fill(0) });
Date.now = () => 0;
performance.now = () => 0;

const { dataSegment, toggle, withoutEmptyPages } = await import(pathToFileURL(baseMemory).href);
const { loadPyodide } = await import(`${pyodideFolder}/pyodide.mjs`);
const pyodide = await loadPyodide({
  indexURL: `${pyodideFolder}/`,
  _makeSnapshot: true,
  env: { HOME: "/home/pyodide", LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
});
pyodide.unpackArchive(new Uint8Array(await readFile(wheel)), "wheel");
// What is imported and worked out now need not be in the browser; what is left over must not stay.
pyodide.runPython("import aruntime_evaluator\naruntime_evaluator.warm_up()");
const noted = pyodide.runPython(await readFile(slim, "utf8")).split(" ").map(Number);
const heap = pyodide._module.HEAPU8;
const [texts, tables] = [noted.slice(0, 2), noted.slice(2)].map(([at, length]) => new Uint32Array(heap.buffer, at, length));
for (let i = 0; i < texts.length; i += 2) heap.fill(0x20, texts[i], texts[i] + texts[i + 1]);
for (let i = 0; i < tables.length; i += 3) {
  const [at, length, units] = tables.subarray(i, i + 3);
  heap.fill(0, at, at + length).fill(NO_LOCATION, at, at + Math.min(length, Math.ceil(units / 8)));
}
texts.fill(0);
tables.fill(0);
pyodide.runPython("tidy_up()");
blankFreeMemory(pyodide._module);

const memory = pyodide.makeMemorySnapshot();
const data = dataSegment(new Uint8Array(await readFile(`${pyodideFolder}/pyodide.asm.wasm`)));
const middle = data.length >> 1;
const at = Buffer.from(memory.buffer, memory.byteOffset, memory.length).indexOf(data.subarray(middle, middle + PROBE)) - middle;
if (at < 0) throw new Error("the module's data is not where it was put");
toggle(memory, data, at);
await writeFile(target, withoutEmptyPages(memory));
process.stdout.write(JSON.stringify({ memory: memory.length, "data-at": at }));

/** What was freed keeps its bytes, a tenth of all: allocates every hole anew as zeros, the largest first. */
function blankFreeMemory({ ___libc_calloc, _free, _malloc_footprint, _malloc_set_footprint_limit }) {
  _malloc_set_footprint_limit(_malloc_footprint()); // no memory is taken from the system
  const held = [];
  for (let size = LARGEST_BLOCK; size >= SMALLEST_BLOCK; size = size > FINE ? (size * 3) >> 2 : size - 8) {
    for (let at = ___libc_calloc(1, size); at !== 0; at = ___libc_calloc(1, size)) held.push(at);
  }
  held.forEach(_free);
  _malloc_set_footprint_limit(-1);
}
