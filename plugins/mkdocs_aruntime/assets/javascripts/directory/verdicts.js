/**
 * What a requirement profile makes of each entry, as one more facet: filtered, counted and exported like the
 * others.
 */

/** @import { Directory, Entry, Facet } from "./catalog.js" */
/** @import { Shortlisted } from "../view/model.js" */
/** @typedef {"pass" | "not-proven" | "fail" | "not-asked"} Verdict */

export const POLICY = "policy";

/** @type {Facet} */
export const POLICY_FACET = {
  id: POLICY,
  label: "My policy",
  sort: "states",
  mode: "any",
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
 * One letter per option: of what is not proven nobody knows whether it passes or fails.
 *
 * @type {Readonly<Record<Verdict, string>>}
 */
const LETTERS = { pass: "ynnn", "not-proven": "?y?n", fail: "nnyn", "not-asked": "nnny" };

/**
 * @param {Directory} directory
 * @param {readonly Shortlisted[]} judged
 * @returns {Directory}
 */
export function withVerdicts(directory, judged) {
  const found = new Map(judged.map((each) => [each.id, each]));
  const entries = directory.entries.map((entry) => {
    const one = found.get(entry.id);
    const verdict = STANDINGS[one?.standing ?? ""] ?? "not-asked";
    return {
      ...entry,
      reasons: Object.values(one?.reasons ?? {}),
      at: { ...entry.at, [POLICY]: LETTERS[verdict] },
    };
  });
  return { ...directory, facets: [POLICY_FACET, ...directory.facets], entries };
}

/**
 * @param {Entry} entry
 * @returns {Verdict}
 */
export function verdictOf(entry) {
  return /** @type {Verdict} */ (
    POLICY_FACET.options.find((_, place) => entry.at[POLICY]?.[place] === "y")?.[0] ?? "not-asked"
  );
}
