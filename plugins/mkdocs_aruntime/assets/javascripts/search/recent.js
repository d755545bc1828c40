/** The last searches, in this browser only. */

const FORMAT = "aruntime/searches/1";
const MOST = 6;

/** @param {string} scope of the site among those of its host */
function keyOf(scope) {
  return `${FORMAT}:${scope}`;
}

/**
 * @param {string} scope
 * @returns {string[]} the latest first
 */
export function recent(scope) {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(scope)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch {
    return []; // storage that is blocked or damaged is no reason not to search
  }
}

/**
 * @param {string} scope
 * @param {string} query
 */
export function remember(scope, query) {
  const asked = query.trim();
  if (asked === "") return;
  const others = recent(scope).filter((each) => each.toLowerCase() !== asked.toLowerCase());
  try {
    localStorage.setItem(keyOf(scope), JSON.stringify([asked, ...others].slice(0, MOST)));
  } catch {
    // not kept, then
  }
}

/** @param {string} scope */
export function forget(scope) {
  try {
    localStorage.removeItem(keyOf(scope));
  } catch {
    // nothing is kept where storage is blocked
  }
}
