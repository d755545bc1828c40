/** One cell of a comparison with everything that proves it: state, note, quote, version, dates, where to correct it. */

import { labelled } from "../api.js";
import { wordsOf } from "../../view/states.js";

/** @import { Claim, Group, Runtime, Source, Term, Vocabulary } from "../api.js" */
/** @import { Value } from "../../view/states.js" */
/** @import { Item } from "./compared.js" */
/**
 * @typedef {{ runtime: Runtime, quote: string, source: Source | undefined, kind: string, confirmed: string }} Proof
 * @typedef {{ value: Value | null, text: string, told: boolean, notes: string[], proofs: Proof[], places: { runtime: Runtime, anchor: string, label: string }[] }} Cell
 *   value: null for plain text; told: somebody has said or looked; places: where on which page it stands
 */

const STRENGTH = /** @type {const} */ (["supported", "partial", "unknown", "unsupported", "not-applicable"]);
const OWNERSHIP = { supported: "Owns it", partial: "Partly", unsupported: "Leaves it", unknown: "Not established", "not-applicable": "Not this layer" };

/**
 * A stack has what any part of it has; it lacks only what every part lacks, and while one part is silent nobody knows.
 *
 * @param {readonly Value[]} values
 * @returns {Value}
 */
export function ofStack(values) {
  return STRENGTH.find((value) => values.includes(value)) ?? "unknown";
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Group} group
 * @param {Term} term
 * @param {Item} item
 * @returns {Cell}
 */
export function claimCell(vocabulary, group, term, { runtimes }) {
  const answers = runtimes.map((runtime) => ({ runtime, claim: runtime.claims[group.id]?.find((claim) => claim.id === term.id) }));
  const value = ofStack(answers.map(({ claim }) => claim?.value ?? "unknown"));
  const several = runtimes.length > 1;
  return {
    value,
    text: wordsOf(value).word,
    told: answers.some(({ claim }) => claim !== undefined),
    notes: answers.flatMap(({ runtime, claim }) => (claim ? notesOf(vocabulary, claim).map((note) => (several ? `${runtime.name}: ${note}` : note)) : [])),
    proofs: answers.flatMap(({ runtime, claim }) => (claim ? proofsOf(vocabulary, runtime, claim) : [])),
    places: runtimes.map((runtime) => ({ runtime, anchor: `${group.id}.${term.id}`, label: term.label })),
  };
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Claim} claim
 */
function notesOf(vocabulary, claim) {
  const how = [
    claim["provided-by"] && claim["provided-by"] !== "core" ? labelled(vocabulary.providers, claim["provided-by"]) : "",
    claim.stability ? labelled(vocabulary.stabilities, claim.stability) : "",
    claim.default ? labelled(vocabulary.defaults, claim.default) : "",
    claim.since ? `since ${claim.since}` : "",
  ].filter(Boolean).join(" · ");
  const conflict = claim.conflict ? "Sources contradict each other; all are quoted." : "";
  const looked = claim.looked?.length ? `Looked in vain: ${claim.looked.join("; ")}.` : "";
  return [how, claim.note ?? "", conflict, looked].filter(Boolean);
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Runtime} runtime
 * @param {Claim} claim
 * @returns {Proof[]}
 */
function proofsOf(vocabulary, runtime, claim) {
  const confirmed = claim.confirmed ?? runtime.maintenance.confirmed;
  return (claim.evidence ?? []).map(({ quote, source }) => proof(vocabulary, runtime, quote, source, confirmed));
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Runtime} runtime
 * @param {string} quote
 * @param {string | undefined} key
 * @param {string} confirmed
 * @returns {Proof}
 */
function proof(vocabulary, runtime, quote, key, confirmed) {
  const source = runtime.sources[key ?? ""];
  return { runtime, quote, source, kind: labelled(vocabulary["source-kinds"], source?.kind), confirmed };
}

/**
 * @param {Term} term
 * @param {Item} item
 * @returns {Cell}
 */
export function ownershipCell(term, { runtimes }) {
  const answers = runtimes.map((runtime) => ({ runtime, ...ownership(term, runtime) }));
  const value = ofStack(answers.map((answer) => answer.value));
  const several = runtimes.length > 1;
  return {
    value,
    text: OWNERSHIP[value],
    told: answers.some((answer) => answer.value !== "unknown"),
    notes: answers.filter((answer) => answer.note || (several && answer.value === "supported")).map((answer) => (several ? `${answer.runtime.name}: ${answer.note || "owns it"}` : answer.note)),
    proofs: [],
    places: runtimes.map((runtime) => ({ runtime, anchor: "responsibilities", label: term.label })),
  };
}

/**
 * @param {Term} term
 * @param {Runtime} runtime
 * @returns {{ value: Value, note: string }}
 */
export function ownership(term, { responsibilities }) {
  if (responsibilities.owns?.includes(term.id)) return { value: "supported", note: "" };
  const part = responsibilities.partly?.find((each) => each.id === term.id);
  if (part) return { value: "partial", note: part.note };
  const left = responsibilities.leaves?.find((each) => each.id === term.id);
  return left ? { value: "unsupported", note: `to ${left.to}` } : { value: "unknown", note: "" };
}

/**
 * What every entry says of itself: layers, licence, lifecycle, versions.
 *
 * @param {Vocabulary} vocabulary
 * @param {readonly Item[]} items
 */
export function factRows(vocabulary, items) {
  const row = (/** @type {string} */ id, /** @type {string} */ label, /** @type {(runtime: Runtime) => { text: string, note?: string, quote?: string, source?: string }} */ fact) => ({
    id: `facts.${id}`,
    label,
    definition: "",
    cells: items.map((item) => factCell(vocabulary, item, label, fact)),
  });
  return [
    row("layers", "Layers", (runtime) => ({ text: runtime.layers.map((layer) => labelled(vocabulary.layers, layer)).join(", ") })),
    row("license", "Licence", ({ license }) => ({ text: license.spdx, ...license })),
    row("status", "Lifecycle", ({ lifecycle }) => ({ text: labelled(vocabulary.statuses, lifecycle.status), ...lifecycle })),
    row("reviewed", "Reviewed at", ({ versions }) => ({ text: versions.reviewed, note: versions.latest?.version ? `Latest known: ${versions.latest.version}` : "" })),
  ];
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Item} item
 * @param {string} label
 * @param {(runtime: Runtime) => { text: string, note?: string, quote?: string, source?: string }} factOf
 * @returns {Cell}
 */
function factCell(vocabulary, { runtimes }, label, factOf) {
  const facts = runtimes.map((runtime) => ({ runtime, ...factOf(runtime) }));
  return {
    value: null,
    text: [...new Set(facts.map((fact) => fact.text))].join(" + "),
    told: true,
    notes: facts.flatMap((fact) => (fact.note ? [runtimes.length > 1 ? `${fact.runtime.name}: ${fact.note}` : fact.note] : [])),
    proofs: facts.flatMap((fact) => (fact.quote ? [proof(vocabulary, fact.runtime, fact.quote, fact.source, fact.runtime.maintenance.confirmed)] : [])),
    places: runtimes.map((runtime) => ({ runtime, anchor: "lifecycle", label })),
  };
}
