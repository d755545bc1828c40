/**
 * What each item of a comparison does with other entries: a row per kind and side, with quotes and
 * conditions.
 */

import { quoted } from "../proofs.js";
import { sentenceOf, sidesOf } from "../related.js";

/** @import { Runtime } from "../../view/model.js" */
/** @import { Vocabulary } from "../api.js" */
/** @import { Directory } from "../catalog.js" */
/** @import { Proof } from "../proofs.js" */
/** @import { Side } from "../related.js" */
/** @import { Cell } from "./cells.js" */
/** @import { Item } from "./compared.js" */
/** @typedef {Side & { runtime: Runtime }} ItemSide runtime: the part of the item that this is said of */

/** @type {Cell} */
const NOTHING = {
  value: "unknown",
  text: "Not established",
  stated: false,
  notes: [],
  proofs: [],
  places: [],
};

/**
 * @param {Vocabulary} vocabulary
 * @param {readonly Item[]} items
 * @param {Directory} directory
 * @returns {{ id: string, label: string, definition: string, cells: Cell[] }[]}
 */
export function relationRows(vocabulary, items, directory) {
  const said = items.map(({ runtimes }) =>
    runtimes.flatMap((runtime) => {
      const entry = directory.entries.find((each) => each.id === runtime.id);
      return entry === undefined ? [] : sidesOf(directory, entry).map((side) => ({ ...side, runtime }));
    }),
  );
  return directory.related.kinds
    .filter((kind) => kind.connects)
    .flatMap((kind) =>
      [kind.label, kind.inverse].map((label) => ({
        id: `relations.${kind.id}.${label}`,
        label,
        definition: "",
        cells: said.map((sides) =>
          cellOf(
            vocabulary,
            sides.filter((side) => side.kind === kind && side.label === label),
          ),
        ),
      })),
    )
    .filter((row) => row.cells.some((cell) => cell.stated));
}

/**
 * @param {Vocabulary} vocabulary
 * @param {readonly ItemSide[]} sides
 * @returns {Cell}
 */
function cellOf(vocabulary, sides) {
  if (sides.length === 0) return NOTHING;
  return {
    value: null,
    text: [...new Set(sides.map(({ named }) => named))].join(", "),
    stated: true,
    notes: sides.flatMap(({ named, stated }) => (stated.condition ? [`${named}: ${stated.condition}.`] : [])),
    proofs: sides.flatMap((side) => proofsOf(vocabulary, side)),
    places: sides.map(({ runtime, anchor, label, named }) => ({
      runtime,
      anchor,
      label: `${label} ${named}`,
      word: named,
    })),
  };
}

/**
 * The quotes that stand in this entry; those of a relation that another states are on the page that the place
 * names.
 *
 * @param {Vocabulary} vocabulary
 * @param {ItemSide} side
 * @returns {Proof[]}
 */
function proofsOf(vocabulary, { runtime, stated, kind, of, named }) {
  if (of.id !== runtime.id) return [];
  const relation = runtime.relations?.find(
    (each) => each.kind === stated.kind && each.to === stated.to && each.claim === stated.claim,
  );
  const about = sentenceOf({ kind, of, to: { name: named } });
  return (relation?.evidence ?? []).map(({ quote, source }) => ({
    ...quoted(vocabulary, runtime, quote, source, runtime.maintenance.confirmed),
    about,
  }));
}
