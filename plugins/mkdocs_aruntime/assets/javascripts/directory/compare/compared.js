/**
 * Two to six runtimes or stacks side by side: what they share a layer for, where they differ, what each
 * lacks.
 */

import { ownership, usually } from "../ownership.js";
import { RELATED } from "../related.js";
import { claimCell, factRows, ofStack, ownershipCell } from "./cells.js";
import { relationRows } from "./relations.js";

/** @import { ClaimTerm, ClaimValue, Runtime, Term } from "../../view/model.js" */
/** @import { Vocabulary } from "../api.js" */
/** @import { Directory } from "../catalog.js" */
/** @import { Cell } from "./cells.js" */
/**
 * @typedef {{ key: string, name: string, runtimes: Runtime[], fixed?: boolean }} Item
 *   fixed: it is of a proposal, and stays while that is looked at
 * @typedef {"differs" | "open" | "same"}
 *   Kind open: some are not established, so that nobody can say whether they differ
 * @typedef {{ id: string, label: string, definition: string, cells: Cell[], kind: Kind }} Row
 * @typedef {{ id: string, label: string, rows: Row[] }} Section
 * @typedef {{ term: Term, usually: string, value: ClaimValue }}
 *   Lack value: whether its entry leaves this, or says nothing
 * @typedef {{
 *   shared: string[], kindred: Item[][], sections: Section[],
 *   lacks: Lack[][],
 * }} Comparison
 *   shared: layers that every item has;
 *   kindred: where there is none, the largest sets of items that do share one;
 *   lacks: per item
 */

/**
 * @param {Vocabulary} vocabulary
 * @param {readonly Item[]} items
 * @param {Directory} directory for the relations: others state some of them
 * @returns {Comparison}
 */
export function compare(vocabulary, items, directory) {
  const shared = vocabulary.layers
    .map((layer) => layer.id)
    .filter((layer) => items.every((item) => layersOf(item).has(layer)));
  const owned = section(
    "responsibilities",
    "Responsibilities",
    vocabulary.responsibilities,
    items,
    (term, item) => ownershipCell(vocabulary, term, item),
    () => true,
  );
  const claims = vocabulary.groups.map((group) =>
    section(
      group.id,
      group.label,
      group.claims,
      items,
      (term, item) => claimCell(vocabulary, group, term, item),
      (term) => belongs(term, shared),
    ),
  );
  const facts = {
    id: "facts",
    label: "At a glance",
    rows: factRows(vocabulary, items).map((row) => ({ ...row, kind: kindOf(row.cells) })),
  };
  const works = {
    id: RELATED,
    label: "Works with",
    rows: relationRows(vocabulary, items, directory).map((row) => ({ ...row, kind: kindOf(row.cells) })),
  };
  const sections = (shared.length > 0 ? [facts, works, owned, ...claims] : [facts, works, owned]).filter(
    (each) => each.rows.length > 0,
  );
  return {
    shared,
    kindred: shared.length > 0 ? [] : kindred(vocabulary, items),
    sections,
    lacks: items.map((item) => lacks(vocabulary, item, items)),
  };
}

/** @param {Item} item */
export function layersOf(item) {
  return new Set(item.runtimes.flatMap((runtime) => runtime.layers));
}

/**
 * @param {Pick<ClaimTerm, "layers">} term
 * @param {readonly string[]} layers
 */
function belongs(term, layers) {
  return (term.layers ?? []).length === 0 || layers.some((layer) => term.layers?.includes(layer));
}

/**
 * @param {string} id
 * @param {string} label
 * @template {Term} T
 * @param {readonly T[]} terms
 * @param {readonly Item[]} items
 * @param {(term: T, item: Item) => Cell} cellOf
 * @param {(term: T) => boolean} belongs
 * @returns {Section}
 */
function section(id, label, terms, items, cellOf, belongs) {
  const rows = terms.filter(belongs).map((term) => {
    const cells = items.map((item) => cellOf(term, item));
    return {
      id: `${id}.${term.id}`,
      label: term.label,
      definition: term.definition,
      cells,
      kind: kindOf(cells),
    };
  });
  const said = rows.filter((row) => row.cells.some((cell) => cell.stated));
  return {
    id,
    label,
    rows: [...said.filter(is("differs")), ...said.filter(is("open")), ...said.filter(is("same"))],
  };
}

/** @param {Kind} kind */
function is(kind) {
  return (/** @type {Row} */ row) => row.kind === kind;
}

/**
 * @param {readonly Cell[]} cells
 * @returns {Kind}
 */
function kindOf(cells) {
  const known = new Set(
    cells.filter((cell) => cell.value !== "unknown").map((cell) => cell.value ?? cell.text),
  );
  if (known.size > 1) return "differs";
  return known.size === 1 && cells.some((cell) => cell.value === "unknown") ? "open" : "same";
}

/**
 * What others here own and an item does not, with who usually has it.
 *
 * @param {Vocabulary} vocabulary
 * @param {Item} item
 * @param {readonly Item[]} items
 * @returns {Lack[]}
 */
function lacks(vocabulary, item, items) {
  const own = owned(item);
  const there = new Set(items.flatMap((each) => [...owned(each)]));
  return vocabulary.responsibilities
    .filter((term) => there.has(term.id) && !own.has(term.id))
    .map((term) => ({
      term,
      usually: usually(vocabulary, term, item.runtimes),
      value: ofStack(item.runtimes.map((runtime) => ownership(term, runtime).value)),
    }));
}

/** @param {Item} item */
function owned(item) {
  return new Set(
    item.runtimes.flatMap(({ responsibilities }) => [
      ...(responsibilities.owns ?? []),
      ...(responsibilities.partly ?? []).map((part) => part.id),
    ]),
  );
}

/**
 * @param {Vocabulary} vocabulary
 * @param {readonly Item[]} items
 * @returns {Item[][]}
 */
function kindred(vocabulary, items) {
  const sets = vocabulary.layers
    .map((layer) => items.filter((item) => layersOf(item).has(layer.id)))
    .filter((set) => set.length > 1);
  const inside = (/** @type {Item[]} */ a, /** @type {Item[]} */ b) =>
    a !== b &&
    a.every((item) => b.includes(item)) &&
    (a.length < b.length || sets.indexOf(a) > sets.indexOf(b));
  return sets.filter((set) => !sets.some((other) => inside(set, other)));
}
