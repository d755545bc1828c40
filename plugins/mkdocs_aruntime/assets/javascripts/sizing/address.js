/** A choice in the address, so that a link shows the same calculation: `?model=…&context=8192`. */

import { parsedJson } from "../view/reading.js";
import { firstChoice, OWN } from "./choice.js";

/** @import { Choice, SizingData } from "./choice.js" */
/** @import { Load, ModelShape } from "../view/model.js" */

const LONGEST_SHAPE = 4000; // characters of a shape in an address
const NUMBERS = /** @type {const} */ (["context", "concurrency", "reserve", "memory"]);
const SPLITS = /** @type {const} */ (["heads", "sequences"]);
const LOAD = /** @type {const} */ (["peak", "per-replica", "headroom", "spares"]);

/**
 * @param {string} search the query, without the question mark
 * @param {SizingData} data
 * @returns {Choice} what is not known is left as the first example has it
 */
export function readAddress(search, data) {
  const given = new URLSearchParams(search);
  const choice = firstChoice(data);
  const named = (/** @type {string} */ key, /** @type {readonly { id: string }[]} */ known) =>
    known.find(({ id }) => id === given.get(key))?.id;
  const shape = readShape(given.get("shape"));
  const own = given.get("device") === OWN ? OWN : undefined;
  return {
    ...choice,
    ...numbers(given, NUMBERS),
    model: shape ? OWN : (named("model", data.models) ?? choice.model),
    shape,
    precision: named("precision", data.formats) ?? choice.precision,
    cache: named("cache", data.formats) ?? choice.cache,
    device: own ?? named("device", data.devices) ?? choice.device,
    split: SPLITS.find((each) => each === given.get("split")) ?? null,
    load: readLoad(given),
  };
}

/**
 * @param {Choice} choice
 * @returns {string} with a question mark in front
 */
export function writeAddress(choice) {
  const { shape, load, memory, reserve, split, model, device, ...rest } = choice;
  const given = {
    ...(shape ? { shape: JSON.stringify(shape) } : { model }),
    device,
    ...rest,
    ...(device === OWN ? { memory } : {}),
    ...(reserve === 0.1 ? {} : { reserve }),
    ...(split ? { split } : {}),
    ...load,
  };
  const pairs = Object.entries(given).map(([key, value]) => /** @type {const} */ ([key, String(value)]));
  return `?${new URLSearchParams(Object.fromEntries(pairs))}`;
}

/**
 * @param {string | null} text
 * @returns {ModelShape | null} with layers at least; the evaluator checks the rest
 */
function readShape(text) {
  if (!text || text.length > LONGEST_SHAPE) return null;
  try {
    const shape = /** @type {ModelShape} */ (parsedJson(text));
    const isShape = Array.isArray(shape?.layers) && shape.layers.every((each) => each instanceof Object);
    return isShape ? shape : null;
  } catch {
    return null;
  }
}

/**
 * @param {URLSearchParams} given
 * @returns {Load | null}
 */
function readLoad(given) {
  const found = numbers(given, LOAD);
  const { peak, "per-replica": rate } = found;
  if (peak === undefined || rate === undefined) return null;
  return {
    ...found,
    peak,
    "per-replica": rate,
    unit: given.get("unit") === "output tokens" ? "output tokens" : "requests",
  };
}

/**
 * @template {string} K
 * @param {URLSearchParams} given
 * @param {readonly K[]} keys
 * @returns {Partial<Record<K, number>>} those that are numbers
 */
function numbers(given, keys) {
  const pairs = keys.map((key) => /** @type {const} */ ([key, Number(given.get(key) || Number.NaN)]));
  return /** @type {Partial<Record<K, number>>} */ (
    Object.fromEntries(pairs.filter(([, value]) => Number.isFinite(value)))
  );
}
