/** A stack as a picture: by layer, who owns each responsibility that is needed. */

import { LayerMap, placeOf } from "../../../view/layers.js";
import { html } from "../../../view/html.js";

/** @import { Layer, State, Tile } from "../../../view/layers.js" */
/** @import { CandidateResult, Coverage, Decision, Vocabulary } from "../../model.js" */

/** @param {{ candidate: CandidateResult, needs: Decision["needs"], vocabulary: Vocabulary }} props */
export function Stack({ candidate, needs, vocabulary }) {
  const layers = stackLayers(candidate.coverage, needs, vocabulary);
  if (layers.length === 0) return null;
  return html`<${LayerMap} layers=${layers} label=${`What ${candidate.name} covers`} />`;
}

/**
 * The needed layers, and those that a needed responsibility stands in; the top one first.
 *
 * @param {Coverage} coverage as the evaluator found it
 * @param {Decision["needs"]} needs
 * @param {Vocabulary} vocabulary
 * @returns {Layer[]}
 */
export function stackLayers(coverage, needs, vocabulary) {
  const needed = new Set(needs.layers);
  const absent = new Set(coverage["layers-missing"] ?? []);
  const asked = vocabulary.responsibilities.filter((each) => needs.responsibilities?.includes(each.id));
  const tiles = asked.map((each) => ({
    layer: placeOf(each.layers, [needed]),
    tile: tileOf(each, coverage),
  }));
  return [...vocabulary.layers]
    .reverse()
    .map(({ id, label }) => ({
      id,
      label,
      here: needed.has(id) && !absent.has(id) ? "covered" : "",
      empty: absent.has(id) ? "Not covered." : "No specific responsibilities required.",
      tiles: tiles.filter((each) => each.layer === id).map((each) => each.tile),
    }))
    .filter((layer) => needed.has(layer.id) || layer.tiles.length > 0);
}

/**
 * @param {{ id: string, label: string, definition?: string }} term
 * @param {Coverage} coverage
 * @returns {Tile}
 */
function tileOf({ id, label, definition = "" }, coverage) {
  const tile = (/** @type {State} */ state, /** @type {readonly string[]} */ who) => {
    const all = who.join(state === "doubled" ? " or " : ", ");
    return { id, label, definition, state, who: all };
  };
  const owners = coverage.owned?.[id] ?? [];
  if (owners.length > 0) return tile(owners.length > 1 ? "doubled" : "owned", owners);
  const partly = coverage.partly?.[id];
  return partly ? tile("partly", partly) : tile("open", []);
}
