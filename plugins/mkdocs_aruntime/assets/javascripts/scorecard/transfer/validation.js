/** Decisions from outside (links, files, what was stored): decoded, and small enough for this page. */

import { decode, refusal } from "../../view/decoding.js";
import { counted, lines } from "../../view/problems.js";
import { SHAPES } from "../../view/shapes.js";
import { versionProblem } from "../../view/versions.js";

/** @import { Decoded, Grade } from "../../view/decoding.js" */
/** @import { Candidate, Choice, Decision } from "../model.js" */

export const LARGEST = 1_000_000; // characters of a document

// As many as are evaluated anywhere.
const CANDIDATES = SHAPES.Decision?.properties?.candidates?.maxItems ?? 0;
const KINDS = /** @type {const} */ (["evidence", "proofs", "waivers", "not-applicable"]);
const ELSEWHERE = "; the command line takes more (aruntime evaluate)";

// What a page draws in a second: every candidate has a card, a line per criterion and one per check.
/** @type {readonly (readonly [what: string, most: number, count: (decision: Decision) => number])[]} */
const LIMITS = [
  ["candidates", CANDIDATES, ({ candidates }) => candidates.length],
  ["components", 500, ({ candidates }) => sum(candidates, (each) => Object.keys(each.components).length)],
  ["checks", 100, checks],
  ["checks of candidates", 1500, (decision) => decision.candidates.length * checks(decision)],
  ["pieces of evidence", 1000, ({ candidates }) => sum(candidates, evidence)],
  ["criteria in its order", 100, ({ order = [] }) => order.length],
];

/**
 * @param {unknown} data
 * @param {Grade} grade `whole` for what comes in, `shape` for what was kept here
 * @param {{ untyped?: boolean }} [options] untyped: of YAML, whose numbers are text
 * @returns {Omit<Decoded, "value"> & { value: Decision | null }}
 */
export function opened(data, grade, options) {
  const decoded = decode("Decision", data, grade, options);
  const value = /** @type {Decision | null} */ (decoded.value);
  const limit = value === null ? "" : limitProblem(value);
  return limit ? { ...refusal(limit), value: null } : { ...decoded, value };
}

/**
 * Why a decision cannot be opened by this page; empty where it can.
 *
 * @param {unknown} data as it was stored
 */
export function problemOf(data) {
  const decoded = opened(data, "shape");
  return decoded.value === null ? lines(decoded.problems, 3, decoded.count).join("; ") : "";
}

/**
 * What a decision has more of than this page takes; empty where it fits.
 *
 * @param {Decision} decision
 */
export function limitProblem(decision) {
  for (const [what, most, count] of LIMITS) {
    const found = count(decision);
    if (found <= most) continue;
    return `it has ${counted(found)} ${what}, and this page takes ${counted(most)}${
      most === CANDIDATES ? "" : ELSEWHERE
    }`;
  }
  return "";
}

/** @param {Decision} decision */
function checks(decision) {
  return Object.values(decision.requirements ?? {}).flat().length;
}

/** @param {Candidate} candidate */
function evidence(candidate) {
  return sum(KINDS, (kind) => candidate[kind]?.length ?? 0);
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {(each: T) => number} count
 */
function sum(list, count) {
  return list.reduce((total, each) => total + count(each), 0);
}

/**
 * The decision in what a file or link held: by itself, or inside a record, whose choice comes with it.
 *
 * @param {unknown} data
 * @returns {unknown} not decoded
 * @throws {Error} where it is a record of a version that is not read here: its decision may mean something
 *   else
 */
export function picked(data) {
  if (!isRecord(data)) return data;
  const problem = versionProblem("Record", data);
  if (problem) throw new Error(problem);
  return data.choice === undefined ? data.decision : { ...data.decision, choice: data.choice };
}

/**
 * @param {unknown} data
 * @returns {data is { decision: Decision, choice?: Choice }}
 */
export function isRecord(data) {
  if (typeof data !== "object" || data === null || !("decision" in data)) return false;
  const { decision } = data;
  return typeof decision === "object" && decision !== null && "schema" in decision;
}
