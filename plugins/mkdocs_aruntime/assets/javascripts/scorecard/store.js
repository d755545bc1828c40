/** The decision kept in this browser; where storage is blocked or full, the page works on and says so. */

const KEY = "aruntime/scorecard/1";

/** @returns {Record<string, any> | null} */
export function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {Record<string, any>} decision
 * @returns {boolean} whether it is kept
 */
export function save(decision) {
  try {
    localStorage.setItem(KEY, JSON.stringify(decision));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing is kept where nothing can be
  }
}
