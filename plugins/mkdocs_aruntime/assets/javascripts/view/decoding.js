/**
 * What comes from outside, read by the shapes that are made from the evaluator's model, before it is kept or shown.
 *
 * `whole` holds it against all that the model says of it. `shape` asks for the same keys and kinds of value, so that
 * every view can show it, and leaves what a reader may have mistyped (a version of 90 characters) to the evaluator,
 * which names it where it can be mended.
 */

import { SHAPES } from "./shapes.js";

/**
 * @typedef {{
 *   type?: string, format?: string, pattern?: string, description?: string, enum?: readonly string[],
 *   minLength?: number, maxLength?: number, minimum?: number, maximum?: number,
 *   items?: Shape, prefixItems?: readonly Shape[], minItems?: number, maxItems?: number,
 *   properties?: Readonly<Record<string, Shape>>, required?: readonly string[],
 *   propertyNames?: Shape, additionalProperties?: boolean | Shape, anyOf?: readonly Shape[], $ref?: string,
 * }} Shape the part of JSON Schema that the model makes use of
 * @typedef {"whole" | "shape"} Grade
 * @typedef {"Decision" | "Profile"} Format
 * @typedef {{ path: string, message: string }} Problem
 * @typedef {{ value: Record<string, any> | null, problems: Problem[], count: number }} Decoded
 *   value: null where there are problems; problems: the first of them; count: of all
 */

const MOST_VALUES = 20_000; // in one document; none that people have written has a twentieth of it
const MOST_CHARACTERS = 1_000_000;
const MOST_TOLD = 100; // problems; the rest is counted
const LONGEST = 10_000; // characters of a text that is only to be shown, as many as a field takes
const SHOWN = 60; // characters of a wrong value that a message repeats

/** @type {Readonly<Record<Format, [kind: string, newest: number]>>} */
const VERSIONS = { Decision: ["decision", 1], Profile: ["profile", 1] };
// Characters that a terminal would obey or UTF-8 cannot hold.
const UNPRINTABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const INVALID = Symbol("what could not be read");

/** More values or characters than are read. */
class TooManyError extends Error {}

/**
 * @param {Format} format
 * @param {unknown} data anything: parsed JSON or YAML, or what was stored
 * @param {Grade} grade
 * @param {{ untyped?: boolean }} [options] untyped: numbers and truth values stand as text in it, as in YAML
 * @returns {Decoded} with a value that is plain data throughout and has no key that says nothing
 */
export function decode(format, data, grade, { untyped = false } = {}) {
  const version = versionProblem(format, data);
  if (version) return refusal("", version);
  const reading = new Reading(grade, untyped);
  try {
    const value = reading.read({ $ref: format }, data, "");
    const { problems, count } = reading;
    return { value: count === 0 ? /** @type {Record<string, any>} */ (value) : null, problems, count };
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    return refusal("", `holds more than this page reads: ${MOST_VALUES.toLocaleString("en")} values, ${MOST_CHARACTERS.toLocaleString("en")} characters`);
  }
}

/**
 * @param {string} path
 * @param {string} message
 * @returns {Decoded}
 */
export function refusal(path, message) {
  return { value: null, problems: [{ path, message }], count: 1 };
}

/**
 * The problems in words: the first few of them, and how many more there are.
 *
 * @param {{ problems: readonly Problem[], count: number }} decoded
 * @param {number} [most]
 */
export function inWords({ problems, count }, most = 5) {
  const told = problems.slice(0, most).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return told.join("; ") + (count > told.length ? `; and ${(count - told.length).toLocaleString("en")} more` : "");
}

/**
 * @param {Format} format
 * @param {unknown} data
 */
