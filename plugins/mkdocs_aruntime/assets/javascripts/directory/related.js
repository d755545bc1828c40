/**
 * What entries do with one another, and what connects a stack; as the evaluator's `connect` has it, and a
 * test holds them together.
 */

import { stateAt } from "./catalog.js";

/** @import { Directory, Entry, Facet, State } from "./catalog.js" */
/**
 * @typedef {{ id: string, label: string, inverse: string, connects: boolean, client: boolean }} Kind
 *   label is said of the entry that states a relation, inverse of the other;
 *   connects: whether the two work together;
 *   client: two that the one works with need not work with each other
 * @typedef {{ of: string, kind: string, to?: string, claim?: string, needs?: string[][], open?: true,
 *   condition?: string }} Stated
 *   to: the other entry; claim: instead of it, what every entry on the other side supports;
 *   needs: of each list one entry must be in the stack; open: it depends on what no stack says;
 *   condition: in words
 * @typedef {{ kinds: Kind[], stated: Stated[] }} Related
 * @typedef {{ stated: Stated, kind: Kind, of: Entry, to: Entry }} Link a relation between two entries
 * @typedef {{ stated: Stated, kind: Kind, of: Entry, label: string, named: string, anchor: string }} Side
 *   a relation from one of its sides:
 *   how it reads there, whom it names, and where on the page of that side it stands
 * @typedef {{ parts: Entry[][], links: Link[] }}
 *   Connection parts: components that are connected with each other
 */

export const RELATED = "works-with";

/**
 * Every relation between one of some entries and any entry of the directory, from either side.
 *
 * @param {Directory} directory
 * @param {readonly Entry[]} some
 * @returns {Link[]}
 */
export function linksOf({ related, facets, entries }, some) {
  const kinds = new Map(related.kinds.map((kind) => [kind.id, kind]));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const inside = new Set(some);
  return related.stated.flatMap((stated) => {
    const [of, kind] = [byId.get(stated.of), kinds.get(stated.kind)];
    if (of === undefined || kind === undefined) return [];
    return targets(stated, inside.has(of) ? entries : some)
      .filter((to) => to !== of)
      .map((to) => ({ stated, kind, of, to }));
  });

  /**
   * @param {Stated} stated
   * @param {readonly Entry[]} others
   */
  function targets({ to = "", claim }, others) {
    if (claim !== undefined) return others.filter((entry) => supports(entry, claim));
    const entry = byId.get(to);
    return entry !== undefined && (others === entries || inside.has(entry)) ? [entry] : [];
  }

  /**
   * @param {Entry} entry
   * @param {string} claim
   */
  function supports(entry, claim) {
    const [group, id] = claim.split(".");
    const facet = facets.find((each) => each.anchor === group);
    const place = facet?.options.findIndex(([option]) => option === id) ?? -1;
    return facet !== undefined && place >= 0 && stateAt(entry, facet, place) === "y";
  }
}

/**
 * Whether a relation connects two components of a stack. One whose kind does not connect, or that holds only
 * with an entry that the stack has not, connects nothing. One of which it is open whether it holds connects
 * what it names, with its condition beside it, but not everything else that supports its claim.
 *
 * @param {Link} link
 * @param {ReadonlySet<string>} ids of the stack
 */
export function connects({ kind, of, to, stated }, ids) {
  const holds = stated.claim === undefined || !stated.open;
  return (
    kind.connects &&
    holds &&
    ids.has(of.id) &&
    ids.has(to.id) &&
    (stated.needs ?? []).every((some) => some.some((id) => ids.has(id)))
  );
}

/**
 * What connects the components of a stack. A client is connected with what it calls where that is one part,
 * for what it could call need not work together.
 *
 * @param {Directory} directory
 * @param {readonly Entry[]} stack
 * @returns {Connection}
 */
