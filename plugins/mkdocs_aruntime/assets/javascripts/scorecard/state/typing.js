/**
 * What stands in a box and is no part of the decision yet: it becomes one before the page, or the decision
 * that it belongs to, is left.
 */

/** @typedef {(stays: boolean) => void} Commit stays: typing may go on in the box */

/** @type {Set<Commit>} */
const uncommitted = new Set();

/** @param {Commit} commit */
export function awaitCommit(commit) {
  uncommitted.add(commit);
}

/** @param {Commit} commit that was done, or is no longer wanted */
export function forgetCommit(commit) {
  uncommitted.delete(commit);
}

/** @param {{ stays?: boolean }} [options] stays: the page and its decision may be gone on with */
export function commitAll({ stays = false } = {}) {
  const now = [...uncommitted];
  uncommitted.clear();
  for (const commit of now) commit(stays);
}
