/**
 * The state of the directory in its address and back, so that a link shows what its sender saw and Back
 * works.
 *
 * `text`, since `q` opens the search of the site:
 * `?layer=inference-engine&formats=all:gguf,onnx&age=none:due&text=server&unknown=1&sort=fresh&pick=a,b`
 * Several values without a mode are *any* of them, as in all addresses there ever were; one has the mode of
 * its facet. A policy stands behind `#policy=`, since a fragment is never sent to a server.
 */

import { MODES, UNKNOWN, placeOf } from "./answers.js";
import { GAP, gapFacet } from "./gap.js";
import { LONGEST } from "./target.js";
import { POLICY, POLICY_FACET } from "./verdicts.js";

/** @import { Facet } from "./catalog.js" */
/** @import { Choice } from "./answers.js" */
/** @import { Filter } from "./filter.js" */
/**
 * @typedef {"table" | "cards"} Look
 * @typedef {Filter & { unknown: boolean, sort: string, view: Look, columns: readonly string[],
 *   pick: readonly string[], stack: readonly string[], policy: string, target: string }} State
 *   unknown: whether entries of which it is not established stay in view;
 *   columns: what the table shows beside the name; pick: entries ticked for comparing;
 *   stack: entries whose gaps are to be filled; policy: the packed profile, or nothing;
 *   target: where it will run, in the reader's words
 */

export const SORTS = /** @type {const} */ (["layer", "name", "claims", "fresh", "release"]);
export const COLUMNS = /** @type {const} */ (["layer", "license", "status", "reviewed", "claims", "oldest"]);
export const MOST_PICKED = 6;

/** @type {State} */
export const START = {
  q: "",
  plain: false,
  choices: {},
  unknown: false,
  sort: "layer",
  view: "table",
  columns: COLUMNS,
  pick: [],
  stack: [],
  policy: "",
  target: "",
};

/**
 * @param {string} search the address's query, or its fragment, without the sign in front
 * @param {readonly Facet[]} facets
 * @param {string} [fragment] without the sign in front
 * @returns {{ state: State, strange: string[] }} strange: what the address asks for and nobody knows here
 */
export function readAddress(search, facets, fragment = "") {
  const asked = new URLSearchParams(search);
  /** @type {string[]} */
  const strange = [];
  /** @type {Record<string, Choice>} */
  const choices = {};
  const policy = new URLSearchParams(fragment).get("policy") ?? "";
  const stack = split(asked.get("stack") ?? "").slice(0, MOST_PICKED);
  for (const facet of [
    ...(policy ? [POLICY_FACET] : []),
    ...(stack.length > 0 ? [gapFacet(facets)] : []),
    ...facets,
  ]) {
    const choice = readChoice(asked.get(facet.id) ?? "", facet, strange);
    if (choice.values.length > 0) choices[facet.id] = choice;
  }
  const sort = asked.get("sort") ?? START.sort;
  const columns = asked.has("columns") ? [...new Set(split(asked.get("columns") ?? ""))] : null;
  const known = new Set([...COLUMNS, ...facets.map((facet) => facet.id)]);
  return {
    state: {
      q: asked.get("text") ?? "",
      plain: asked.has("plain"),
      choices,
      unknown: asked.has("unknown"),
      sort: SORTS.some((each) => each === sort) ? sort : START.sort,
      view: asked.get("view") === "cards" ? "cards" : "table",
      columns: columns?.filter((each) => known.has(each)) ?? START.columns,
      pick: [...new Set(split(asked.get("pick") ?? ""))].slice(0, MOST_PICKED),
      stack: choices[GAP] ? stack : [],
      policy,
      target: (asked.get("target") ?? "").slice(0, LONGEST),
    },
    strange,
  };
}

/**
 * @param {string} text `gguf,onnx`, `all:gguf,onnx` or `none:gguf`
 * @param {Facet} facet
 * @param {string[]} strange
 * @returns {Choice}
 */
function readChoice(text, facet, strange) {
  const mode = MODES.find((each) => text.startsWith(`${each}:`));
  const asked = [...new Set(split(mode ? text.slice(mode.length + 1) : text))];
  const values = asked.filter((value) => value === UNKNOWN || placeOf(facet, value) >= 0);
  for (const value of asked) if (!values.includes(value)) strange.push(`${facet.label}: ${value}`);
  return { mode: mode ?? (values.length === 1 ? facet.mode : "any"), values };
}

/** @param {string} text */
function split(text) {
  return text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
}

/**
 * The state with nothing asked for.
 *
 * @param {State} state
 * @returns {State}
 */
export function cleared(state) {
  return { ...state, q: START.q, plain: START.plain, choices: START.choices, unknown: START.unknown };
}

/**
 * @param {State} state
 * @param {readonly Facet[]} facets
 * @returns {string} empty, or with a question mark in front; the same state is the same text
 */
export function writeAddress(state, facets) {
  /** @type {[string, string][]} */
  const pairs = Object.entries(state.choices)
    .filter(([facet, choice]) => choice.values.length > 0 && (facet !== POLICY || state.policy))
    .map(([facet, { mode, values }]) => {
      const unsaid = values.length === 1 ? (facets.find((each) => each.id === facet)?.mode ?? "any") : "any";
      return [facet, (mode === unsaid ? "" : `${mode}:`) + values.join(",")];
    });
  if (state.q.trim()) pairs.push(["text", state.q.trim()]);
  if (state.target.trim()) pairs.push(["target", state.target.trim()]);
  if (state.plain) pairs.push(["plain", "1"]);
  if (state.unknown) pairs.push(["unknown", "1"]);
  if (state.sort !== START.sort) pairs.push(["sort", state.sort]);
  if (state.view !== START.view) pairs.push(["view", state.view]);
  if (state.columns.join() !== START.columns.join()) pairs.push(["columns", state.columns.join(",")]);
  if (state.pick.length > 0) pairs.push(["pick", state.pick.join(",")]);
  if (state.choices[GAP] && state.stack.length > 0) pairs.push(["stack", state.stack.join(",")]);
  const query =
    pairs.length === 0 ? "" : `?${pairs.map(([key, value]) => `${key}=${readable(value)}`).join("&")}`;
  return state.policy ? `${query}#policy=${state.policy}` : query;
}

/** @param {string} value */
function readable(value) {
  return encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":");
}