export function connection(directory, stack) {
  const ids = new Set(stack.map((entry) => entry.id));
  const links = linksOf(directory, stack).filter((link) => connects(link, ids));
  let parts = stack.map((entry) => [entry]);
  const join = (/** @type {Entry[][]} */ joined) =>
    (parts = [...parts.filter((part) => !joined.includes(part)), joined.flat()]);
  const partOf = (/** @type {Entry} */ entry) =>
    /** @type {Entry[]} */ (parts.find((part) => part.includes(entry)));
  for (const { of, to, kind } of links) {
    if (!kind.client && partOf(of) !== partOf(to)) join([partOf(of), partOf(to)]);
  }
  for (const entry of stack) {
    const called = new Set(
      links.filter(({ of, kind }) => of === entry && kind.client).map(({ to }) => partOf(to)),
    );
    called.delete(partOf(entry));
    if (called.size === 1) join([partOf(entry), ...called]);
  }
  return { parts, links };
}

/**
 * The relations of an entry that make it work with others: those that it states, and those of others to it.
 *
 * @param {Directory} directory
 * @param {Entry} entry
 * @returns {Side[]} by kind
 */
export function sidesOf(directory, entry) {
  const { related, facets } = directory;
  const names = new Map(directory.entries.map(({ id, name }) => [id, name]));
  const own = related.stated.filter(({ of }) => of === entry.id);
  const theirs = linksOf(directory, [entry]).filter(({ to }) => to === entry);
  return related.kinds
    .filter((kind) => kind.connects)
    .flatMap((kind) => [
      ...own
        .filter((stated) => stated.kind === kind.id)
        .map((stated) => ({
          stated,
          kind,
          of: entry,
          label: kind.label,
          named: namedBy(stated),
          anchor: anchorOf(stated),
        })),
      ...theirs
        .filter((link) => link.kind === kind)
        .map(({ stated, of }) => ({
          stated,
          kind,
          of,
          label: kind.inverse,
          named: of.name,
          anchor: `relations.${kind.id}.by.${[of.id, stated.claim].filter(Boolean).join(".")}`,
        })),
    ]);

  /** @param {Stated} stated */
  function namedBy({ to = "", claim }) {
    if (claim === undefined) return names.get(to) ?? to;
    const [group, id] = claim.split(".");
    const options = facets.find((each) => each.anchor === group)?.options ?? [];
    return `any entry with ${options.find(([option]) => option === id)?.[1] ?? claim}`;
  }
}

/**
 * Whom each entry works with, as one more facet: of what no relation is documented nobody knows.
 *
 * @param {Directory} directory
 * @returns {Directory}
 */
export function withRelated(directory) {
  const links = linksOf(directory, directory.entries).filter(({ kind }) => kind.connects);
  const ids = new Set(links.flatMap(({ of, to }) => [of.id, to.id]));
  const there = directory.entries.filter(({ id }) => ids.has(id));
  if (there.length === 0) return directory;
  const places = new Map(there.map(({ id }, place) => [id, place]));
  /** @type {Map<string, Map<number, State>>} */
  const known = new Map(directory.entries.map(({ id }) => [id, new Map([[places.get(id) ?? -1, "-"]])]));
  for (const { of, to, stated } of links) {
    tell(of, to, stated.condition ? "p" : "y");
    tell(to, of, stated.condition ? "p" : "y");
  }
  /** @type {Facet} */
  const facet = {
    id: RELATED,
    label: "Works with",
    sort: "states",
    mode: "all",
    options: there.map(({ id, name }) => [id, name]),
    known,
  };
  const place = directory.facets.findIndex((each) => each.anchor !== undefined); // before the claims
  return {
    ...directory,
    facets: directory.facets.toSpliced(place < 0 ? directory.facets.length : place, 0, facet),
  };

  /**
   * @param {Entry} one
   * @param {Entry} other
   * @param {State} state a yes without a condition counts more than one with
   */
  function tell(one, other, state) {
    const [said, place] = [known.get(one.id), places.get(other.id) ?? -1];
    if (said?.get(place) !== "y") said?.set(place, state);
  }
}

/**
 * The relation as a sentence: `KServe runs vLLM`.
 *
 * @param {{ kind: Kind, of: Entry, to: { name: string } }} link
 */
export function sentenceOf({ kind, of, to }) {
  return `${of.name} ${kind.label.charAt(0).toLowerCase()}${kind.label.slice(1)} ${to.name}`;
}

/**
 * Where it stands, with its quotes, on the page of the entry that states it.
 *
 * @param {Stated} stated
 */
export function anchorOf({ kind, to, claim }) {
  return `relations.${kind}.${to ?? claim}`;
}
