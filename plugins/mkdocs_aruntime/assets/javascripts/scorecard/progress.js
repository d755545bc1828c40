/** How far each step is: done, open, or waiting for another. Anything can be done at any time all the same. */

import { weighing } from "./weighing.js";

/**
 * @typedef {Record<string, any>} Any
 * @typedef {"done" | "open" | "blocked"} State
 * @typedef {{ state: State, note: string }} Progress note: what is open or waited for, in a few words
 */

const DONE = /** @type {Progress} */ ({ state: "done", note: "" });
const SETTLED = ["disqualified", "not-comparable"]; // no proof or score changes anything for these

/**
 * @param {Any} decision
 * @param {Any | null} evaluation of this decision, or of the one before the last edit
 * @param {Any[]} criteria of the policy
 * @returns {Record<string, Progress>} by id of the step
 */
export function progress(decision, evaluation, criteria) {
  const judged = evaluation?.["candidates"] ?? [];
  const out = new Set(judged.filter((/** @type {Any} */ each) => SETTLED.includes(each["standing"])).map((/** @type {Any} */ each) => each["id"]));
  const within = decision["candidates"].filter((/** @type {Any} */ each) => !out.has(each["id"]));
  const waits = decision["candidates"].length === 0 ? blocked("waits for candidates") : null;
  return {
    classify: needed(decision["needs"]) ? DONE : open("no layer chosen"),
    candidates: waits ? open("none yet") : within.length === 0 ? open("none left") : DONE,
    gates: waits ?? (judged.length === 0 ? open("not looked at yet") : count(unproven(judged), "not proven")),
    prove: waits ?? measured(decision, within),
    score: waits ?? count(unscored(within, criteria), "without a score"),
    weigh: weighed(decision) ? DONE : open("all alike"),
    record: evaluation?.["recommendation"]?.group?.length > 0 ? open("ready") : blocked("nobody qualifies yet"),
  };
}

/** @param {string} note */
function open(note) {
  return /** @type {Progress} */ ({ state: "open", note });
}

/** @param {string} note */
function blocked(note) {
  return /** @type {Progress} */ ({ state: "blocked", note });
}

/**
 * @param {number} number
 * @param {string} words
 */
function count(number, words) {
  return number === 0 ? DONE : open(`${number} ${words}`);
}

/** @param {Any} needs */
function needed(needs) {
  return (needs["layers"]?.length ?? 0) + (needs["responsibilities"]?.length ?? 0) > 0;
}

/** @param {Any[]} judged */
function unproven(judged) {
  const left = judged.filter((each) => !SETTLED.includes(each["standing"]));
  return left.flatMap((each) => each["gates"]).filter((gate) => gate["state"] === "unknown" && !gate["waived"]).length;
}

/**
 * @param {Any} decision
 * @param {Any[]} within
 */
function measured(decision, within) {
  const asked = Object.entries(decision["requirements"] ?? {}).flatMap(([gate, checks]) =>
    checks.filter((/** @type {Any} */ check) => check["slo"]).map((/** @type {Any} */ check) => `${gate}.${check["id"]}`),
  );
  if (asked.length === 0) return blocked("no gate asks for one");
  const lacks = (/** @type {Any} */ each) => asked.filter((check) => !each["proofs"]?.some((/** @type {Any} */ proof) => proof["check"] === check)).length;
  return count(within.reduce((sum, each) => sum + lacks(each), 0), "to measure");
}

/**
 * @param {Any[]} within
 * @param {Any[]} criteria
 */
function unscored(within, criteria) {
  return within.reduce((sum, each) => sum + criteria.filter(({ id }) => each["scores"]?.[id] === undefined).length, 0);
}

/** @param {Any} decision */
function weighed(decision) {
  return weighing(decision) !== "importance" || Object.keys(decision["importance"] ?? {}).length > 0;
}
