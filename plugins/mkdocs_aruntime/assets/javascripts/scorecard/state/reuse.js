/**
 * Documents that come anew with every answer, made of the parts of the last one wherever they are the same.
 */

/**
 * The new value, with every part of it that equals the old one's being the old one's own: what is shown
 * from a
 * part that has not changed is known not to have changed.
 *
 * @template T
 * @param {unknown} before
 * @param {T} now plain data
 * @returns {T}
 */
export function reused(before, now) {
  if (Object.is(before, now)) return now;
  if (typeof before !== "object" || typeof now !== "object" || before === null || now === null) return now;
  if (Array.isArray(before) !== Array.isArray(now)) return now;
  const old = /** @type {Record<string, unknown>} */ (before);
  const next = Array.isArray(now) ? [...now] : { ...now };
  const entries = Object.entries(next);
  let same = Object.keys(old).length === entries.length;
  for (const [key, value] of entries) {
    const part = Object.hasOwn(old, key) ? reused(old[key], value) : value;
    /** @type {Record<string, unknown>} */ (next)[key] = part;
    same &&= Object.is(part, old[key]);
  }
  return /** @type {T} */ (same ? before : next);
}
