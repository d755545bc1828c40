/**
 * The current view as files: what is seen, in the order in which it is seen, with the address that shows it.
 */

import { csv } from "../view/csv.js";
import { WORDS } from "../view/states.js";

/** @import { Entry } from "./catalog.js" */
/** @import { Cell, Column } from "./columns.js" */

/**
 * @param {readonly Entry[]} entries
 * @param {readonly Column[]} columns
 */
export function viewAsCsv(entries, columns) {
  const head = ["id", "name", ...columns.map((column) => column.label)];
  return csv([
    head,
    ...entries.map((entry) => [entry.id, entry.name, ...columns.map((column) => asText(column.cell(entry)))]),
  ]);
}

/** @param {Cell} cell */
function asText(cell) {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "age":
      return cell.date;
    case "chips":
      return cell.labels.join("; ");
    case "verdict":
      return [cell.label, ...cell.reasons].join("; ");
    case "said":
      return cell.said.map(({ label, value }) => `${label}: ${WORDS[value].word}`).join("; ");
  }
}

/**
 * @param {readonly Entry[]} entries
 * @param {readonly Column[]} columns
 * @param {{ url: string, asOf: string }} where
 */
export function viewAsJson(entries, columns, { url, asOf }) {
  const rows = entries.map((entry) => ({
    id: entry.id,
    name: entry.name,
    ...Object.fromEntries(columns.map((column) => [column.id, asData(column.cell(entry))])),
  }));
  return `${JSON.stringify({ schema: "aruntime/view/1", "as-of": asOf, url, entries: rows }, null, 2)}\n`;
}

/** @param {Cell} cell */
function asData(cell) {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "age":
      return cell.date;
    case "chips":
      return cell.labels;
    case "verdict":
      return { verdict: cell.verdict, reasons: cell.reasons };
    case "said":
      return Object.fromEntries(cell.said.map(({ option, value }) => [option, value]));
  }
}
