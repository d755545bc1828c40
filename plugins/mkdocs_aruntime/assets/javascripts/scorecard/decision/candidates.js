/**
 * The decision document and its candidates: plain functions from document to document.
 *
 * The document is what the evaluator reads; nothing else is kept, so whatever is seen can be exported.
 */

/** @import { Candidate, Decision } from "../model.js" */

/** What stands where a reader has emptied a field that a decision cannot be without. */
export const UNSAID = "…";

const LONGEST_ID = 80;

/** @returns {Decision} */
export function emptyDecision() {
  return {
    schema: "aruntime/decision/1",
    id: "my-decision",
    title: "My decision",
    problem: UNSAID,
    needs: { layers: [] },
    candidates: [],
  };
}

/**
 * A decision begun from a use case.
 *
 * @param {Partial<Decision>} begun
 * @returns {Decision}
 */
export function startFrom(begun) {
  return { ...emptyDecision(), ...begun };
}

/**
 * @template {keyof Decision} Key
 * @param {Decision} decision
 * @param {Key} key
 * @param {Decision[Key]} value
 * @returns {Decision}
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
  const now = decision.needs[key] ?? [];
  const next = now.includes(id) ? now.filter((each) => each !== id) : [...now, id];
  return set(decision, "needs", { ...decision.needs, [key]: next });
}

/**
 * An id that no other has, as near to the wanted one as can be.
 *
 * @param {readonly { id: string }[]} others
 * @param {string} wanted
 */
export function freeId(others, wanted) {
  const taken = new Set(others.map((each) => each.id));
  const stem = wanted.slice(0, LONGEST_ID - 4).replace(/-+$/, "");
  let id = stem;
  for (let i = 2; taken.has(id); i++) id = `${stem}-${i}`;
  return id;
}

/**
 * A runtime as a candidate; the layer of the first one is what is needed, where nothing has been said.
 *
 * @param {Decision} decision
 * @param {{ id: string, name?: string, layers?: readonly string[], versions: { reviewed: string } }} runtime
 */
export function addRuntime(decision, { id: runtime, name, layers = [], versions }) {
  const id = freeId(decision.candidates, runtime);
  const place = id.slice(runtime.length + 1);
  const called = name && (place ? `${name} (${place})` : name);
  const candidate = { id, ...(called ? { name: called } : {}), components: { [runtime]: versions.reviewed } };
  const unsaid = decision.needs.layers.length + (decision.needs.responsibilities?.length ?? 0) === 0;
  const needs = unsaid ? { ...decision.needs, layers: layers.slice(0, 1) } : decision.needs;
  return { ...decision, needs, candidates: [...decision.candidates, candidate] };
}

/**
 * A stack of the shortlist as a candidate.
 *
 * @param {Decision} decision
 * @param {{ id: string, name: string, components: Record<string, string> }} stack
 */
export function addStack(decision, { id, name, components }) {
  return addCandidate(decision, { id, name, components });
}

/**
 * @param {Decision} decision
 * @param {Candidate} candidate which gets another id where its own is taken
 */
export function addCandidate(decision, candidate) {
  const added = { ...candidate, id: freeId(decision.candidates, candidate.id) };
  return set(decision, "candidates", [...decision.candidates, added]);
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} name an empty one goes back to the id
 */
export function renameCandidate(decision, id, name) {
  return changeCandidate(decision, id, ({ name: _before, ...candidate }) =>
    name.trim() ? { ...candidate, name: name.trim() } : candidate,
  );
}

/**
 * Takes a candidate away, and the choice of it.
 *
 * @param {Decision} decision
 * @param {string} id
 */
export function removeCandidate(decision, id) {
  const left = set(
    decision,
    "candidates",
    decision.candidates.filter((each) => each.id !== id),
  );
  if (decision.choice?.candidate !== id) return left;
  const { candidate: _chosen, ...choice } = decision.choice;
  return set(left, "choice", choice);
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {(candidate: Candidate) => Candidate} change
 */
export function changeCandidate(decision, id, change) {
  return set(
    decision,
    "candidates",
    decision.candidates.map((each) => (each.id === id ? change(each) : each)),
  );
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} runtime
 * @param {string | null} version null takes the component away
 */
export function setComponent(decision, id, runtime, version) {
  return changeCandidate(decision, id, (candidate) => {
    const { [runtime]: _before, ...others } = candidate.components;
    if (version === null) return { ...candidate, components: others };
    return { ...candidate, components: { ...candidate.components, [runtime]: version } };
  });
}
