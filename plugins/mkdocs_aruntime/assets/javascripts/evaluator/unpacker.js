/**
 * Workers beside the one that owns Pyodide: each makes one of the two large files ready, while that one reads scripts.
 */

import { dataSegment, withEmptyPages } from "./base-memory.js";
import { DAMAGED, fetchManifest, fetchUnpacked } from "./checked.js";

/** @import { FromUnpacker, Manifest, Part, Parts, ToUnpacker } from "./protocol.js" */
/** @typedef {ReadableStream<Uint8Array<ArrayBuffer>>} Bytes */

self.addEventListener("message", async (/** @type {MessageEvent<ToUnpacker>} */ { data: { base, part, worker } }) => {
  const tell = (/** @type {FromUnpacker} */ message, /** @type {Transferable[]} */ moved = []) => worker.postMessage(message, moved);
  try {
    const manifest = await fetchManifest(base);
    const name = nameOf(part, manifest);
    const bytes = await fetchUnpacked(base + name, manifest.files[name], (count) => tell({ type: "bytes", count }));
    const content = await (part === "module" ? compiled(bytes) : unpacked(bytes));
    tell({ type: "content", content }, [("data" in content ? content.data : content).buffer]);
  } catch (error) {
    tell({ type: "failed", message: error instanceof RangeError ? String(error) : DAMAGED }); // a range, where memory is short
  }
});

/**
 * @param {Part} part
 * @param {Manifest} manifest
 */
function nameOf(part, { module, snapshot }) {
  return part === "module" ? module : (snapshot?.file ?? "");
}

/**
 * @param {Bytes} bytes
 * @returns {Promise<Parts["module"]>} compiled while it is unpacked
 */
async function compiled(bytes) {
  const [code, copy] = bytes.tee();
  const response = new Response(code, { headers: { "Content-Type": "application/wasm" } });
  const [module, whole] = await Promise.all([WebAssembly.compileStreaming(response), new Response(copy).arrayBuffer()]);
  return { module, data: dataSegment(new Uint8Array(whole)).slice() };
}

/**
 * @param {Bytes} bytes
 * @returns {Promise<Parts["memory"]>}
 */
async function unpacked(bytes) {
  return withEmptyPages(new Uint8Array(await new Response(bytes).arrayBuffer()));
}
