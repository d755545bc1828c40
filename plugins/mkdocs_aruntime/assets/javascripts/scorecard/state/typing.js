/**
 * What stands in a box and is no part of the decision yet: it becomes one before the page, or the decision
 * that it belongs to, is left.
 */

/** @type {Set<() => void>} */
const uncommitted = new Set();

/** @param {() => void} commit */
export function awaitCommit(commit) {
  uncommitted.add(commit);
}

/** @param {() => void} commit that was done, or is no longer wanted */
export function forgetCommit(commit) {
  uncommitted.delete(commit);
}

export function commitAll() {
  const now = [...uncommitted];
  uncommitted.clear();
  for (const commit of now) commit();
}
