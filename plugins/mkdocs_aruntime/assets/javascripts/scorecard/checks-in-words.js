/** What a check asks, as people say it. */

import { OWN_QUESTION } from "../view/shapes.js";
import { counted, joined } from "./words.js";

/** @import { SloCheck } from "../view/model.js" */
/** @import { Check, Decision, Policy, Vocabulary } from "./model.js" */
/** @typedef {{ policy: Policy, vocabulary: Vocabulary }} Known */

/** What a limit is set on, as a decision names it. */
export const OBJECTIVES = {
  "ttft-ms": "TTFT",
  "tpot-ms": "TPOT",
  "itl-ms": "ITL",
  "e2e-ms": "Total time",
};

/** Kinds of load, as a decision names them. */
export const LOADS = {
  concurrency: "concurrency",
  "requests-per-second": "requests/s",
};

/**
 * @param {Check} check
 * @param {Vocabulary} vocabulary
 */
export function checkWords(check, vocabulary) {
  if ("claim" in check) return claimWords(check.claim, check.is, vocabulary);
  if ("attest" in check) return check.attest;
  if ("license" in check) return `Licence: ${joined(check.license).replace(" and ", " or ")}`;
  return objectiveWords(check);
}

/**
 * @param {string} claim `group.id`
 * @param {string | undefined} wanted
 * @param {Vocabulary} vocabulary
 */
function claimWords(claim, wanted, vocabulary) {
  const [first, id] = claim.split(".");
  const label = vocabulary.groups
    .find((each) => each.id === first)
    ?.claims.find((each) => each.id === id)?.label;
  const words = label ?? claim;
  if (wanted === "unsupported") return `No ${/^[A-Z][a-z]+\b/.test(words) ? lowercase(words) : words}`;
  return wanted === "partial" ? `${words}, at least in part` : words;
}

/** @param {string} words */
function lowercase(words) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** @param {SloCheck} check */
function objectiveWords({ slo, attainment, load = {} }) {
  const goals = Object.entries(slo).map(([key, limit]) => {
    const [, name, quantile] = /^(\w+?)(?:-(p\d+))?-ms$/.exec(key) ?? [];
    const label = /** @type {Record<string, string>} */ (OBJECTIVES)[`${name}-ms`] ?? key;
    return `${quantile ? `${quantile} ` : ""}${label} ≤ ${counted(limit)} ms`;
  });
  const at = Object.entries(load).map(([key, value]) =>
    key === "concurrency" ? ` at concurrency ${counted(value)}` : ` at ${counted(value)} requests/s`,
  );
  const ratio = Number((100 * attainment).toPrecision(10));
  return `${goals.join(", ")} for ${ratio} % of requests${at.join("")}`;
}

/**
 * What a must-have or a criterion is called, by its reference in an evaluation.
 *
 * @param {string} reference such as `operations.drill`
 * @param {Decision} decision
 * @param {Known} known
 */
export function referenceWords(reference, decision, { policy, vocabulary }) {
  const [first = "", id] = reference.split(".");
  const label = [...policy.gates, ...policy.criteria].find((each) => each.id === first)?.label ?? first;
  if (id === undefined || id === OWN_QUESTION) return label;
  const check = decision.requirements?.[first]?.find((each) => each.id === id);
  if (check) return checkWords(check, vocabulary);
  return policy.gates.find((each) => each.id === first)?.together ?? label;
}