function versionProblem(format, data) {
  if (!isMapping(data) || typeof data["schema"] !== "string") return "";
  const [kind, newest] = VERSIONS[format];
  const found = new RegExp(`^aruntime/${kind}/([1-9]\\d{0,8})$`).exec(data["schema"]);
  if (found === null) return `its format is ${shown(data["schema"])}; expected aruntime/${kind}/${newest}`;
  return Number(found[1]) > newest ? "written by a newer version of this page; reload the page to open it" : "";
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
    if (form.type === "array") return form.prefixItems ? this.#pair(form, data, path) : this.#list(form, data, path);
    if (form.type === "object") return form.properties ? this.#record(form, data, path) : this.#mapping(form, data, path);
    return form.type === "string" ? this.#text(form, data, path) : this.#scalar(form, data, path);
  }

  /** @param {unknown} data a value, or a key that is not read */
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
    /** @type {[string, unknown][]} */
    const read = [];
    for (const key of Object.keys(data)) {
      const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (field === undefined) this.#unknownKey(key, properties, under(path, key));
      else if (data[key] !== null && data[key] !== undefined) read.push([key, this.read(field, data[key], under(path, key))]);
    }
    for (const key of required) {
      if (!Object.hasOwn(data, key) || data[key] === null || data[key] === undefined) this.#add(under(path, key), `'${key}' is missing`);
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
    if (this.count < MOST_TOLD) this.#add(path, `'${shown(key)}' is not a known key; known are ${Object.keys(known).join(", ")}`);
    else this.count++;
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #mapping({ propertyNames = {}, additionalProperties }, data, path) {
    if (!isMapping(data)) return this.#wrong(path, data, "a mapping");
    const item = /** @type {Shape} */ (additionalProperties);
    const read = Object.keys(data).map((key) => {
      this.#weigh(key);
      this.#text(resolved(propertyNames), key, under(path, key));
      return /** @type {[string, unknown]} */ ([key, this.read(item, data[key], under(path, key))]);
    });
    return Object.fromEntries(read);
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #list({ items = {} }, data, path) {
    if (!Array.isArray(data)) return this.#wrong(path, data, "a list");
    const read = [];
    for (let at = 0; at < data.length; at++) read.push(this.read(items, data[at], `${path}[${at}]`));
    return read;
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #pair({ prefixItems = [] }, data, path) {
    if (!Array.isArray(data) || data.length !== prefixItems.length) return this.#wrong(path, data, `a list of ${prefixItems.length}`);
    return prefixItems.map((item, at) => this.read(item, data[at], `${path}[${at}]`));
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
      return form ? this.read(form, data, path) : this.#add(path, `one of the keys ${tags.map((tag) => `'${tag}'`).join(" or ")} is missing`);
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
    if (typeof data !== "string" || !words.includes(data)) return this.#add(path, `'${shown(data)}' is not known; expected one of ${words.join(", ")}`);
    return data;
  }

  /**
   * @param {Shape} form
   * @param {unknown} data
   * @param {string} path
   */
  #text(form, data, path) {
    if (typeof data !== "string") return this.#wrong(path, data, "text");
    const problem = this.#grade === "shape" ? tooLong(data, LONGEST) : textProblem(form, data);
    return problem ? this.#add(path, problem) : data;
  }

  /**
   * @param {Shape} form
   * @param {unknown} found
   * @param {string} path
   */
  #scalar({ type, minimum = -Infinity, maximum = Infinity }, found, path) {
    const data = this.#untyped && typeof found === "string" ? typed(found) : found;
    if (type === "boolean") return typeof data === "boolean" ? data : this.#wrong(path, data, "true or false");
    const whole = type === "integer";
    const fits = typeof data === "number" && Number.isFinite(data) && (!whole || Number.isInteger(data));
    if (!fits) return this.#wrong(path, data, whole ? "a whole number" : "a number");
    const inside = this.#grade === "shape" || (minimum <= data && data <= maximum);
    return inside ? data : this.#add(path, `${data} is outside ${minimum}–${maximum}`);
  }
}

/**
 * @param {Shape} shape
 * @returns {Shape}
 */
function resolved(shape) {
  return shape.$ref === undefined ? shape : (SHAPES[shape.$ref.replace("#/$defs/", "")] ?? {});
}

/**
 * @param {string} text an unquoted scalar
 * @returns {unknown}
 */
function typed(text) {
  if (text === "true" || text === "false") return text === "true";
  return NUMBER.test(text) ? Number(text) : text;
}

/**
 * @param {Shape} form
 * @param {readonly Shape[]} records
 */
function tagOf(form, records) {
  const others = records.filter((each) => each !== form);
  return form.required?.find((key) => !others.some((each) => Object.hasOwn(each.properties ?? {}, key))) ?? "";
}

/**
 * @param {Shape} form
 * @param {string} text
 */
function textProblem({ format, pattern, description, minLength = 0, maxLength = Infinity }, text) {
  const sign = UNPRINTABLE.exec(text)?.[0].charCodeAt(0);
  if (sign !== undefined) return `holds U+${sign.toString(16).toUpperCase().padStart(4, "0")}, which is no printable character`;
  if (format === "date") return isDate(text) ? "" : `found ${shown(text)}; expected a date YYYY-MM-DD`;
  const length = text.length > maxLength || text.length < minLength ? [...text].length : minLength;
  if (length > maxLength || length < minLength) return `found ${length.toLocaleString("en")} characters; expected ${minLength} to ${maxLength}`;
  return pattern === undefined || new RegExp(pattern).test(text) ? "" : `'${shown(text)}' is not ${description}`;
}

/**
 * @param {string} text
 * @param {number} most
 */
function tooLong(text, most) {
  return text.length > most ? `has ${text.length.toLocaleString("en")} characters; at most ${most.toLocaleString("en")} are shown` : "";
}

/** @param {string} text */
function isDate(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * @param {unknown} data
 * @returns {data is Record<string, unknown>}
 */
function isMapping(data) {
  if (typeof data !== "object" || data === null) return false;
  const parent = Object.getPrototypeOf(data);
  return parent === Object.prototype || parent === null;
}

/**
 * A value as a message shows it: short, on one line.
 *
 * @param {unknown} data
 */
function shown(data) {
  if (Array.isArray(data)) return "a list";
  if (data === null || data === undefined) return "nothing";
  if (typeof data === "object") return "a mapping";
  const text = String(data).slice(0, 4 * SHOWN).replaceAll(/[\s\p{C}]+/gu, " ").trim();
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 3)}...`;
}

/**
 * @param {string} path
 * @param {string} key
 */
function under(path, key) {
  const step = key.length <= SHOWN ? key : `${key.slice(0, SHOWN)}…`;
  return path ? `${path}.${step}` : step;
}
