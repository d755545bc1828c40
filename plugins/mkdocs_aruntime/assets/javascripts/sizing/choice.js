/** What a reader chose to size, and what the evaluator is asked for it. */

/** @import { Device, Load, ModelShape, Sizing, SizeParams, Split } from "../view/model.js" */
/** @typedef {{ quote: string, title: string, url: string }} Quote */
/** @typedef {{ id: string, label: string, bits: number }} Format */
/** @typedef {{ id: string, precision: string, shape: ModelShape, evidence: readonly Quote[] }} ListedModel */
/** @typedef {{ id: string, device: Device, evidence: readonly Quote[] }} ListedDevice */
/**
 * @typedef {{
 *   formats: readonly Format[], models: readonly ListedModel[], devices: readonly ListedDevice[],
 *   example: { model: string, precision: string, cache: string, device: string, context: number,
 *     concurrency: number },
 *   result: Sizing,
 * }} SizingData what the build hands over
 */
/**
 * @typedef {{
 *   model: string, shape: ModelShape | null, precision: string, cache: string,
 *   device: string, memory: number, context: number, concurrency: number, reserve: number,
 *   split: Split | null, load: Load | null,
 * }} Choice shape: of a model of the reader's own; memory: of a device of their own, in GB
 */

export const OWN = "own"; // where nothing of the list is chosen
const RESERVE = 0.1;

/**
 * @param {SizingData} data
 * @returns {Choice} that of the first example
 */
export function firstChoice({ example }) {
  return { ...example, shape: null, memory: 80, reserve: RESERVE, split: null, load: null };
}

/**
 * @param {Choice} choice
 * @param {SizingData} data
 * @returns {ModelShape | null} none where a shape of the reader's own was not given yet
 */
export function shapeOf(choice, data) {
  if (choice.model === OWN) return choice.shape;
  return data.models.find(({ id }) => id === choice.model)?.shape ?? null;
}

/**
 * @param {Choice} choice
 * @param {SizingData} data
 * @returns {SizeParams | null} none where something is missing
 */
export function asked(choice, data) {
  const shape = shapeOf(choice, data);
  if (shape === null) return null;
  const bits = (/** @type {string} */ id) => data.formats.find((each) => each.id === id)?.bits ?? 16;
  const own = { name: `device with ${choice.memory} GB`, "memory-gb": choice.memory };
  return {
    model: shape,
    "weight-bits": bits(choice.precision),
    "cache-bits": bits(choice.cache),
    context: choice.context,
    concurrency: choice.concurrency,
    device: data.devices.find(({ id }) => id === choice.device)?.device ?? own,
    reserve: choice.reserve,
    ...(choice.split ? { split: choice.split } : {}),
    ...(choice.load ? { load: choice.load } : {}),
  };
}

/**
 * The choice with another model: in the precision in which that is published.
 *
 * @param {Choice} choice
 * @param {string} model
 * @param {SizingData} data
 * @returns {Choice}
 */
export function withModel(choice, model, data) {
  const listed = data.models.find(({ id }) => id === model);
  const shape = model === OWN ? (shapeOf(choice, data) ?? choice.shape) : null;
  const named = shape && { ...shape, name: "Your model" };
  return { ...choice, model, shape: named, precision: listed?.precision ?? choice.precision };
}
