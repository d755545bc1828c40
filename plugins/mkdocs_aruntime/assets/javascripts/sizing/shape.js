/** A shape as the form shows it: one kind of attention, with a window in some of the layers. */

/** @import { HeadLayers, ModelShape } from "../view/model.js" */
/**
 * @typedef {{
 *   parameters: number, active: number | undefined, layers: number, kvHeads: number, headSize: number,
 *   windowed: number, window: number, experts: number, perToken: number,
 * }} HeadShape
 */

/** @type {HeadShape} */
const FIRST = {
  parameters: 8e9,
  active: undefined,
  layers: 32,
  kvHeads: 8,
  headSize: 128,
  windowed: 0,
  window: 4096,
  experts: 1,
  perToken: 1,
};

/**
 * @param {HeadShape} [typed]
 * @returns {ModelShape}
 */
export function headShape(typed = FIRST) {
  const { parameters, active, layers, windowed, window, experts, perToken } = typed;
  const one = { "kv-heads": typed.kvHeads, "head-size": typed.headSize };
  const within = Math.min(windowed, layers);
  return withCounts({
    name: "Your model",
    parameters,
    ...(active === undefined ? {} : { active }),
    layers: [
      ...(layers > within ? [{ count: layers - within, ...one }] : []),
      ...(within > 0 ? [{ count: within, ...one, window }] : []),
    ],
    ...(experts > 1 ? { experts: { total: experts, active: Math.min(perToken, experts) } } : {}),
  });
}

/**
 * The shape without active parameters where a token uses all of them.
 *
 * @param {ModelShape} shape
 * @returns {ModelShape}
 */
export function withCounts({ active, ...rest }) {
  return active === undefined || active >= rest.parameters ? rest : { ...rest, active };
}

/**
 * @param {ModelShape} shape
 * @returns {HeadShape | null} none where the form cannot show it
 */
export function ofHeads(shape) {
  const layers = /** @type {readonly HeadLayers[]} */ (shape.layers);
  const [first] = layers;
  const known = layers.every((each) => "kv-heads" in each && each["kv-heads"] === first?.["kv-heads"]);
  if (first === undefined || layers.length > 2 || !known) return null;
  const [inside, ...more] = layers.filter((each) => each.window !== undefined);
  if (more.length > 0 || layers.some((each) => each["head-size"] !== first["head-size"])) return null;
  return {
    parameters: shape.parameters,
    active: shape.active,
    layers: layers.reduce((sum, each) => sum + each.count, 0),
    kvHeads: first["kv-heads"],
    headSize: first["head-size"],
    windowed: inside?.count ?? 0,
    window: inside?.window ?? FIRST.window,
    experts: shape.experts?.total ?? 1,
    perToken: shape.experts?.active ?? 1,
  };
}
