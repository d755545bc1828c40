/**
 * The messages between the page and the workers, and their version. All sides import this file, so none can
 * drift.
 */

export const PROTOCOL = 5;

/**
 * @typedef {{ bytes: number, integrity: string }} FileEntry
 * @typedef {{ file: string, memory: number, "data-at": number }}
 *   Snapshot the gzipped memory without empty pages and the
 *   module's data, how large it is unpacked, and where that data begins
 * @typedef {{
 *   protocol: number,
 *   package: string,
 *   distribution: string,
 *   python: string,
 *   script: string,
 *   module: string,
 *   snapshot: Snapshot | null,
 *   files: Record<string, FileEntry>,
 * }} Manifest
 *
 * @typedef {{
 *   type: "start", protocol: number, base: string, manifest: Manifest, lock: string,
 *   unpackers: Record<Part, MessagePort>,
 * }} Start
 * @typedef {{ type: "call", id: number, request: string }} Call
 * @typedef {Start | Call} ToWorker
 *
 * @typedef {{ type: "progress", loaded: number, total: number }} Progress
 * @typedef {{ type: "ready", how: "snapshot" | "packages" }} Ready
 * @typedef {{ type: "answer", id: number, response: string }} Answer
 * @typedef {{ type: "failed", id: number | null, message: string }} Failed
 * @typedef {Progress | Ready | Answer | Failed} ToPage
 *
 * @typedef {{
 *   module: { module: WebAssembly.Module, data: Uint8Array<ArrayBuffer> },
 *   memory: Uint8Array<ArrayBuffer>,
 * }} Parts what Pyodide is started from: its module with the data in it, and the memory without that data
 * @typedef {keyof Parts} Part
 * @typedef {{ base: string, manifest: Manifest, part: Part, worker: MessagePort }} ToUnpacker
 * @typedef {{ type: "bytes", count: number } | { type: "content", content: Parts[Part] } | { type: "failed",
 *   message: string }} FromUnpacker
 */

/**
 * For the end of a `switch` over messages: reached only by one that nobody knows.
 *
 * @param {never} message
 * @returns {never}
 */
export function unknown(message) {
  throw new Error(`unknown message: ${JSON.stringify(message).slice(0, 200)}`);
}
