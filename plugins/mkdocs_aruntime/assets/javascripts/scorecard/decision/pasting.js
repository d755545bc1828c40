/** Cells of a spreadsheet, pasted into the grid: results of must-haves, and score ranges. */

import { setResult } from "./answers.js";
import { parsedRange, setScore } from "./scores.js";

/** @import { Decision, Level, Result } from "../model.js" */
/** @import { Row } from "../state/rows.js" */
/**
 * @typedef {{
 *   rows: readonly Row[], candidates: readonly string[], row: string, candidate: string, today: string, by:
 * string,
 * }} Place where the first cell goes, and what there is below and beside it
 * @typedef {{ decision: Decision, filled: number, refused: string[] }} Pasted refused: cells that say
 *   nothing known
 */

/** @type {readonly (readonly [Result, RegExp])[]} */
const WORDS = [
  ["positive", /^(?:p|pass(?:ed|es)?|yes|y|ok|true|✓|✔|x)$/i],
  ["negative", /^(?:f|fail(?:ed|s)?|no|n|false|✕|✗|✘)$/i],
  ["inconclusive", /^(?:u|unknown|unclear|inconclusive|\?|tbd)$/i],
];

/**
 * @param {string} text tab-separated, as spreadsheets copy
 * @returns {string[][]} lines of cells
 */
export function parsedBlock(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

/**
 * @param {string} text
 * @returns {Result | null}
 */
export function parsedResult(text) {
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/**
 * @param {Decision} decision
 * @param {readonly string[][]} block
 * @param {Place} place
 * @returns {Pasted} an empty cell changes nothing
 */
export function paste(decision, block, place) {
  const top = place.rows.findIndex((each) => each.id === place.row);
  const left = place.candidates.indexOf(place.candidate);
  /** @type {Pasted} */
  let pasted = { decision, filled: 0, refused: [] };
  for (const [down, cells] of block.entries()) {
    for (const [across, text] of cells.entries()) {
      if (text === "") continue;
      const row = top < 0 ? undefined : place.rows[top + down];
      const id = left < 0 ? undefined : place.candidates[left + across];
      if (row && id) pasted = withCell(pasted, row, id, text, place);
      else pasted = { ...pasted, refused: [...pasted.refused, text] };
    }
  }
  return pasted;
}

/**
 * @param {Pasted} pasted
 * @param {Row} row
 * @param {string} id of the candidate
 * @param {string} text
 * @param {Place} place
 * @returns {Pasted}
 */
function withCell({ decision, filled, refused }, row, id, text, { today, by }) {
  if (row.kind === "score") {
    const range = parsedRange(text);
    if (range === null) return { decision, filled, refused: [...refused, text] };
    return { decision: setScore(decision, id, row.criterion.id, range), filled: filled + 1, refused };
  }
  const result = parsedResult(text);
  if (result === null) return { decision, filled, refused: [...refused, text] };
  const setting = { check: row.check, level: levelFor(row), today, by };
  return { decision: setResult(decision, id, row.id, result, setting), filled: filled + 1, refused };
}

/**
 * The level that a result must have to decide the row.
 *
 * @param {Extract<Row, { kind: "check" }>} row
 * @returns {Level}
 */
export function levelFor({ check, gate }) {
  return check?.level ?? gate.minimum.decide ?? "E0";
}
