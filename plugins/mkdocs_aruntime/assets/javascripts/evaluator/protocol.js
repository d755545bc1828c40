/**
 * The messages between page and worker, and their version. Both sides import this file, so neither can drift.
 */

export const PROTOCOL = 3;

/**
 * @typedef {{ bytes: number, integrity: string }} FileEntry
 * @typedef {{ file: string, "data-at": number }} Snapshot the gzipped memory without empty pages and the module's data, and where that begins
 * @typedef {{
 *   protocol: number,
 *   package: string,
 *   distribution: string,
 *   python: string,
 *   snapshot: Snapshot | null,
 *   files: Record<string, FileEntry>,
 * }} Manifest
 *
 * @typedef {{ type: "start", protocol: number, base: string, lock: string }} Start
 * @typedef {{ type: "call", id: number, request: string }} Call
 * @typedef {Start | Call} ToWorker
 *
 * @typedef {{ type: "progress", loaded: number, total: number }} Progress
 * @typedef {{ type: "ready", how: "snapshot" | "packages" }} Ready
 * @typedef {{ type: "answer", id: number, response: string }} Answer
 * @typedef {{ type: "failed", id: number | null, message: string }} Failed
 * @typedef {Progress | Ready | Answer | Failed} ToPage
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
