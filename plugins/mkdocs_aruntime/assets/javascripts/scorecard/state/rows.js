/** The rows of the grid: must-haves by gate, and the scores beneath. */

import { OWN_QUESTION, TOGETHER } from "../../view/shapes.js";

/** @import { Check, CheckResult, Criterion, Decision } from "../model.js" */
/** @import { Evaluation, Gate, GateResult, Policy } from "../model.js" */
/**
 * @typedef {{ kind: "gate", gate: Gate, count: number }} GateRow count: its must-haves
 * @typedef {{ kind: "check", id: string, gate: Gate, check: Check | null, own: string }} CheckRow
 *   id: `gate.check`; check: null where the gate asks for itself, which `own` says
 * @typedef {{ kind: "score", id: string, criterion: Criterion }} ScoreRow id: `score.criterion`
 * @typedef {CheckRow | ScoreRow} Row
 */

/**
 * @param {Decision} decision
 * @param {Policy} policy
 * @param {Evaluation | null} evaluation it knows where a gate asks for more than its must-haves: its own
 *   question, where they ask for less than the gate, and whether components work together
 * @returns {{ gate: Gate, rows: CheckRow[] }[]}
 */
export function gatesOf(decision, policy, evaluation) {
  return policy.gates.map((gate, at) => {
    const checks = decision.requirements?.[gate.id] ?? [];
    const rows = checks.map((check) => row(gate, check.id, check, ""));
    const results = evaluation?.candidates.flatMap((each) => each.gates[at]?.checks ?? []) ?? [];
    const asksFor = (/** @type {string} */ id) =>
      results.some((each) => each.id === id) && !checks.some((each) => each.id === id);
    if (rows.length === 0 || asksFor(OWN_QUESTION)) rows.push(row(gate, OWN_QUESTION, null, gate.question));
    if (asksFor(TOGETHER)) rows.push(row(gate, TOGETHER, null, gate.together ?? gate.question));
    return { gate, rows };
  });
}

/**
 * Every row that a cell can be in, from the top.
 *
 * @param {readonly { rows: CheckRow[] }[]} gates
 * @param {readonly Criterion[]} criteria
 * @returns {Row[]}
 */
export function cellRows(gates, criteria) {
  const scores = criteria.map((criterion) => scoreRow(criterion));
  return [...gates.flatMap((each) => each.rows), ...scores];
}

/**
 * @param {Criterion} criterion
 * @returns {ScoreRow}
 */
export function scoreRow(criterion) {
  return { kind: "score", id: `score.${criterion.id}`, criterion };
}

/**
 * @param {Gate} gate
 * @param {string} id
 * @param {Check | null} check
 * @param {string} own
 * @returns {CheckRow}
 */
function row(gate, id, check, own) {
  return { kind: "check", id: `${gate.id}.${id}`, gate, check, own };
}

/**
 * @param {readonly GateResult[] | undefined} gates of a candidate's result
 * @param {string} reference `gate.check`
 * @returns {{ gate: GateResult | undefined, check: CheckResult | undefined }}
 */
export function resultOf(gates, reference) {
  const [first, second] = reference.split(".");
  const gate = gates?.find((each) => each.id === first);
  return { gate, check: gate?.checks.find((each) => each.id === second) };
}
