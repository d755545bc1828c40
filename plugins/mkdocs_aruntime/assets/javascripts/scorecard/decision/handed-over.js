/** The decision that begins with what another page hands over: needs, must-haves, target, candidates. */

import { usualGate } from "../requirement-search.js";
import { addRuntime, addStack, emptyDecision, set, startFrom } from "./candidates.js";
import { addCheck } from "./requirements.js";

/** @import { HandedOver } from "../../view/handed-over.js" */
/** @import { Catalog, Decision, Policy, Vocabulary } from "../model.js" */
const LONGEST = 300; // characters of a title

/** @typedef {{ policy: Policy, vocabulary: Vocabulary, examples: readonly Decision[] }} Known */

/**
 * Whether more was picked than candidates, so that a decision of its own begins.
 *
 * @param {HandedOver} handed
 */
export function asksMore({ useCase, claims, licences, target }) {
  return useCase !== "" || claims.length > 0 || licences.length > 0 || target !== "";
}

/**
 * @param {HandedOver} handed
 * @param {Partial<Decision>} begun what its use case begins; its own candidates stay where none are named
 * @param {Known} known
 * @returns {Decision} without the candidates that are named
 */
export function begunFrom(handed, begun, known) {
  const base = handed.useCase ? startFrom(begun) : emptyDecision();
  const started = handed.candidates.length > 0 ? set(base, "candidates", []) : base;
  const narrowed = handed.layers.length > 0 ? inLayers(started, handed.layers, known) : started;
  const asked = withLicences(withClaims(narrowed, handed, known), handed, known);
  const target = { ...asked.target, ...targetOf(handed.target, known.vocabulary) };
  return Object.keys(target).length > 0 ? set(asked, "target", target) : asked;
}

/**
 * A decision on one stack for a use case, under the names of both.
 *
 * @param {Decision} decision
 * @param {HandedOver} handed
 */
export function titled(decision, { useCase, candidates }) {
  const [only] = decision.candidates;
  if (useCase === "" || candidates.length !== 1 || only === undefined) return decision;
  return set(decision, "title", `${decision.title}: ${only.name ?? only.id}`.slice(0, LONGEST));
}

/**
 * Runtimes, or stacks of them, as candidates.
 *
 * @param {Decision} decision
 * @param {HandedOver["candidates"]} stacks
 * @param {Catalog} catalog
 * @throws {Error} where one of them is not there, with its id
 */
export function withCandidates(decision, stacks, catalog) {
  return stacks.reduce((before, parts) => withCandidate(before, parts, catalog), decision);
}

/**
 * @param {Decision} decision
 * @param {readonly string[]} parts
 * @param {Catalog} catalog
 */
function withCandidate(decision, parts, catalog) {
  const found = parts.map((id) => {
    const runtime = catalog.runtimes.find((each) => each.id === id);
    if (runtime === undefined) throw new Error(missing(id));
    return runtime;
  });
  const [first, ...others] = found;
  if (first === undefined) return decision;
  if (others.length === 0) return addRuntime(decision, first);
  return addStack(decision, {
    id: parts.join("-"),
    name: found.map((each) => each.name).join(" with "),
    components: Object.fromEntries(found.map((each) => [each.id, each.versions.reviewed])),
  });
}

/** @param {string} id */
export function missing(id) {
  return `The link asks for “${id.slice(0, 80)}”, which this site does not have.`;
}

/**
 * @param {Decision} decision
 * @param {readonly string[]} layers
 * @param {Known} known
 */
function inLayers(decision, layers, { vocabulary }) {
  const known = layers.filter((id) => vocabulary.layers.some((each) => each.id === id));
  const within = (/** @type {string} */ id) =>
    vocabulary.responsibilities.find((each) => each.id === id)?.layers?.some((each) => known.includes(each));
  const responsibilities = decision.needs.responsibilities?.filter(within) ?? [];
  return set(decision, "needs", { layers: known, responsibilities });
}

/**
 * @param {Decision} decision
 * @param {HandedOver} handed
 * @param {Known} known
 */
function withClaims(decision, { claims }, { policy, vocabulary }) {
  return claims.reduce((before, { claim, is }) => {
    const [first, id] = claim.split(".");
    const group = vocabulary.groups.find((each) => each.id === first);
    const term = group?.claims.find((each) => each.id === id);
    const gate = (term?.gates ?? group?.gates ?? []).find((each) => policy.gates.some((g) => g.id === each));
    if (group === undefined || term === undefined || gate === undefined) return before;
    const there = before.requirements?.[gate]?.some((each) => "claim" in each && each.claim === claim);
    return there ? before : addCheck(before, gate, { id: term.id, claim, is, level: "E2" });
  }, decision);
}

/**
 * @param {Decision} decision
 * @param {HandedOver} handed
 * @param {Known} known
 */
function withLicences(decision, { licences }, { policy, examples }) {
  const gate = usualGate("license", policy, examples);
  if (licences.length === 0 || gate === undefined) return decision;
  return addCheck(decision, gate.id, { id: "licence", license: [...licences] });
}

/**
 * The target under each condition of which the words name something; under the first where they name nothing.
 *
 * @param {string} said
 * @param {Vocabulary} vocabulary
 * @returns {Record<string, string>}
 */
export function targetOf(said, { conditions = [], groups }) {
  if (said === "") return {};
  const text = said.toLowerCase();
  const keys = conditions.filter((each) => each.words === "claims");
  const named = keys.filter(({ group }) =>
    groups
      .find((each) => each.id === group)
      ?.claims.some((claim) =>
        [claim.label, ...(claim["also-called"] ?? [])].some((name) => text.includes(name.toLowerCase())),
      ),
  );
  const found = named.length > 0 ? named : keys.slice(0, 1);
  return Object.fromEntries(found.map(({ id }) => [id, said]));
}
