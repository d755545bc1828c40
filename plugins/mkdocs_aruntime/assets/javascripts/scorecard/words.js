/** Marks and words of states: shape, word and colour always together. */

import { OWN_QUESTION } from "../view/shapes.js";

/** @type {Record<string, { mark: string, word: string }>} */
const STATES = {
  pass: { mark: "✓", word: "Pass" },
  fail: { mark: "✕", word: "Fail" },
  unknown: { mark: "?", word: "Not proven" },
  "not-applicable": { mark: "–", word: "Not applicable" },
};

/** @type {Record<string, string>} */
const STANDINGS = {
  qualified: "Qualified",
  conditional: "Conditional",
  provisional: "Provisional",
  disqualified: "Disqualified",
  "not-comparable": "Not comparable",
};

/** @type {Record<string, string>} */
const KINDS = {
  robust: "Robust",
  preferred: "Preferred",
  "not-separable": "Cannot be separated",
  none: "No recommendation yet",
};

/** @param {Record<string, any>} gate */
export function gateWords(gate) {
  if (gate["waived"]) {
    const waiver = gate["waivers"]?.find((/** @type {Record<string, any>} */ each) => each["state"] === "in-force");
    return { mark: "⌁", word: `Waived until ${waiver?.waiver.expires ?? "?"}`, state: "waived" };
  }
  return { ...(STATES[gate["state"]] ?? { mark: "?", word: gate["state"] }), state: gate["state"] };
}

/** @param {string} state */
export function checkWords(state) {
  return STATES[state] ?? { mark: "?", word: state };
}

/** @param {string} standing */
export function standingWord(standing) {
  return STANDINGS[standing] ?? standing;
}

/** @param {string} kind */
export function kindWord(kind) {
  return KINDS[kind] ?? kind;
}

/** @param {readonly string[]} names */
export function joined(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** @type {Record<string, string>} */
export const STEP_MARKS = { done: "✓", open: "○", blocked: "–" };

/**
 * The answer in one line.
 *
 * @param {Record<string, any>} evaluation
 */
export function answerWords({ candidates, recommendation }) {
  if (candidates.length === 0) return "No candidate yet";
  const names = new Map(candidates.map((/** @type {Record<string, any>} */ each) => [each["id"], each["name"]]));
  const group = (recommendation.group ?? []).map((/** @type {string} */ id) => names.get(id) ?? id);
  return group.length > 0 ? `${kindWord(recommendation.kind)}: ${joined(group)}` : "Nobody has passed every gate yet";
}

/** What a limit is set on, as a decision names it. */
export const OBJECTIVES = {
  "ttft-ms": "First token",
  "tpot-ms": "Per output token",
  "itl-ms": "Between tokens",
  "e2e-ms": "Whole answer",
};

/** Kinds of load, as a decision names them. */
export const LOADS = {
  concurrency: "requests at once",
  "requests-per-second": "requests per second",
};

/**
 * A check in words.
 *
 * @param {Record<string, any>} check
 */
export function asked(check) {
  if (check["claim"]) return `${check["claim"]} is ${check["is"] ?? "supported"}`;
  if (check["attest"]) return check["attest"];
  if (check["license"]) return `every licence is one of ${check["license"].join(", ")}`;
  const goals = Object.entries(check["slo"] ?? {}).map(([key, value]) => `${key.replace(/-ms$/, "")} ≤ ${value} ms`);
  const load = Object.entries(check["load"] ?? {}).map(([key, value]) => ` at ${value} ${/** @type {Record<string, string>} */ (LOADS)[key] ?? key}`);
  return `${goals.join(", ")} for ${Number((100 * check["attainment"]).toPrecision(10))} % of requests${load.join("")}`;
}

/**
 * A share as measured, rounded so that it promises less: down, or up where it is an upper end.
 *
 * @param {number} share 0 to 1
 * @param {boolean} [end]
 */
export function percent(share, end = false) {
  const tenths = 1000 * share;
  return `${(end ? Math.ceil(tenths - 1e-9) : Math.floor(tenths + 1e-9)) / 10} %`;
}

/** @param {number} rate per second, rounded down */
export function perSecond(rate) {
  return `${Math.floor(100 * rate + 1e-9) / 100} per second`;
}

/**
 * What the directory alone says of a stack.
 *
 * @param {string} standing
 */
export function listWord(standing) {
  return { qualified: { mark: "✓", word: "passes" }, disqualified: { mark: "✕", word: "fails" }, provisional: { mark: "?", word: "not proven" } }[standing] ?? { mark: "–", word: "does not cover the needs" };
}

/**
 * Ids in a sentence of the evaluator, as people know them.
 *
 * @param {string} text
 * @param {Map<string, string>} names
 */
export function named(text, names) {
  // In one pass, by a function: a name may hold another's id, or what a replacement would read as its own.
  return text.replace(/(?<![\w-])[\w-]+/g, (word) => names.get(word) ?? word);
}

/**
 * What a check or a criterion is called, by its reference in an evaluation.
 *
 * @param {string} reference such as `operations.drill`
 * @param {{ gates: Record<string, any>[], criteria: Record<string, any>[] }} policy
 */
export function checkName(reference, { gates, criteria }) {
  const [first = "", check] = reference.split(".");
  const label = [...gates, ...criteria].find((each) => each["id"] === first)?.["label"] ?? first;
  return check === undefined || check === OWN_QUESTION ? label : `${label}: ${check.replaceAll("-", " ")}`;
}
