/**
 * What the search's worker tells a page, read before it is shown: it may be that of another version's tab.
 */

/** @typedef {import("./answer.js").About} About */
/** @typedef {About | { query: string, failed: string }} Message */

/**
 * @param {unknown} data a message of the channel
 * @returns {Message | null} null where it is none
 */
export function messageOf(data) {
  const message = /** @type {Record<string, unknown>} */ (data ?? {});
  const { query, plain, short, failed, kind, total, whole, kinds, corrected, strange, quoted } = message;
  if (typeof query !== "string") return null;
  if (typeof failed === "string") return { query, failed };
  if (typeof total !== "number" || typeof whole !== "number" || !Array.isArray(kinds)) return null;
  if (typeof plain !== "string" || typeof short !== "boolean" || typeof quoted !== "boolean") return null;
  if (!isTextOrNull(kind) || !isTextOrNull(corrected) || !isTextOrNull(strange)) return null;
  return kinds.every(isCount)
    ? { query, plain, short, kind, total, whole, kinds, corrected, strange, quoted }
    : null;
}

/**
 * @param {unknown} value
 * @returns {value is string | null}
 */
function isTextOrNull(value) {
  return value === null || typeof value === "string";
}

/** @param {Record<string, unknown> | null} each */
function isCount(each) {
  const named = ["label", "plural", "slug"].every((key) => typeof each?.[key] === "string");
  return named && typeof each?.count === "number";
}
