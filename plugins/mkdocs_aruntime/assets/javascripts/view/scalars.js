/** Texts, numbers, truth values and mappings as the model has them, and how a message shows a wrong one. */

import { counted } from "./problems.js";
import { SHAPES } from "./shapes.js";

/** @import { Shape } from "./decoding.js" */

const LONGEST = 10_000; // characters of a text that is only to be shown, as many as a field takes
const SHOWN = 60; // characters of a wrong value that a message repeats
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
// Which schemas leave out, since not every program's patterns know them.
const HALVES = String.raw`\p{Surrogate}`;
// What nobody sees, or a terminal obeys.
const HIDDEN = regex(`${SHAPES["never-in-prose"]?.pattern ?? "(?!)"}|${HALVES}`);

/**
 * @param {Shape} form
 * @param {string} text
 * @returns {string} empty where it is right
 */
export function textProblem(
  { format, pattern, description, minLength = 0, maxLength = Infinity, not },
  text,
) {
  const sign = HIDDEN.exec(text)?.[0].codePointAt(0)?.toString(16).toUpperCase();
  if (sign !== undefined) return `holds U+${sign.padStart(4, "0")}, which is no printable character`;
  if (format === "date") return isDate(text) ? "" : `found ${shown(text)}; expected a date YYYY-MM-DD`;
  const length = text.length > maxLength ? [...text].length : text.length;
  if (length > maxLength || length < minLength) {
    return `found ${counted(length)} characters; expected ${minLength} to ${maxLength}`;
  }
  const never = resolved(not ?? {}).pattern;
  const fits =
    (pattern === undefined || regex(pattern).test(text)) && (never === undefined || !regex(never).test(text));
  return fits
    ? ""
    : `'${shown(text)}' is not ${description ?? (text.trim() ? "one line of text" : "a text")}`;
}

/**
 * @param {Shape} shape
 * @returns {Shape} the one that it refers to
 */
export function resolved(shape) {
  return shape.$ref === undefined ? shape : (SHAPES[shape.$ref.replace("#/$defs/", "")] ?? {});
}

/** @param {string} pattern as JSON Schema has it */
function regex(pattern) {
  return new RegExp(pattern, "u");
}

/**
 * @param {string} text
 * @returns {string} empty where it can be shown
 */
export function roomProblem(text) {
  if (text.length <= LONGEST) return "";
  return `has ${counted(text.length)} characters; at most ${counted(LONGEST)} are shown`;
}

/**
 * @param {Shape} form of a number or a truth value
 * @param {unknown} data
 * @returns {string} what was expected; empty where it is that
 */
export function kindProblem({ type }, data) {
  if (type === "boolean") return typeof data === "boolean" ? "" : "true or false";
  if (typeof data !== "number" || !Number.isFinite(data))
    return type === "integer" ? "a whole number" : "a number";
  return type === "integer" && !Number.isInteger(data) ? "a whole number" : "";
}

/**
 * What an unquoted scalar of YAML stands for.
 *
 * @param {string} text
 * @returns {unknown}
 */
export function typed(text) {
  if (text === "true" || text === "false") return text === "true";
  return NUMBER.test(text) ? Number(text) : text;
}

/** @param {string} text */
function isDate(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * A value as a message shows it: short, on one line.
 *
 * @param {unknown} data
 */
export function shown(data) {
  if (Array.isArray(data)) return "a list";
  if (data === null || data === undefined) return "nothing";
  if (typeof data === "object") return "a mapping";
  const text = String(data)
    .slice(0, 4 * SHOWN)
    .replaceAll(/[\s\p{C}]+/gu, " ")
    .trim();
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 3)}...`;
}

/**
 * @param {string} path
 * @param {string} key
 */
export function under(path, key) {
  const step = key.length <= SHOWN ? key : `${key.slice(0, SHOWN)}…`;
  return path ? `${path}.${step}` : step;
}

/**
 * @param {unknown} data
 * @returns {data is Record<string, unknown>}
 */
export function isMapping(data) {
  if (typeof data !== "object" || data === null) return false;
  const parent = Object.getPrototypeOf(data);
  return parent === Object.prototype || parent === null;
}

/** @param {unknown} data */
export function isNothing(data) {
  return data === null || data === undefined;
}
