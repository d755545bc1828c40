/**
 * What comes from outside, read by the shapes that are made from the model, before it is kept or shown.
 *
 * `whole` holds it against all that the model says. `shape` asks for the same keys and kinds of value, so
 * that every view can show it, and leaves what a reader may have mistyped (a version of 90 characters) to the
 * evaluator, which names it where it can be mended.
 */

import { counted } from "./problems.js";
import {
  isMapping,
  isNothing,
  kindProblem,
  resolved,
  roomProblem,
  shown,
  textProblem,
  typed,
  under,
} from "./scalars.js";
import { versionProblem } from "./versions.js";

/** @import { Decision, Profile } from "./model.js" */
/** @import { Problem } from "./problems.js" */
/**
 * @typedef {{
 *   type?: string, format?: string, pattern?: string, description?: string, enum?: readonly string[],
 *   minLength?: number, maxLength?: number, minimum?: number, maximum?: number,
 *   items?: Shape, prefixItems?: readonly Shape[], minItems?: number, maxItems?: number,
 *   properties?: Readonly<Record<string, Shape>>, required?: readonly string[],
 *   propertyNames?: Shape, additionalProperties?: boolean | Shape, anyOf?: readonly Shape[], $ref?: string,
 *   maxProperties?: number, not?: Shape, const?: string,
 * }} Shape the part of JSON Schema that the model makes use of
 * @typedef {"whole" | "shape"} Grade
 * @typedef {{ Decision: Decision, Profile: Profile }} Documents
 * @typedef {keyof Documents} Format
 */
/**
 * @template [T=Documents[Format]]
 * @typedef {{ value: T | null, problems: Problem[], count: number }} Decoded
 *   value: null where there are problems; problems: the first of them; count: of all
 */

const MOST_VALUES = 50_000; // in one document; none that people have written has a fiftieth of it
const MOST_CHARACTERS = 1_000_000;
const MOST_TOLD = 100; // problems; the rest is counted

const INVALID = Symbol("what could not be read");

/** More values or characters than are read. */
class TooManyError extends Error {}

/**
 * @template {Format} F
 * @param {F} format
 * @param {unknown} data anything: parsed JSON or YAML, or what was stored
 * @param {Grade} grade
 * @param {{ untyped?: boolean }} [options] untyped: numbers and truth values stand as text in it, as in YAML
 * @returns {Decoded<Documents[F]>} with a value that is plain data throughout and has no key that says
 *   nothing
 */
export function decode(format, data, grade, { untyped = false } = {}) {
  const version = versionProblem(format, data);
  if (version) return refusal(version);
  const reading = new Reading(grade, untyped);
  try {
    const value = reading.read({ $ref: format }, data, "");
    const { problems, count } = reading;
    return { value: count === 0 ? /** @type {Documents[F]} */ (value) : null, problems, count };
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    const limits = `${counted(MOST_VALUES)} values, ${counted(MOST_CHARACTERS)} characters`;
    return refusal(`holds more than this page reads: ${limits}`);
  }
}

/**
 * @param {string} message about the document as a whole
 * @returns {Decoded<never>}
 */
export function refusal(message) {
  return { value: null, problems: [{ path: "", message }], count: 1 };
}

/** One document being read: past a problem it is read on, so that all are known at once. */
class Reading {
  /** @type {Problem[]} */
  problems = [];
  count = 0;
  #values = 0;
  #characters = 0;
  #grade;
  #untyped;

  /**
   * @param {Grade} grade
   * @param {boolean} untyped
   */
  constructor(grade, untyped) {
    this.#grade = grade;
    this.#untyped = untyped;
  }

  /**
   * @param {Shape} shape
   * @param {unknown} data
   * @param {string} path
   * @returns {unknown}
   */
  read(shape, data, path) {
    this.#weigh(data);
    const form = resolved(shape);
    if (form.anyOf) return this.#union(form.anyOf, data, path);
    if (form.enum) return this.#word(form.enum, data, path);
    if (form.prefixItems) return this.#pair(form.prefixItems, data, path);
    if (form.properties) return this.#record(form, data, path);
    if (form.type === "array") return this.#list(form, data, path);
    if (form.type === "object") return this.#mapping(form, data, path);
    return form.type === "string" ? this.#text(form, data, path) : this.#scalar(form, data, path);
  }

  /** @param {unknown} data a value or a key */
  #weigh(data) {
    this.#characters += typeof data === "string" ? data.length : 0;
    if (++this.#values > MOST_VALUES || this.#characters > MOST_CHARACTERS) throw new TooManyError();
  }

