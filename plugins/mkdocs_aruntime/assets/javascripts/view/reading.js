/** Text and JSON as readers bring them along: bounded before they are read, and refused in words. */

import { counted, wordsOf } from "./problems.js";

export const DEEPEST = 30; // levels of nesting, as the command line reads them

/** @type {readonly (readonly [start: readonly number[], what: string])[]} */
const NOT_TEXT = [
  [[0xff, 0xfe], "UTF-16 text; save it as UTF-8"],
  [[0xfe, 0xff], "UTF-16 text; save it as UTF-8"],
  [[0x1f, 0x8b], "compressed; unpack it first, as with gunzip"],
  [[0x50, 0x4b], "an archive; unpack it first, as with unzip"],
];

/**
 * The text of a file that a reader chose or dropped.
 *
 * @param {File} file
 * @param {number} most characters
 * @param {{ lenient?: boolean }} [options] lenient: what is no UTF-8 is replaced, as in logs of tools
 * @throws {Error} where it is too large, or no text
 */
export async function textOf(file, most, { lenient = false } = {}) {
  const limit = `at most ${counted(most)} characters are read`;
  if (file.size > 4 * most) throw new Error(`the file has ${counted(file.size)} bytes; ${limit}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const other = NOT_TEXT.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (other) throw new Error(`the file is ${other[1]}`);
  const text = decoded(bytes, lenient);
  if (text.length > most) throw new Error(`the file has ${counted(text.length)} characters; ${limit}`);
  return text;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {boolean} lenient
 */
function decoded(bytes, lenient) {
  try {
    return new TextDecoder("utf-8", { fatal: !lenient }).decode(bytes);
  } catch (error) {
    throw new Error("the file is not UTF-8 text; save it as UTF-8", { cause: error });
  }
}

/**
 * @param {string} text
 * @returns {unknown}
 * @throws {Error} where it is not JSON, or nested too deep
 */
export function parsedJson(text) {
  if (isDeep(text)) throw new Error(`it is nested deeper than ${DEEPEST} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`it is not JSON: ${wordsOf(error)}`, { cause: error });
  }
}

/**
 * Whether a text opens more brackets inside one another than are read; those in strings count for nothing.
 *
 * @param {string} text
 */
function isDeep(text) {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const sign = text[at];
    if (quoted && sign === "\\") at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "[" || sign === "{")) depth++;
    else if (!quoted && (sign === "]" || sign === "}")) depth--;
  }
  return depth > DEEPEST;
}
