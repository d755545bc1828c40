/** The verdict in sentences: what is known first, then how far it can be trusted, then what to test next. */

import { referenceWords } from "./checks-in-words.js";
import { candidateNames, chance, named, plural, some } from "./words.js";

/** @import { CandidateResult, Decision, Evaluation, Policy, Shortlist, Vocabulary } from "./model.js" */
/**
 * @typedef {{ decision: Decision, evaluation: Evaluation, shortlist: Shortlist | null, policy: Policy,
 *   vocabulary: Vocabulary }} Told
 * @typedef {{ lead: string, trust: string, next: string }} Verdict any of them may be empty
 */

const LEADS = 0.6; // ratio of simulations from which one that is not certain is said to lead

/** @param {CandidateResult} result */
export function tally(result) {
  const checks = result.gates.flatMap((gate) =>
    gate.checks.map((check) => ({ check, waived: gate.waived ?? false })),
  );
  const count = (/** @type {string} */ state) => checks.filter(({ check }) => check.state === state).length;
  return {
    all: checks.length,
    passed: count("pass") + count("not-applicable"),
    failed: count("fail"),
    open: checks.filter(({ check, waived }) => check.state === "unknown" && !waived).length,
  };
}

/**
 * @param {Told} told
 * @returns {Verdict}
 */
export function verdictOf(told) {
  return told.evaluation.inputs.stage === "shortlist" ? ofDocuments(told) : ofTests(told);
}

/**
 * @param {Told} told
 * @returns {Verdict}
 */
function ofDocuments({ evaluation, shortlist }) {
  const out = (/** @type {CandidateResult} */ each) =>
    ["disqualified", "not-comparable"].includes(each.standing);
  const left = evaluation.candidates.filter((each) => !out(each)).map((each) => ({ each, ...tally(each) }));
  const [first, second] = left.sort((a, b) => a.open - b.open || b.passed - a.passed);
  const next = shortlist?.["next-test"];
  const test = next ? `${next.question}. ${next.todo}` : "";
  if (first === undefined) {
    return {
      lead: "Documents rule out every candidate.",
      trust: "Add others, or look at what is asked.",
      next: "",
    };
  }
  const level = left.filter((other) => other.passed === first.passed && other.open === first.open);
  const who = some(level.map((other) => other.each.name));
  const tied = level.length > 1 ? `${who} are level` : second ? `${who} leads` : who;
  const needed = first.open > 0 ? `, ${first.open} ${first.open === 1 ? "needs" : "need"} your test` : "";
  const lead = `${tied}: ${first.passed} of ${plural(first.all, "must-have")} documented or tested${needed}.`;
  return { lead, trust: ruledOut(evaluation), next: test };
}

/** @param {Evaluation} evaluation */
function ruledOut({ candidates }) {
  const out = candidates.filter((each) => each.standing === "disqualified").map((each) => each.name);
  return out.length > 0 ? `${some(out)} ${out.length === 1 ? "is" : "are"} ruled out.` : "None is ruled out.";
}

/**
 * @param {Told} told
 * @returns {Verdict}
 */
function ofTests(told) {
  const { evaluation } = told;
  const next = nextTest(told);
  return evaluation.recommendation.group?.length
    ? { lead: leadOf(evaluation), trust: trustOf(evaluation), next }
    : { lead: nobody(evaluation), trust: closest(evaluation), next };
}

