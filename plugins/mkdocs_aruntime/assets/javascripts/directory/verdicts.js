/** What a requirement profile makes of each entry, as one more facet: filtered, counted and exported like the others. */

/** @import { Directory, Entry, Facet } from "./catalog.js" */
/**
 * @typedef {{ id: string, standing: string, reasons: Record<string, string> }} Judged as the evaluator answers
 * @typedef {"pass" | "not-proven" | "fail" | "not-asked"} Verdict
 */

export const POLICY = "policy";

/** @type {Facet} */
export const POLICY_FACET = {
  id: POLICY,
  label: "My policy",
  sort: "values",
  options: [
    ["pass", "Pass"],
    ["not-proven", "Not proven"],
    ["fail", "Fail"],
    ["not-asked", "Not concerned"],
  ],
};

/** @type {Readonly<Record<Verdict, string>>} */
export const MARKS = { pass: "✓", "not-proven": "?", fail: "✕", "not-asked": "–" };

/** @type {Readonly<Record<string, Verdict>>} */
const STANDINGS = { qualified: "pass", provisional: "not-proven", disqualified: "fail" };

/**
 * @param {Directory} directory
 * @param {readonly Judged[]} judged
 * @returns {Directory}
 */
export function withVerdicts(directory, judged) {
  const found = new Map(judged.map((each) => [each.id, each]));
  const entries = directory.entries.map((entry) => {
    const one = found.get(entry.id);
    const verdict = STANDINGS[one?.standing ?? ""] ?? "not-asked";
    const place = POLICY_FACET.options.findIndex(([id]) => id === verdict);
    return { ...entry, reasons: Object.values(one?.reasons ?? {}), at: { ...entry.at, [POLICY]: [place] } };
  });
  return { ...directory, facets: [POLICY_FACET, ...directory.facets], entries };
}

/**
 * @param {Entry} entry
 * @returns {Verdict}
 */
export function verdictOf(entry) {
  return /** @type {Verdict} */ (POLICY_FACET.options[Number(entry.at[POLICY]?.[0] ?? 3)]?.[0]);
}
