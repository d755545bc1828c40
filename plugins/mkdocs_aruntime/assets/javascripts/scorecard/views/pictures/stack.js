/** A stack as a picture: by layer, who owns each responsibility that is needed. */

import { LayerMap, placeOf } from "../../../view/layers.js";
import { html } from "../../html.js";

/** @import { Layer, State, Tile } from "../../../view/layers.js" */
/** @typedef {{ [key: string]: any }} Any */

/** @param {{ candidate: Any, needs: Any, vocabulary: Any }} props */
export function Stack({ candidate, needs, vocabulary }) {
  const layers = stackLayers(candidate.coverage, needs, vocabulary);
  if (layers.length === 0) return null;
  return html`<${LayerMap} layers=${layers} label=${`What ${candidate.name} covers`} />`;
}

/**
 * The needed layers, and those that a needed responsibility stands in; the top one first.
 *
 * @param {Any} coverage as the evaluator found it
 * @param {Any} needs
 * @param {Any} vocabulary
 * @returns {Layer[]}
 */
export function stackLayers(coverage, needs, vocabulary) {
  const needed = new Set(/** @type {string[]} */ (needs.layers ?? []));
  const absent = new Set(/** @type {string[]} */ (coverage["layers-missing"] ?? []));
  const asked = vocabulary.responsibilities.filter((/** @type {Any} */ each) => needs.responsibilities?.includes(each.id));
  const tiles = asked.map((/** @type {Any} */ each) => ({ layer: placeOf(each.layers, [needed]), tile: tileOf(each, coverage) }));
  return [...vocabulary.layers]
    .reverse()
    .map((layer) => ({
      id: layer.id,
      label: layer.label,
      here: needed.has(layer.id) && !absent.has(layer.id) ? "is here" : "",
      empty: absent.has(layer.id) ? "No component is of this layer." : "Nothing of it is needed by itself.",
      tiles: tiles.filter((/** @type {Any} */ each) => each.layer === layer.id).map((/** @type {Any} */ each) => each.tile),
    }))
    .filter((layer) => needed.has(layer.id) || layer.tiles.length > 0);
}

/**
 * @param {Any} term
 * @param {Any} coverage
 * @returns {Tile}
 */
function tileOf({ id, label, definition }, coverage) {
  const tile = (/** @type {State} */ state, /** @type {string[]} */ who) => ({ id, label, definition, state, who: who.join(state === "doubled" ? " or " : ", ") });
  const owners = coverage.owned?.[id] ?? [];
  if (owners.length > 0) return tile(owners.length > 1 ? "doubled" : "owned", owners);
  return coverage.partly?.[id] ? tile("partly", coverage.partly[id]) : tile("open", []);
}
