/**
 * Plain data as part of an address: base64url of zlib of JSON, to stand behind `#`.
 *
 * zlib carries a checksum, so a link that was cut or changed is known as such.
 */

const LARGEST = 1_000_000; // bytes of the data, and characters of the text that holds it

/**
 * @param {unknown} data
 * @returns {Promise<string>}
 */
export async function deflated(data) {
  const bytes = await collected(
    stream(new TextEncoder().encode(JSON.stringify(data)), new CompressionStream("deflate")),
  );
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} text
 * @returns {Promise<string>} the JSON
 * @throws {RangeError} where it is too large
 * @throws {Error} where it is damaged
 */
export async function inflated(text) {
  if (text.length > LARGEST) throw new RangeError("too large");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  const json = await collected(stream(bytes, new DecompressionStream("deflate")));
  return new TextDecoder("utf-8", { fatal: true }).decode(json);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} change
 */
function stream(bytes, change) {
  return new Blob([bytes]).stream().pipeThrough(change);
}

/**
 * All of a stream, which ends where it grows past what a decision may have: a few bytes can unpack to
 * gigabytes.
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
