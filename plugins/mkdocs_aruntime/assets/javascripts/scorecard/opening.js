/** Decisions from outside (links, files, what was stored): decoded, and small enough for this page. */

import { decode, refusal } from "../view/decoding.js";
import { versionProblem } from "../view/versions.js";
import { counted, lines } from "../view/problems.js";
import { SHAPES } from "../view/shapes.js";

/** @import { Decoded, Grade } from "../view/decoding.js" */
/** @import { Decision } from "./state.js" */

export const LARGEST = 1_000_000; // characters of a document

const CANDIDATES = SHAPES["Decision"]?.properties?.["candidates"]?.maxItems ?? 0; // as many as are evaluated anywhere
const ELSEWHERE = "; the command line takes more (aruntime evaluate)";

// What a page draws in a second: every candidate has a card, a line per criterion and one per check.
/** @type {readonly (readonly [what: string, most: number, count: (decision: Decision) => number])[]} */
const LIMITS = [
  ["candidates", CANDIDATES, ({ candidates }) => candidates.length],
  ["components", 500, ({ candidates }) => sum(candidates, (each) => Object.keys(each["components"]).length)],
  ["checks", 100, checks],
  ["checks of candidates", 1500, (decision) => decision["candidates"].length * checks(decision)],
  ["pieces of evidence", 1000, ({ candidates }) => sum(candidates, evidence)],
  ["criteria in its order", 100, ({ order = [] }) => order.length],
];

/**
 * @param {unknown} data
 * @param {Grade} grade `whole` for what comes in, `shape` for what was kept here
 * @param {{ untyped?: boolean }} [options] untyped: of YAML, whose numbers are text
 * @returns {Decoded}
 */
export function opened(data, grade, options) {
  const decoded = decode("Decision", data, grade, options);
  const limit = decoded.value === null ? "" : limitProblem(decoded.value);
  return limit ? refusal(limit) : decoded;
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
    return `it has ${counted(found)} ${what}, and this page takes ${counted(most)}${most === CANDIDATES ? "" : ELSEWHERE}`;
  }
  return "";
}

/** @param {Decision} decision */
function checks(decision) {
  return Object.values(decision["requirements"] ?? {}).flat().length;
}

/** @param {Decision} candidate */
function evidence(candidate) {
  return sum(["evidence", "proofs", "waivers", "not-applicable"], (kind) => candidate[kind]?.length ?? 0);
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
 * The decision in what a file or link held: by itself, or inside a record.
 *
 * @param {unknown} data
 * @returns {unknown} not decoded
 * @throws {Error} where it is a record of a version that is not read here: its decision may mean something else
 */
export function picked(data) {
  const inside = /** @type {Decision | null | undefined} */ (data)?.["decision"];
  if (!inside?.["schema"]) return data;
  const problem = versionProblem("Record", data);
  if (problem) throw new Error(problem);
  return inside;
}
