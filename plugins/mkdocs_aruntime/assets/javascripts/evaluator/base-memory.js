/**
 * What a WebAssembly module puts into memory at its start: the snapshot holds only how memory differs from it.
 */

const DATA_SECTION = 11;
const END = 0x0b;

/**
 * The data segment of a module; it must be its only one.
 *
 * @param {Uint8Array} wasm
 * @returns {Uint8Array}
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
  for (let i = 0; i < segment.length; i++) memory[at + i] = /** @type {number} */ (memory[at + i]) ^ /** @type {number} */ (segment[i]);
}
