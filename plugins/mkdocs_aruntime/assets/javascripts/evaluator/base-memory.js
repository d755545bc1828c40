/**
 * What a snapshot of memory leaves out, and how it is put back: the data that the WebAssembly module itself
 * puts into memory at its start, and pages of zeros, which are half of all.
 */

const DATA_SECTION = 11;
const END = 0x0b;
const PAGE = 4096;
const HEADER = 4; // bytes of the length

/**
 * The data segment of a module; it must be its only one.
 *
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function dataSegment(wasm) {
  let at = 8; // after magic number and version
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = /** @type {number} */ (wasm[at++]);
      value |= (byte & 127) << shift;
      if ((byte & 128) === 0) return value >>> 0;
    }
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    if (section === DATA_SECTION) {
      if (number() !== 1 || number() !== 0) break;
      while (wasm[at++] !== END); // the expression of its address
      const length = number();
      return wasm.subarray(at, at + length);
    }
    at = end;
  }
  throw new Error("the module has no single active data segment");
}

/**
 * Takes the segment out of the memory, or puts it back: the same either way.
 *
 * @param {Uint8Array} memory changed in place
 * @param {Uint8Array} segment
 * @param {number} at where the segment begins in the memory
 */
export function toggle(memory, segment, at) {
  for (let i = 0; i < segment.length; i++)
    memory[at + i] = /** @type {number} */ (memory[at + i]) ^ /** @type {number} */ (segment[i]);
}

/**
 * The memory without its empty pages: its length, a bit for every page that is not empty, and those pages.
 *
 * @param {Uint8Array} memory
 * @returns {Uint8Array}
 */
export function withoutEmptyPages(memory) {
  const pages = Array.from({ length: Math.ceil(memory.length / PAGE) }, (_, i) =>
    memory.subarray(i * PAGE, (i + 1) * PAGE),
  );
  const full = pages.map((page) => page.some((byte) => byte !== 0));
  const start = HEADER + Math.ceil(pages.length / 8);
  const packed = new Uint8Array(start + pages.reduce((sum, page, i) => sum + (full[i] ? page.length : 0), 0));
  new DataView(packed.buffer).setUint32(0, memory.length, true);
  let at = start;
  pages.forEach((page, i) => {
    if (!full[i]) return;
    packed[HEADER + (i >> 3)] = /** @type {number} */ (packed[HEADER + (i >> 3)]) | (1 << (i & 7));
    packed.set(page, at);
    at += page.length;
  });
  return packed;
}

/**
 * The memory that `withoutEmptyPages` packed.
 *
 * @param {Uint8Array} packed
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function withEmptyPages(packed) {
  const memory = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(0, true));
  const pages = Math.ceil(memory.length / PAGE);
  let at = HEADER + Math.ceil(pages / 8);
  for (let i = 0; i < pages; i++) {
    if ((((packed[HEADER + (i >> 3)] ?? 0) >> (i & 7)) & 1) === 0) continue;
    const page = packed.subarray(at, at + Math.min(PAGE, memory.length - i * PAGE));
    memory.set(page, i * PAGE);
    at += page.length;
  }
  return memory;
}
