/** One result of the team for many cells at once: for all that nothing settles yet. */

import { evidenceOf, setResult } from "./answers.js";
import { levelFor } from "./pasting.js";

/** @import { CheckResult, Decision, Result } from "../model.js" */
/** @import { CheckRow } from "../state/rows.js" */
/** @typedef {{ row: CheckRow, candidate: string, check: CheckResult | undefined }} Open check: its result */

/**
 * The cells that are open for a decision: nothing settles them, and the team has said nothing of them.
 *
 * @param {Decision} decision
 * @param {readonly Open[]} cells
 */
export function openOf(decision, cells) {
  return cells.filter(({ row, candidate, check }) => {
    const found = decision.candidates.find((each) => each.id === candidate);
    return !settled(row, check) && evidenceOf(found, row.id).length === 0;
  });
}

/**
 * @param {CheckRow} row
 * @param {CheckResult | undefined} check documents may pass it for a shortlist and not for a decision
 */
function settled(row, check) {
  if (check?.state !== "pass") return check !== undefined && check.state !== "unknown";
  return (check.evidence ?? []).some((each) => each.counts && each.level >= levelFor(row));
}

/**
 * @param {Decision} decision
 * @param {readonly Open[]} cells
 * @param {Result} result
 * @param {{ today: string, by: string }} found when and by whom
 * @returns {{ decision: Decision, filled: number, left: number }} left: latency targets, which measurements
 *   alone show to be met
 */
export function fill(decision, cells, result, { today, by }) {
  const fit = cells.filter(({ row }) => result !== "positive" || !(row.check && "slo" in row.check));
  const filled = fit.reduce(
    (before, { row, candidate }) =>
      setResult(before, candidate, row.id, result, { check: row.check, level: levelFor(row), today, by }),
    decision,
  );
  return { decision: filled, filled: fit.length, left: cells.length - fit.length };
}
