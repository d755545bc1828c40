/**
 * A decision as part of an address: `<version>.<base64url of zlib>`, to stand behind `#d=`.
 *
 * A fragment is never sent to a server. zlib carries a checksum, so a link that was cut or changed is known
 * as such.
 */

import { deflated, inflated } from "../../view/packing.js";
import { inWords, wordsOf } from "../../view/problems.js";
import { parsedJson } from "../../view/reading.js";
import { opened, picked } from "./validation.js";

/** @import { Decision } from "../model.js" */

const VERSION = 1;

const DAMAGED =
  "The link is damaged or was cut off: it does not hold a whole decision. " +
  "Ask for it again, or for the exported file.";
const NEWER = "The link was made by a newer version of this page. Reload the page, then open the link again.";
const UNREADABLE = "The link holds no decision that this page can open";
const TOO_LARGE = "The link holds more than this page reads. Ask for the exported file.";

/**
 * @param {object} decision
 * @returns {Promise<string>}
 */
export async function packed(decision) {
  return `${VERSION}.${await deflated(decision)}`;
}

/**
 * @param {string} text
 * @returns {Promise<Decision>}
 * @throws {Error} with words for the reader
 */
export async function unpacked(text) {
  const [, version, data] = /^(\d{1,6})\.([\w-]+)$/.exec(text) ?? [];
  if (version === undefined || data === undefined) throw new Error(DAMAGED);
  if (Number(version) > VERSION) throw new Error(NEWER);
  const decoded = opened(documentOf(await unfolded(data)), "whole");
  if (decoded.value !== null) return decoded.value;
  const words = inWords(decoded.problems, decoded.count);
  throw new Error(words.startsWith("written by a newer") ? NEWER : `${UNREADABLE}: ${words}.`);
}

/** @param {string} data */
async function unfolded(data) {
  try {
    return await inflated(data);
  } catch (error) {
    throw new Error(error instanceof RangeError ? TOO_LARGE : DAMAGED, { cause: error });
  }
}

/** @param {string} text */
function documentOf(text) {
  try {
    return picked(parsedJson(text));
  } catch (error) {
    throw new Error(`${UNREADABLE}: ${wordsOf(error)}.`, { cause: error });
  }
}
