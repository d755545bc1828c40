/**
 * What a stack covers: each responsibility that is asked for, who in it owns it, and what nobody here does.
 */

import { placeOf } from "../../view/layers.js";
import { named, ownership, usualLayers, witnesses } from "../ownership.js";

/** @import { Layer, State } from "../../view/layers.js" */
/** @import { ClaimValue, Responsibility, Runtime, Term } from "../../view/model.js" */
/** @import { Vocabulary } from "../api.js" */
/** @import { Witness } from "../ownership.js" */
/** @import { Asked } from "./address.js" */
/**
 * @typedef {{ id: string, label: string, needs: { layers: string[], responsibilities: string[] } }} UseCase
 * @typedef {{ runtime: Runtime, value: ClaimValue, note: string, witnesses: Witness[] }}
 *   Part what one component says
 * @typedef {{ term: Responsibility, state: State, layer: string, parts: Part[], who: string,
 *   named: { to: string, by: string[] }[], usual: string }} Duty
 *   named: whom its components name instead; usual: the layers that usually own it
 */

/** Where more are in one state, the first that a reader has to act on. */
export const ORDER = /** @type {const} */ (["doubled", "missing", "unknown", "partly", "owned", "elsewhere"]);

/**
 * The responsibilities that are asked for: those of the use case, else all; of the chosen layers, else of
 * all.
 *
 * @param {Vocabulary} vocabulary
 * @param {Asked} asked
 * @param {readonly UseCase[]} useCases
 * @returns {Responsibility[]}
 */
export function wanted(vocabulary, asked, useCases) {
  const needs = useCases.find((each) => each.id === asked.useCase)?.needs.responsibilities;
  return vocabulary.responsibilities
    .filter((term) => needs === undefined || needs.includes(term.id))
    .filter(
      (term) => asked.layers.length === 0 || term.layers?.some((layer) => asked.layers.includes(layer)),
    );
}

/**
 * @param {Vocabulary} vocabulary
 * @param {readonly Runtime[]} runtimes
 * @param {readonly Responsibility[]} terms
 * @param {readonly string[]} [layers] those that are looked at; all where none is named
 * @returns {Duty[]}
 */
export function duties(vocabulary, runtimes, terms, layers = []) {
  const every = new Set(layers.length > 0 ? layers : vocabulary.layers.map((layer) => layer.id));
  return terms.map((term) => {
    const parts = runtimes.map((runtime) => ({
      runtime,
      ...ownership(term, runtime),
      witnesses: witnesses(vocabulary, term, runtime),
    }));
    const state = stateOf(parts);
    const holders = parts
      .filter((part) => part.value === (state === "partly" ? "partial" : "supported"))
      .map((part) => part.runtime);
    const sets = [layersOf(holders), layersOf(runtimes), every].map(
      (set) => new Set([...set].filter((layer) => every.has(layer))),
    );
    const layer = placeOf(term.layers ?? [], sets) ?? "";
    return {
      term,
      state,
      layer,
      parts,
      who: holders.map((runtime) => runtime.name).join(state === "doubled" ? " or " : ", "),
      named: named(term, runtimes),
      usual: usualLayers(vocabulary, term),
    };
  });
}

/**
 * Silence of a component whose layer usually owns a thing leaves it open; that of the others says nothing.
 *
 * @param {readonly Part[]} parts
 * @returns {State}
 */
export function stateOf(parts) {
  const owners = parts.filter((part) => part.value === "supported").length;
  if (owners > 0) return owners > 1 ? "doubled" : "owned";
  if (parts.some((part) => part.value === "partial")) return "partly";
  if (parts.some((part) => part.value === "unknown")) return "unknown";
  return parts.some((part) => part.value === "unsupported") ? "missing" : "elsewhere";
}

/** @param {readonly Runtime[]} runtimes */
function layersOf(runtimes) {
  return new Set(runtimes.flatMap((runtime) => runtime.layers));
}

/**
 * The picture: every layer that is looked at, the top one first; of a use case those that it asks something
 * of.
 *
 * @param {Vocabulary} vocabulary
 * @param {readonly Runtime[]} runtimes
 * @param {readonly Duty[]} found
 * @param {Asked} asked
 * @returns {Layer[]}
 */
export function picture(vocabulary, runtimes, found, asked) {
  const looked = vocabulary.layers.filter(
    (layer) => asked.layers.length === 0 || asked.layers.includes(layer.id),
  );
  const layers = [...looked].reverse().map((layer) => ({
    id: layer.id,
    label: layer.label,
    here: runtimes
      .filter((runtime) => runtime.layers.includes(layer.id))
      .map((runtime) => runtime.name)
      .join(", "),
    empty: found.some((duty) => duty.term.layers?.includes(layer.id))
      ? "What it usually owns stands with another layer, which shares it."
      : "Nothing of this layer is asked for.",
    tiles: found
      .filter((duty) => duty.layer === layer.id)
      .map(({ term, state, who }) => ({
        id: term.id,
        label: term.label,
        definition: term.definition,
        state,
        who,
        href: `#${anchorOf(term)}`,
      })),
  }));
  return layers.filter((layer) => asked.useCase === "" || layer.here || layer.tiles.length > 0);
}

/** @param {Term} term */
export function anchorOf(term) {
  return `responsibilities.${term.id}`;
}

/** @param {readonly Duty[]} found */
export function tally(found) {
  return new Map(ORDER.map((state) => [state, found.filter((duty) => duty.state === state).length]));
}
