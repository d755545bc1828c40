/** The checks of a decision's gates: made, added and taken away. */

import { set } from "./state.js";

/** @typedef {Record<string, any>} Decision */

/**
 * @param {Decision} decision
 * @param {string} gate
 * @param {Record<string, any>} check
 */
export function addCheck(decision, gate, check) {
  const requirements = decision.requirements ?? {};
  const checks = requirements[gate] ?? [];
  const taken = new Set(checks.map((/** @type {{ id: string }} */ each) => each.id));
  let id = check.id;
  for (let i = 2; taken.has(id); i++) id = `${check.id}-${i}`;
  return set(decision, "requirements", { ...requirements, [gate]: [...checks, { ...check, id }] });
}

/**
 * Takes a check away, and every piece of evidence that names it.
 *
 * @param {Decision} decision
 * @param {string} gate
 * @param {string} id
 */
export function removeCheck(decision, gate, id) {
  const reference = `${gate}.${id}`;
  const { [gate]: checks = [], ...others } = decision.requirements ?? {};
  const left = checks.filter((/** @type {{ id: string }} */ each) => each.id !== id);
  const candidates = decision.candidates.map((/** @type {Record<string, any>} */ each) =>
    ["evidence", "proofs", "not-applicable"].reduce(
      (candidate, key) =>
        candidate[key] === undefined
          ? candidate
          : { ...candidate, [key]: candidate[key].filter((/** @type {{ check: string }} */ e) => e.check !== reference) },
      each,
    ),
  );
  const requirements = left.length > 0 ? { ...others, [gate]: left } : others;
  return { ...decision, requirements, candidates };
}

/**
 * A check that asks the directory, for what is wanted: the absence of what is adverse, the presence of the rest.
 *
 * @param {{ id: string }} group
 * @param {{ id: string, polarity?: string }} claim
 */
export function claimCheck(group, claim) {
  const wanted = claim.polarity === "adverse" ? "unsupported" : "supported";
  return { id: claim.id, claim: `${group.id}.${claim.id}`, is: wanted, level: "E2" };
}

/**
 * A check that asks for a measurement; null where no limit is set.
 *
 * @param {Record<string, number>} limits milliseconds by objective; 0 sets none
 * @param {number} attainment share of requests, 0 to 1
 * @param {string} load
 * @param {number} value 0 says nothing of the load
 */
export function sloCheck(limits, attainment, load, value) {
  const slo = Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit > 0));
  if (Object.keys(slo).length === 0) return null;
  return { id: "objective", slo, attainment, ...(value > 0 ? { load: { [load]: value } } : {}) };
}
