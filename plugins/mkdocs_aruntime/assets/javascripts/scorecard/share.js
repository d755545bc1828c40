/**
 * A decision as part of an address: `<version>.<base64url of zlib>`, to stand behind `#d=`.
 *
 * A fragment is never sent to a server. zlib carries a checksum, so a link that was cut or changed is known as such.
 */

import { problemOf } from "./library.js";
import { LARGEST, readDecision } from "./state.js";

/** @import { Decision } from "./state.js" */

const VERSION = 1;
const LONGEST = 1_000_000; // characters of a link

const DAMAGED = "The link is damaged or was cut off: it does not hold a whole decision. Ask for it again, or for the exported file.";
const NEWER = "The link was made by a newer version of this page. Reload the page, then open the link again.";
const TOO_LARGE = "The link holds more than this page reads. Ask for the exported file.";

/**
 * @param {Decision} decision
 * @returns {Promise<string>}
 */
export async function packed(decision) {
  const bytes = await collected(stream(new TextEncoder().encode(JSON.stringify(decision)), new CompressionStream("deflate")));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `${VERSION}.${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/**
 * @param {string} text
 * @returns {Promise<Decision>}
 * @throws {Error} with words for the reader
 */
export async function unpacked(text) {
  if (text.length > LONGEST) throw new Error(TOO_LARGE);
  const [, version, data] = /^(\d{1,6})\.([\w-]+)$/.exec(text) ?? [];
  if (version === undefined || data === undefined) throw new Error(DAMAGED);
  if (Number(version) > VERSION) throw new Error(NEWER);
  const decision = await decoded(data);
  if (problemOf(decision).startsWith("written by a newer")) throw new Error(NEWER);
  return decision;
}

/**
 * @param {string} data
 * @returns {Promise<Decision>}
 */
async function decoded(data) {
  try {
    const binary = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    const json = await collected(stream(bytes, new DecompressionStream("deflate")));
    return readDecision(new TextDecoder("utf-8", { fatal: true }).decode(json));
  } catch (error) {
    throw new Error(error instanceof RangeError ? TOO_LARGE : DAMAGED, { cause: error });
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} change
 */
function stream(bytes, change) {
  return new Blob([bytes]).stream().pipeThrough(change);
}

/**
 * All of a stream, which ends where it grows past what a decision may have: a few bytes can unpack to gigabytes.
 *
 * @param {ReadableStream<Uint8Array>} source
 * @returns {Promise<Uint8Array>}
 */
async function collected(source) {
  const reader = source.getReader();
  const chunks = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.byteLength;
    if (size <= LARGEST) continue;
    await reader.cancel();
    throw new RangeError("too large");
  }
  const all = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    all.set(chunk, end);
    end += chunk.byteLength;
  }
  return all;
}
