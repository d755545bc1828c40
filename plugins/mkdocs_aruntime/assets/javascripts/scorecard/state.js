/**
 * The decision document and every change that can be made to it: plain functions from document to document.
 *
 * The document is what the evaluator reads; nothing else is kept, so whatever is seen can be exported.
 */

/**
 * @typedef {Record<string, any>} Decision
 * @typedef {{ id: string, components: Record<string, string> }} NewCandidate
 */

/** What stands where a reader has emptied a field that a decision cannot be without. */
export const UNSAID = "…";

/** @returns {Decision} */
export function emptyDecision() {
  return {
    schema: "aruntime/decision/1",
    id: "my-decision",
    title: "My decision",
    problem: "What is decided, for whom, until when.",
    needs: { layers: [] },
    candidates: [],
  };
}

/**
 * A decision begun from a use case.
 *
 * @param {Decision} begun
 * @returns {Decision}
 */
export function startFrom(begun) {
  return { ...emptyDecision(), ...begun };
}

/**
 * @param {Decision} decision
 * @param {string} key
 * @param {unknown} value
 */
export function set(decision, key, value) {
  return { ...decision, [key]: value };
}

/**
 * @param {Decision} decision
 * @param {"layers" | "responsibilities"} key
 * @param {string} id
 */
export function toggleNeed(decision, key, id) {
  const now = /** @type {string[]} */ (decision.needs[key] ?? []);
  const next = now.includes(id) ? now.filter((each) => each !== id) : [...now, id];
  return set(decision, "needs", { ...decision.needs, [key]: next });
}

/**
 * @param {Decision} decision
 * @param {string} runtime
 * @param {string} version
 * @param {string} [name] as people know the runtime
 */
export function addCandidate(decision, runtime, version, name) {
  const taken = new Set(decision.candidates.map((/** @type {NewCandidate} */ each) => each.id));
  let id = runtime;
  let called = name;
  for (let i = 2; taken.has(id); i++) [id, called] = [`${runtime}-${i}`, name && `${name} (${i})`];
  const candidate = { id, ...(called ? { name: called } : {}), components: { [runtime]: version } };
  return set(decision, "candidates", [...decision.candidates, candidate]);
}

/**
 * A stack of the shortlist as a candidate.
 *
 * @param {Decision} decision
 * @param {{ id: string, name: string, components: Record<string, string> }} stack
 */
export function addStack(decision, { id, name, components }) {
  const taken = new Set(decision.candidates.map((/** @type {NewCandidate} */ each) => each.id));
  let free = id;
  for (let i = 2; taken.has(free); i++) free = `${id}-${i}`;
  return set(decision, "candidates", [...decision.candidates, { id: free, name, components }]);
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} name an empty one goes back to the id
 */
export function renameCandidate(decision, id, name) {
  return changeCandidate(decision, id, ({ name: _before, ...candidate }) => (name.trim() ? { ...candidate, name: name.trim() } : candidate));
}

/**
 * @param {Decision} decision
 * @param {string} id
 */
export function removeCandidate(decision, id) {
  return set(decision, "candidates", decision.candidates.filter((/** @type {NewCandidate} */ each) => each.id !== id));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {(candidate: Record<string, any>) => Record<string, any>} change
 */
export function changeCandidate(decision, id, change) {
  const candidates = decision.candidates.map((/** @type {Record<string, any>} */ each) =>
    each.id === id ? change(each) : each,
  );
  return set(decision, "candidates", candidates);
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} runtime
 * @param {string | null} version null takes the component away
 */
export function setComponent(decision, id, runtime, version) {
  return changeCandidate(decision, id, (candidate) => {
    const components = { ...candidate.components };
    if (version === null) delete components[runtime];
    else components[runtime] = version;
    return { ...candidate, components };
  });
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {Record<string, any>} record
 */
export function addEvidence(decision, id, record) {
  return changeCandidate(decision, id, (candidate) => ({
    ...candidate,
    evidence: [...(candidate.evidence ?? []), record],
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {number} index
 */
export function removeEvidence(decision, id, index) {
  return changeCandidate(decision, id, (candidate) => ({
    ...candidate,
    evidence: (candidate.evidence ?? []).filter((/** @type {unknown} */ _, /** @type {number} */ i) => i !== index),
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {Record<string, any>} proof one with the same id is replaced
 */
export function addProof(decision, id, proof) {
  return changeCandidate(decision, id, (candidate) => ({
    ...candidate,
    proofs: [...(candidate.proofs ?? []).filter((/** @type {{ id: string }} */ each) => each.id !== proof.id), proof],
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} proof
 */
export function removeProof(decision, id, proof) {
  return changeCandidate(decision, id, (candidate) => ({
    ...candidate,
    proofs: (candidate.proofs ?? []).filter((/** @type {{ id: string }} */ each) => each.id !== proof),
  }));
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} criterion
 * @param {[number, number] | null} range null says nothing, which is the whole scale
 */
export function setScore(decision, id, criterion, range) {
  return changeCandidate(decision, id, (candidate) => {
    const scores = { ...candidate.scores };
    if (range === null) delete scores[criterion];
    else scores[criterion] = range[0] <= range[1] ? range : [range[1], range[0]];
    return { ...candidate, scores };
  });
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} criterion
 * @param {string} level
 */
export function setScoreLevel(decision, id, criterion, level) {
  return changeCandidate(decision, id, (candidate) => ({
    ...candidate,
    "score-evidence": { ...candidate["score-evidence"], [criterion]: { ...candidate["score-evidence"]?.[criterion], level } },
  }));
}
