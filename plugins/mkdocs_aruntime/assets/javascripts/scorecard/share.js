/**
 * A decision as part of an address: `<version>.<base64url of zlib>`, to stand behind `#d=`.
 *
 * A fragment is never sent to a server. zlib carries a checksum, so a link that was cut or changed is known as such.
 */

import { deflated, inflated } from "../view/packing.js";
import { problemOf } from "./library.js";
import { readDecision } from "./state.js";

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
  return `${VERSION}.${await deflated(decision)}`;
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
    return readDecision(await inflated(data));
  } catch (error) {
    throw new Error(error instanceof RangeError ? TOO_LARGE : DAMAGED, { cause: error });
  }
}
