/** The comparison as a file: one line per cell, with all that proves it. */

import { csv } from "../../view/csv.js";

/** @import { Comparison, Item } from "./compared.js" */

const HEAD = [
  "group",
  "subject",
  "difference",
  "candidate",
  "state",
  "note",
  "quote",
  "source",
  "address",
  "version",
  "opened",
  "confirmed",
];

/**
 * @param {Comparison} comparison
 * @param {readonly Item[]} items
 */
export function comparisonAsCsv(comparison, items) {
  const lines = comparison.sections.flatMap((section) =>
    section.rows.flatMap((row) =>
      row.cells.flatMap((cell, at) => {
        const start = [
          section.label,
          row.label,
          row.kind,
          items[at]?.name ?? "",
          cell.text,
          cell.notes.join(" "),
        ];
        const proofs = cell.proofs.map(({ quote, source, confirmed }) => [
          quote,
          source?.title ?? "",
          source?.url ?? "",
          source?.version ?? "",
          source?.accessed ?? "",
          confirmed,
        ]);
        return (proofs.length > 0 ? proofs : [["", "", "", "", "", ""]]).map((proof) => [...start, ...proof]);
      }),
    ),
  );
  return csv([HEAD, ...lines]);
}
