/**
 * Boots Pyodide with the evaluator, warms it up, and writes the memory as a gzipped snapshot.
 *
 * node snapshot.mjs <pyodide folder> <wheel> <target>
 */

import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const [pyodideFolder, wheel, target] = process.argv.slice(2);

const { loadPyodide } = await import(`${pyodideFolder}/pyodide.mjs`);
const pyodide = await loadPyodide({
  indexURL: `${pyodideFolder}/`,
  _makeSnapshot: true,
  env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
});
pyodide.unpackArchive(new Uint8Array(await readFile(wheel)), "wheel");
// What is imported and worked out now need not be in the browser; what is left over must not stay.
pyodide.runPython(`
import gc, linecache, re, sys
import aruntime_evaluator

aruntime_evaluator.warm_up()
linecache.clearcache()
re.purge()
sys.path_importer_cache.clear()
for _ in range(3):
    gc.collect()
del gc, linecache, re, sys
`);
await writeFile(target, gzipSync(pyodide.makeMemorySnapshot(), { level: 9 }));
