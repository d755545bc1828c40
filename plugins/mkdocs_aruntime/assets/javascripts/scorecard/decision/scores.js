/** Score ranges of candidates by criterion, on the scale from 0 to 4. */

import { changeCandidate } from "./candidates.js";

/** @import { Candidate, Decision, Range, ScoreEvidence } from "../model.js" */

export const HIGHEST = 4;

/**
 * @param {Candidate | undefined} candidate
 * @param {string} criterion
 * @returns {Range | null}
 */
export function rangeOf(candidate, criterion) {
  const score = candidate?.scores?.[criterion];
  if (typeof score === "number") return [score, score];
  return score ? [score[0], score[1]] : null;
}

/**
 * A range as people type or paste it: `3`, `2-3`, `2–3`, `2 to 3`.
 *
 * @param {string} text
 * @returns {Range | null}
 */
export function parsedRange(text) {
  const found = /^\s*([0-4](?:\.\d+)?)\s*(?:(?:-|–|to|\.\.|…)\s*([0-4](?:\.\d+)?))?\s*$/.exec(text);
  if (found === null) return null;
  const ends = [Number(found[1]), Number(found[2] ?? found[1])].map((each) => Math.min(each, HIGHEST));
  return [Math.min(...ends), Math.max(...ends)];
}

/**
 * The range after a digit was pressed: the first sets both ends, a second one within the same cell widens it.
 *
 * @param {Range | null} now
 * @param {number} digit
 * @param {boolean} goesOn the digit before was pressed in this very cell
 * @returns {Range}
 */
export function typedRange(now, digit, goesOn) {
  if (!goesOn || now === null) return [digit, digit];
  return [Math.min(now[0], digit), Math.max(now[1], digit)];
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} criterion
 * @param {Range | null} range null says nothing, which is the whole scale
 */
export function setScore(decision, id, criterion, range) {
  return changeCandidate(decision, id, (candidate) => {
    const { [criterion]: _before, ...others } = candidate.scores ?? {};
    if (range === null) return { ...candidate, scores: others };
    const [a, b] = range;
    return { ...candidate, scores: { ...candidate.scores, [criterion]: a <= b ? [a, b] : [b, a] } };
  });
}

/**
 * @param {Decision} decision
 * @param {string} id
 * @param {string} criterion
 * @param {Partial<ScoreEvidence>} change
 */
export function setScoreEvidence(decision, id, criterion, change) {
  return changeCandidate(decision, id, (candidate) => {
    const all = candidate["score-evidence"] ?? {};
    const { note, ...now } = { ...(all[criterion] ?? { level: "E1" }), ...change };
    return { ...candidate, "score-evidence": { ...all, [criterion]: note ? { ...now, note } : now } };
  });
}
