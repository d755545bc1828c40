/** What the table shows beside the name, column by column: for the eye, for CSV and for JSON alike. */

import { placesOf } from "./answers.js";
import { heldOf, stateAt } from "./catalog.js";
import { openOf } from "./filter.js";
import { RELATED, sidesOf } from "./related.js";
import { ANY, GAP } from "./gap.js";
import { MARKS, POLICY, verdictOf } from "./verdicts.js";

/** @import { ClaimValue } from "../view/model.js" */
/** @import { Directory, Entry, Facet } from "./catalog.js" */
/** @import { State } from "./address.js" */
/** @import { Verdict } from "./verdicts.js" */
/**
 * @typedef {{ kind: "verdict", verdict: Verdict, mark: string, label: string, reasons: string[] }} Judgement
 * @typedef {{ label: string, value: ClaimValue, option: string, anchor?: string, why?: string }}
 *   Said anchor: on the page of the entry; why: what the target made of it
 * @typedef {{ kind: "text", text: string, hint?: string } | { kind: "age", date: string } | { kind: "chips",
 *   labels: string[] } | { kind: "said", said: Said[] } | Judgement} Cell
 * @typedef {{ id: string, label: string, short?: string, plain?: boolean, anchor?: string,
 *   cell: (entry: Entry) => Cell }} Column
 *   short: its label beside the value itself, where there is no room for a head;
 *   plain: a value says what it is without a label
 */

/** @type {Readonly<Record<string, ClaimValue>>} */
const VALUES = {
  y: "supported",
  p: "partial",
  n: "unsupported",
  "?": "unknown",
  "-": "not-applicable",
  ".": "unknown",
};

/** @type {Readonly<Record<string, Omit<Column, "id">>>} */
const OWN = {
  reviewed: {
    label: "Version reviewed",
    short: "Version",
    cell: (entry) => ({
      kind: "text",
      text: entry.reviewed,
      hint: entry.latest && entry.latest !== entry.reviewed ? `latest ${entry.latest}` : "",
    }),
  },
  latest: {
    label: "Latest known",
    cell: (entry) => ({ kind: "text", text: entry.latest || "not established" }),
  },
  claims: {
    label: "Claims",
    cell: (entry) => ({
      kind: "text",
      text: String(entry.established),
      hint: entry.unknown > 0 ? `${entry.unknown} not established` : "",
    }),
  },
  oldest: {
    label: "Last checked",
    short: "Checked",
    cell: (entry) => ({ kind: "age", date: entry.oldest }),
  },
};

const LAYERS = new Set(["layer", "sublayer"]);
const ADDED = new Set([POLICY, GAP]); // by what the reader brought along

/**
 * The columns to show: what was asked for first, since it says why an entry is here.
 *
 * @param {Directory} directory
 * @param {State} state
 * @returns {Column[]}
 */
export function columnsOf(directory, state) {
  const asked = directory.facets.filter(
    (facet) =>
      facet.sort === "states" &&
      !ADDED.has(facet.id) &&
      state.choices[facet.id] &&
      !state.columns.includes(facet.id),
  );
  return [POLICY, GAP, ...asked.map((facet) => facet.id), ...state.columns].flatMap(
    (id) => columnOf(directory, state, id) ?? [],
  );
}

/**
 * @param {Directory} directory
 * @param {State} state
 * @param {string} id
 * @returns {Column | null}
 */
export function columnOf(directory, state, id) {
  const own = OWN[id];
  if (own !== undefined) return { id, ...own };
  const facet = directory.facets.find((each) => each.id === id);
  if (facet === undefined) return null;
  if (id === POLICY) return { id, label: facet.label, cell: verdict(facet) };
  if (id === RELATED) return { id, label: facet.label, cell: relations(directory) };
  const cell = facet.sort === "states" && !LAYERS.has(id) && id !== GAP ? said(facet, state) : chips(facet);
  const plain = facet.sort === "values";
  return { id, label: facet.label, plain, ...(facet.anchor ? { anchor: facet.anchor } : {}), cell };
}

/**
 * What is not established of the entries that may match: a column of the files, where the page marks the
 * entry itself.
 *
 * @param {Directory} directory
 * @param {State} state
 * @returns {Column}
 */
export function openColumn(directory, state) {
  return {
    id: "not-established",
    label: "Not established",
    cell: (entry) => ({ kind: "text", text: openOf(directory, state, entry).join("; ") }),
  };
}

/**
 * @param {Directory} directory
 * @returns {{ id: string, label: string }[]}
 */
export function allColumns(directory) {
  const facets = directory.facets.filter((facet) => facet.id !== "age" && !ADDED.has(facet.id));
  return [
    ...facets.map(({ id, label }) => ({ id, label })),
    ...Object.entries(OWN).map(([id, { label }]) => ({ id, label })),
  ];
}

/**
 * @param {Facet} facet
 * @returns {(entry: Entry) => Cell}
 */
function chips(facet) {
  return (entry) => {
    const labels = heldOf(entry, facet)
      .map((place) => facet.options[place])
      .filter((option) => option?.[0] !== ANY)
      .map((option) => option?.[1] ?? "");
    return LAYERS.has(facet.id)
      ? { kind: "chips", labels }
      : { kind: "text", text: labels.join(", ") || (facet.id === GAP ? "nothing" : "not established") };
  };
}

/**
 * @param {Facet} facet
 * @returns {(entry: Entry) => Judgement}
 */
function verdict(facet) {
  const labels = new Map(facet.options.map(([value, label]) => [value, label]));
  return (entry) => {
    const found = verdictOf(entry);
    return {
      kind: "verdict",
      verdict: found,
      mark: MARKS[found],
      label: labels.get(found) ?? "",
      reasons: entry.reasons ?? [],
    };
  };
}

/**
 * What an entry does with others, and they with it; where a condition is stated, partly.
 *
 * @param {Directory} directory
 * @returns {(entry: Entry) => Cell}
 */
function relations(directory) {
  return (entry) => ({
    kind: "said",
    said: sidesOf(directory, entry).map(({ label, named, anchor, stated }) => ({
      label: `${label} ${named}`,
      option: anchor,
      anchor,
      value: stated.condition ? "partial" : "supported",
    })),
  });
}

/**
 * What was asked for, in whatever state it is; without a question, what is there at least partly.
 *
 * @param {Facet} facet
 * @param {State} state
 * @returns {(entry: Entry) => Cell}
 */
function said(facet, state) {
  const choice = state.choices[facet.id];
  const picked = choice === undefined ? [] : placesOf(facet, choice);
  return (entry) => {
    const there = picked.length > 0 ? picked : heldOf(entry, facet);
    return {
      kind: "said",
      said: there.map((place) => ({
        label: facet.options[place]?.[1] ?? "",
        option: facet.options[place]?.[0] ?? "",
        value: /** @type {ClaimValue} */ (VALUES[stateAt(entry, facet, place)]),
        ...whyOf(entry, facet, place),
      })),
    };
  };
}

/**
 * @param {Entry} entry
 * @param {Facet} facet
 * @param {number} place
 * @returns {{ why?: string }}
 */
function whyOf(entry, facet, place) {
  const claim = entry.onTarget?.[`${facet.anchor}.${facet.options[place]?.[0]}`];
  return claim && claim.met !== "not-known" ? { why: claim.why } : {};
}
