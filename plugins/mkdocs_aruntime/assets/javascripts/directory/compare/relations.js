/**
 * What each item of a comparison does with other entries: a row per kind and side, with quotes and
 * conditions.
 */

import { known } from "../known.js";
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

/**
 * @param {Vocabulary} vocabulary
 * @param {Item} item
 * @param {string} label of the relation that none states
 * @returns {Cell}
 */
function nothing(vocabulary, { runtimes }, label) {
  return {
    value: "unknown",
    text: "Not established",
    stated: false,
    notes: [],
    proofs: [],
    places: runtimes.map((runtime) => ({
      runtime,
      anchor: "",
      label,
      known: known(vocabulary, runtime, `Nothing is said of “${label}”.`),
    })),
  };
}

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
        cells: said.map((sides, at) => {
          const mine = sides.filter((side) => side.kind === kind && side.label === label);
          const item = /** @type {Item} */ (items[at]);
          return mine.length > 0 ? cellOf(vocabulary, mine) : nothing(vocabulary, item, label);
        }),
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
  return {
    value: null,
    text: [...new Set(sides.map(({ named }) => named))].join(", "),
    stated: true,
    notes: sides.flatMap(({ named, stated }) => (stated.condition ? [`${named}: ${stated.condition}.`] : [])),
    proofs: sides.flatMap((side) => proofsOf(vocabulary, side)),
    places: sides.map((side) => ({
      runtime: side.runtime,
      anchor: side.anchor,
      label: `${side.label} ${side.named}`,
      word: side.named,
      file: side.of.id,
      known: known(vocabulary, side.runtime, sentence(side), relationOf(side)?.evidence?.[0]),
    })),
  };
}

/** @param {ItemSide} side */
function sentence({ runtime, label, named, stated }) {
  const condition = stated.condition ? `. ${stated.condition}` : "";
  return `${runtime.name}: ${label} ${named}${condition}`;
}

/**
 * The relation as its entry states it, where that is the one at hand.
 *
 * @param {ItemSide} side
 */
function relationOf({ runtime, stated, of }) {
  if (of.id !== runtime.id) return undefined;
  return runtime.relations?.find(
    (each) => each.kind === stated.kind && each.to === stated.to && each.claim === stated.claim,
  );
}

/**
 * The quotes that stand in this entry; those of a relation that another states are on the page that the place
 * names.
 *
 * @param {Vocabulary} vocabulary
 * @param {ItemSide} side
 * @returns {Proof[]}
 */
function proofsOf(vocabulary, side) {
  const { runtime, kind, of, named } = side;
  const about = sentenceOf({ kind, of, to: { name: named } });
  return (relationOf(side)?.evidence ?? []).map(({ quote, source }) => ({
    ...quoted(vocabulary, runtime, quote, source, runtime.maintenance.confirmed),
    about,
  }));
}
