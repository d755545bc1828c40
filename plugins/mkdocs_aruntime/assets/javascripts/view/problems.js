/**
 * What is wrong with something, said in a line or in a list: the first problems, and how many more there are.
 */

/** @typedef {{ path: string, message: string }} Problem */

/** @param {number} count */
export function counted(count) {
  return count.toLocaleString("en");
}

/**
 * @param {readonly Problem[]} problems
 * @param {number} most
 * @param {number} [count] of all, where not all are at hand
 * @returns {string[]}
 */
export function lines(problems, most, count = problems.length) {
  const shown = problems.slice(0, most).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return count > shown.length ? [...shown, `and ${counted(count - shown.length)} more`] : shown;
}

/**
 * @param {readonly Problem[]} problems
 * @param {number} [count] of all
 */
export function inWords(problems, count) {
  return lines(problems, 5, count).join("; ");
}

/** @param {unknown} error */
export function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}
