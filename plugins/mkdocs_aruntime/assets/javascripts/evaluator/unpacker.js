/**
 * Workers beside the one that owns Pyodide: each makes one of the two large files ready, while that one reads
 * scripts.
 */

import { dataSegment, withEmptyPages } from "./base-memory.js";
import { DAMAGED, fetchChecked } from "./integrity.js";

/** @import { Bytes } from "./integrity.js" */
/** @import { FromUnpacker, Manifest, Part, Parts, ToUnpacker } from "./protocol.js" */

self.addEventListener("message", async (/** @type {MessageEvent<ToUnpacker>} */ { data }) => {
  const { base, manifest, part, worker } = data;
  const tell = (/** @type {FromUnpacker} */ message, /** @type {Transferable[]} */ moved = []) =>
    worker.postMessage(message, moved);
  try {
    const name = nameOf(part, manifest);
    const onBytes = (/** @type {number} */ count) => tell({ type: "bytes", count });
    const packed = await fetchChecked(base + name, manifest.files[name], onBytes);
    const content = await (part === "module" ? compiled(packed) : unpacked(packed));
    tell({ type: "content", content }, [("data" in content ? content.data : content).buffer]);
  } catch (error) {
    // A range, where memory is short.
    tell({ type: "failed", message: error instanceof RangeError ? String(error) : DAMAGED });
  }
});

/**
 * @param {Part} part
 * @param {Manifest} manifest
 */
function nameOf(part, { module, snapshot }) {
  return part === "module" ? module : (snapshot?.file ?? "");
}

/** @param {Bytes} packed */
function gunzip(packed) {
  const stream = /** @type {ReadableStream<Bytes>} */ (new Response(packed).body);
  return stream.pipeThrough(new DecompressionStream("gzip"));
}

/**
 * @param {Bytes} packed
 * @returns {Promise<Parts["module"]>} compiled while it is unpacked
 */
async function compiled(packed) {
  const [code, copy] = gunzip(packed).tee();
  const response = new Response(code, { headers: { "Content-Type": "application/wasm" } });
  const [module, whole] = await Promise.all([
    WebAssembly.compileStreaming(response),
    new Response(copy).arrayBuffer(),
  ]);
  return { module, data: dataSegment(new Uint8Array(whole)).slice() };
}

/**
 * @param {Bytes} packed
 * @returns {Promise<Parts["memory"]>}
 */
async function unpacked(packed) {
  return withEmptyPages(new Uint8Array(await new Response(gunzip(packed)).arrayBuffer()));
}
