/**
 * The bundle's files, each held against its hash in the manifest.
 */

import { PROTOCOL } from "./protocol.js";

/** @import { FileEntry, Manifest } from "./protocol.js" */

/** What is said of a file that is not what was built. */
export const DAMAGED = "a file of the evaluator is damaged or cannot be fetched";

/**
 * @param {string} base the bundle's folder, with a slash at its end
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(base) {
  const response = await fetch(`${base}manifest.json`).catch(() => null);
  if (response === null) throw new Error("there is no connection, and this browser has not kept the evaluator");
  if (!response.ok) throw new Error(`the evaluator is not there (${response.status}); the site may be newer than this page: reload it`);
  const manifest = /** @type {Manifest} */ (await response.json());
  if (manifest.protocol !== PROTOCOL) throw new Error("page and evaluator are of different versions; reload");
  return manifest;
}

/**
 * A gzipped file, checked, to be read unpacked, with word of its bytes as they come. The browser's own check lets nothing
 * through before the end, so it is asked only where a page may not work out a hash itself, which is without https.
 *
 * @param {string} url
 * @param {FileEntry | undefined} entry
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
 */
export async function fetchUnpacked(url, entry, onBytes) {
  if (entry === undefined) throw new Error(DAMAGED);
  const mayHash = self.crypto?.subtle !== undefined;
  const response = await fetch(url, mayHash ? {} : { integrity: entry.integrity }).catch(() => null);
  if (!response?.ok || response.body === null) throw new Error(DAMAGED);
  const bytes = await collected(response.body, entry.bytes, onBytes);
  if (mayHash && (await integrity(bytes)) !== entry.integrity) throw new Error(DAMAGED);
  const packed = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(bytes).body);
  return packed.pipeThrough(new DecompressionStream("gzip"));
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {number} length
 * @param {(bytes: number) => void} onBytes
 */
async function collected(body, length, onBytes) {
  const bytes = new Uint8Array(length);
  const reader = body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > length) throw new Error(DAMAGED);
    bytes.set(value, at);
    at += value.length;
    onBytes(value.length);
  }
  if (at < length) throw new Error(DAMAGED);
  return bytes;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>} as the manifest and the browser write it
 */
async function integrity(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}