  /**
   * @param {string} path
   * @param {string} message
   */
  #add(path, message) {
    this.count++;
    if (this.count <= MOST_TOLD) this.problems.push({ path, message });
    return INVALID;
  }

  /**
   * @param {string} path
   * @param {unknown} data
   * @param {string} expected
   */
  #wrong(path, data, expected) {
    return this.#add(path, `found ${shown(data)}; expected ${expected}`);
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #record({ properties = {}, required = [] }, data, path) {
    if (!isMapping(data)) return this.#wrong(path, data, "a mapping with keys");
    const said = Object.keys(data).filter((key) => !Object.hasOwn(properties, key) || !isNothing(data[key]));
    const read = said.map((key) => {
      const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const here = under(path, key);
      return [key, field ? this.read(field, data[key], here) : this.#unknownKey(key, properties, here)];
    });
    for (const key of required.filter((each) => !Object.hasOwn(data, each) || isNothing(data[each]))) {
      this.#add(under(path, key), `'${key}' is missing`);
    }
    return Object.fromEntries(read);
  }

  /**
   * @param {string} key
   * @param {Readonly<Record<string, Shape>>} known
   * @param {string} path
   */
  #unknownKey(key, known, path) {
    this.#weigh(key);
    return this.#add(path, `'${shown(key)}' is not a known key; known are ${Object.keys(known).join(", ")}`);
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #mapping({ propertyNames = {}, additionalProperties, maxProperties }, data, path) {
    if (!isMapping(data)) return this.#wrong(path, data, "a mapping");
    if (this.#tooMany(Object.keys(data).length, maxProperties, path)) return INVALID;
    const item = /** @type {Shape} */ (additionalProperties);
    const read = Object.keys(data).map((key) => {
      this.#weigh(key);
      this.#text(resolved(propertyNames), key, under(path, key));
      return [key, this.read(item, data[key], under(path, key))];
    });
    return Object.fromEntries(read);
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #list({ items = {}, maxItems }, data, path) {
    if (!Array.isArray(data)) return this.#wrong(path, data, "a list");
    if (this.#tooMany(data.length, maxItems, path)) return INVALID;
    const read = [];
    // Counted, so that a gap is read as nothing: a stored list may have some.
    for (let at = 0; at < data.length; at++) read.push(this.read(items, data[at], `${path}[${at}]`));
    return read;
  }

  /**
   * @param {number} found
   * @param {number | undefined} most
   * @param {string} path
   */
  #tooMany(found, most, path) {
    if (this.#grade === "shape" || found <= (most ?? Infinity)) return false;
    this.#add(path, `has ${counted(found)} items; at most ${counted(most ?? 0)} are read`);
    return true;
  }

  /**
   * @param {readonly Shape[]} items
   * @param {unknown} data
   * @param {string} path
   */
  #pair(items, data, path) {
    const fits = Array.isArray(data) && data.length === items.length;
    if (!fits) return this.#wrong(path, data, `a list of ${items.length}`);
    return items.map((item, at) => this.read(item, data[at], `${path}[${at}]`));
  }

  /**
   * Records are told apart by the key that no other of them must have; other forms by the kind of the data.
   *
   * @param {readonly Shape[]} options
   * @param {unknown} data
   * @param {string} path
   */
  #union(options, data, path) {
    const forms = options.map(resolved);
    const records = forms.filter((form) => form.properties);
    if (isMapping(data) && records.length > 0) {
      const tags = records.map((form) => tagOf(form, records));
      const form = records.find((_, at) => Object.hasOwn(data, tags[at] ?? ""));
      if (form) return this.read(form, data, path);
      return this.#add(path, `one of the keys ${tags.map((tag) => `'${tag}'`).join(" or ")} is missing`);
    }
    const form = forms.find((each) => !each.properties && (each.type === "array") === Array.isArray(data));
    return form ? this.read(form, data, path) : this.#wrong(path, data, "a mapping with keys");
  }

  /**
   * @param {readonly string[]} words
   * @param {unknown} data
   * @param {string} path
   */
  #word(words, data, path) {
    if (typeof data === "string" && words.includes(data)) return data;
    return this.#add(path, `'${shown(data)}' is not known; expected one of ${words.join(", ")}`);
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #text(form, data, path) {
    if (typeof data !== "string") return this.#wrong(path, data, "text");
    const problem = this.#grade === "shape" ? roomProblem(data) : textProblem(form, data);
    return problem ? this.#add(path, problem) : data;
  }

  /**
   * @param {Shape} form
   * @param {unknown} found
   * @param {string} path
   */
  #scalar(form, found, path) {
    const data = this.#untyped && typeof found === "string" ? typed(found) : found;
    const expected = kindProblem(form, data);
    if (expected) return this.#wrong(path, data, expected);
    const { minimum = -Infinity, maximum = Infinity } = form;
    const inside = this.#grade === "shape" || (minimum <= Number(data) && Number(data) <= maximum);
    return inside ? data : this.#add(path, `${data} is outside ${minimum}–${maximum}`);
  }
}

/**
 * @param {Shape} form
 * @param {readonly Shape[]} records
 */
function tagOf(form, records) {
  const others = records.filter((each) => each !== form);
  const taken = new Set(others.flatMap((each) => Object.keys(each.properties ?? {})));
  return form.required?.find((key) => !taken.has(key)) ?? "";
}