/** @param {Evaluation} evaluation */
function leadOf(evaluation) {
  const { recommendation, candidates } = evaluation;
  const names = candidateNames(evaluation);
  const group = recommendation.group ?? [];
  const say = (/** @type {readonly string[]} */ ids) => some(ids.map((id) => names.get(id) ?? id));
  if (recommendation.kind === "robust") return `${say(group)} is recommended: ${certain(evaluation)}.`;
  const share = (/** @type {string} */ id) =>
    candidates.find((each) => each.id === id)?.ranks?.acceptability?.[0] ?? 0;
  const [best = "", ...others] = [...group].sort((a, b) => share(b) - share(a));
  const often = `first in ${chance(share(best))} of simulations${scenarios(evaluation, best)}`;
  if (recommendation.kind === "preferred") return `${say(group)} is preferred: ${often}.`;
  if (share(best) < LEADS) return `Too close to call between ${say(group)}.`;
  return `${say([best])} leads: ${often}. ${say(others)} could still overtake it.`;
}

/** @param {Evaluation} evaluation */
function certain(evaluation) {
  const ranked = evaluation.candidates.filter((each) => each.ranks);
  return ranked.length > 1
    ? "first under every plausible weighting"
    : "the only candidate that meets all must-haves";
}

/**
 * @param {Evaluation} evaluation
 * @param {string} id
 */
function scenarios({ scenarios: all = [] }, id) {
  const first = all.filter((each) => each.first.length === 1 && each.first[0] === id).length;
  if (all.length === 0 || first === 0) return "";
  return first === all.length ? ` and with all ${first} alternative weightings` : "";
}

/** @param {Evaluation} evaluation */
function trustOf(evaluation) {
  const { level, dimensions } = evaluation.confidence;
  const names = candidateNames(evaluation);
  const lowest = dimensions.find((each) => each.level === level);
  const words = CONFIDENCE[level] ?? `Confidence is ${level}`;
  return lowest ? `${words}: ${lowercase(named(lowest.reason, names))}` : `${words}.`;
}

/** @type {Readonly<Record<string, string>>} */
const CONFIDENCE = {
  high: "Confidence is high",
  moderate: "Confidence is moderate",
  low: "Confidence is low",
  insufficient: "Not enough evidence to decide",
};

/** @param {string} sentence */
function lowercase(sentence) {
  return /^[A-Z][a-z ]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

/** @param {Evaluation} evaluation */
function nobody(evaluation) {
  const left = evaluation.candidates.some(
    (each) => !["disqualified", "not-comparable"].includes(each.standing),
  );
  return left ? "No candidate has met all must-haves yet." : "Every candidate is ruled out.";
}

/** @param {Evaluation} evaluation */
function closest(evaluation) {
  const names = candidateNames(evaluation);
  const open = (/** @type {string} */ id) => {
    const result = evaluation.candidates.find((each) => each.id === id);
    return result ? tally(result).open : 0;
  };
  const possible = evaluation.recommendation["if-unknowns-pass"] ?? [];
  const least = Math.min(...possible.map(open));
  const level = possible.filter((id) => open(id) === least).map((id) => names.get(id) ?? id);
  if (level.length === 0) return "Add other candidates, or look at what is asked.";
  const left = `${plural(least, "must-have")} left to show`;
  if (level.length === 1) return `${some(level)} is closest: ${left}.`;
  return `${some(level)} are equally close: ${left}${level.length === 2 ? " for both" : " for each"}.`;
}

/** @param {Told} told */
function nextTest({ decision, evaluation, policy, vocabulary }) {
  const step = orderedTests(evaluation)[0];
  if (step === undefined) return "";
  const name = candidateNames(evaluation).get(step.candidate) ?? step.candidate;
  return `${referenceWords(step.check, decision, { policy, vocabulary })} (${name}).`;
}

/**
 * The tests that could change the winner first.
 *
 * @param {Evaluation} evaluation
 */
export function orderedTests(evaluation) {
  const key = (/** @type {{ candidate: string, check: string }} */ each) => `${each.candidate}/${each.check}`;
  const matters = new Set((evaluation.unknowns ?? []).filter((each) => each.matters).map(key));
  const steps = (evaluation["test-plan"] ?? []).map((step) => ({ ...step, matters: matters.has(key(step)) }));
  return steps.sort((a, b) => Number(b.matters) - Number(a.matters));
}
