/** What the search's worker tells a page, read before it is shown: it may be that of another version in another tab. */

/** @typedef {import("./answer.js").About} About */
/** @typedef {About | { query: string, failed: string }} Told */

/**
 * @param {unknown} data a message of the channel
 * @returns {Told | null} null where it is none
 */
export function toldOf(data) {
  const { query, failed, kind, total, whole, kinds, corrected } = /** @type {Record<string, unknown>} */ (data ?? {});
  if (typeof query !== "string") return null;
  if (typeof failed === "string") return { query, failed };
  const counts = typeof total === "number" && typeof whole === "number";
  if (!counts || !isTextOrNull(kind) || !isTextOrNull(corrected) || !Array.isArray(kinds) || !kinds.every(isCount)) return null;
  return { query, kind, total, whole, kinds, corrected };
}

/**
 * @param {unknown} value
 * @returns {value is string | null}
 */
function isTextOrNull(value) {
  return value === null || typeof value === "string";
}

/** @param {any} each */
function isCount(each) {
  return typeof each?.count === "number" && ["label", "plural", "slug"].every((key) => typeof each[key] === "string");
}
