/**
 * The bundle's files, each used exactly as it was checked: the folder's name is the hash of the manifest, and
 * the manifest has the hash of every other file.
 */

import { PROTOCOL } from "./protocol.js";

/** @import { FileEntry, Manifest } from "./protocol.js" */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** What is said of a file that is not what was built. */
export const DAMAGED = "a file of the evaluator is damaged or cannot be fetched";

const FOLDER = /\/([0-9a-f]{64})\/$/;

const plainFetch = globalThis.fetch.bind(globalThis); // the evaluator's worker gives Pyodide another

/** There was no answer, or none with the file. */
class Unfetched extends Error {
  /** @param {number | undefined} status */
  constructor(status) {
    super(DAMAGED);
    this.status = status;
  }
}

/**
 * @param {string} base the bundle's folder, with a slash at its end
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(base) {
  const hash = FOLDER.exec(base)?.[1]
    ?.match(/../g)
    ?.map((byte) => parseInt(byte, 16));
  const entry = hash && { integrity: written(hash) };
  const bytes = await fetchChecked(`${base}manifest.json`, entry).catch((error) => {
    throw error instanceof Unfetched && mayHash() ? new Error(reason(error.status)) : error;
  });
  const manifest = /** @type {Manifest} */ (JSON.parse(new TextDecoder().decode(bytes)));
  if (manifest.protocol !== PROTOCOL) throw new Error("page and evaluator are of different versions; reload");
  return manifest;
}

/** @param {number | undefined} status */
function reason(status) {
  if (status === undefined) return "there is no connection, and this browser has not kept the evaluator";
  return `the evaluator is not there (${status}); the site may be newer than this page: reload it`;
}

/**
 * A file, with word of its bytes as they come. The browser's own check lets nothing through before the end,
 * so it is asked only where a page may not work out a hash itself, which is without https.
 *
 * @param {string} url
 * @param {Partial<FileEntry> | undefined} entry
 * @param {(bytes: number) => void} [onBytes]
 * @returns {Promise<Bytes>}
 */
export async function fetchChecked(url, entry, onBytes = () => {}) {
  if (entry?.integrity === undefined) throw new Error(DAMAGED);
  try {
    return await fetchOnce(url, entry, "default", onBytes);
  } catch {
    // What is kept damaged on its way, by the browser or by the offline worker, is fetched past them once.
    return fetchOnce(url, entry, "reload", () => {});
  }
}

/**
 * @param {string} url
 * @param {Partial<FileEntry>} entry
 * @param {RequestCache} cache
 * @param {(bytes: number) => void} onBytes
 */
async function fetchOnce(url, { integrity = "", bytes: length }, cache, onBytes) {
  const response = await plainFetch(url, mayHash() ? { cache } : { cache, integrity }).catch(() => null);
  if (!response?.ok || response.body === null) throw new Unfetched(response?.status);
  const bytes = await collected(response.body, length, onBytes);
  if (mayHash() && (await hashed(bytes)) !== integrity) throw new Error(DAMAGED);
  return bytes;
}

function mayHash() {
  return self.crypto?.subtle !== undefined;
}

/**
 * @param {ReadableStream<Bytes>} body
 * @param {number | undefined} length where it is known
 * @param {(bytes: number) => void} onBytes
 */
async function collected(body, length, onBytes) {
  if (length === undefined) return new Uint8Array(await new Response(body).arrayBuffer());
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

/** @param {Bytes} bytes */
async function hashed(bytes) {
  return written(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/**
 * @param {Iterable<number>} hash
 * @returns {string} as the manifest and the browser write it
 */
function written(hash) {
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}
