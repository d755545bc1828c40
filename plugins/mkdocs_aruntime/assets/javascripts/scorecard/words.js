/** Marks and words of states, checks and sentences: shape, word and colour always together. */

/** @import { Candidate, CheckResult, Evaluation, EvidenceLink } from "./model.js" */
/** @import { EvidenceRecord, GateResult, Policy, Standing, State } from "./model.js" */
/** @typedef {{ mark: string, word: string, state: string }} Words */

const FEW = 3; // names in a sentence

/** @type {Readonly<Record<State, Omit<Words, "state">>>} */
const STATES = {
  pass: { mark: "✓", word: "Pass" },
  fail: { mark: "✕", word: "Fails" },
  unknown: { mark: "?", word: "Unknown" },
  "not-applicable": { mark: "–", word: "Not applicable" },
};

/** @type {Readonly<Record<string, string>>} */
const UNKNOWN = {
  "not-assessed": "Test it",
  "no-evidence": "Not documented",
  "level-too-low": "Test it",
  "evidence-expired": "Expired",
  conflicting: "Conflicting",
  inconclusive: "Inconclusive",
  "not-measured": "Measure it",
  "condition-not-met": "Only under a condition",
  "condition-not-known": "Depends",
  "no-approver": "No approver",
  "not-passed-on": "Not passed on",
  "scope-mismatch": "Tested elsewhere",
  "not-yet-collected": "Dated ahead",
  undated: "Undated",
};

const NOTHING = { mark: "", word: "…", state: "none" }; // what is not answered yet
// Of a candidate that is not concerned.
export const NOT_ASKED = { mark: "–", word: "Not asked", state: "none" };

/** @type {Readonly<Record<Standing, string>>} */
const STANDINGS = {
  qualified: "Qualified",
  conditional: "Passes with waiver",
  provisional: "Unproven",
  disqualified: "Ruled out",
  "not-comparable": "Not comparable",
};

/**
 * A cell of the grid: what the check came to, and what shows it.
 *
 * @param {CheckResult | undefined} check
 * @param {GateResult | undefined} gate
 * @returns {Words}
 */
export function cellWords(check, gate) {
  if (check === undefined) return NOTHING;
  const { state } = check;
  if (gate?.waived && (state === "fail" || state === "unknown")) {
    const waiver = gate.waivers?.find((each) => each.state === "in-force");
    return { mark: "⌁", word: `Waived until ${waiver?.waiver.expires ?? "?"}`, state: "waived" };
  }
  const deciding = check.evidence?.find((each) => each.counts && each.total);
  const counts = deciding ? `${counted(deciding.good ?? 0)} of ${counted(deciding.total ?? 0)}` : "";
  if (state === "pass") return passed(check, counts);
  if (state === "fail") return { ...STATES.fail, word: counts || "Fails", state };
  if (state === "unknown") return { mark: "?", word: UNKNOWN[check.reason ?? ""] ?? "Unknown", state };
  return { ...STATES[state], state };
}

/**
 * @param {CheckResult} check
 * @param {string} counts
 * @returns {Words}
 */
function passed(check, counts) {
  const documents = (check.evidence ?? []).filter((each) => each.counts).every(isDocument);
  if (documents) return { mark: "●", word: "Documented", state: "documented" };
  return { ...STATES.pass, word: counts || "Tested", state: "pass" };
}

/** @param {EvidenceLink} link */
export function isDocument(link) {
  return link.source.startsWith("catalog");
}

/**
 * The entry that a piece of evidence stands in; empty where it is the team's own.
 *
 * @param {Pick<EvidenceLink, "source">} link
 */
export function entryOf({ source }) {
  return /^catalog: ?(.+)$/.exec(source)?.[1] ?? "";
}

/**
 * Who says it, as people know them.
 *
 * @param {EvidenceLink} link
 * @param {Map<string, string>} names of runtimes
 */
export function sourceName({ source, by }, names) {
  const runtime = entryOf({ source });
  if (runtime) return names.get(runtime) ?? runtime;
  const [, proof] = /^proof (.+)$/.exec(source) ?? [];
  if (proof) return `Measurement ${proof}`;
  return by ?? "Your team";
}

/**
 * A sentence of the evaluator, with the pieces of evidence that it cites named as people know them.
 *
 * @param {CheckResult} check
 * @param {Candidate} candidate
 * @param {Map<string, string>} names of runtimes
 */
export function explanationWords({ explanation }, candidate, names) {
  return explanation
    .replace(/evidence\[(\d+)\]/g, (_, at) => evidenceName(candidate.evidence?.[Number(at)]))
    .replace(/catalog: ?([\w-]+)/g, (_, id) => `the documents of ${names.get(id) ?? id}`)
    .replace(/proof ([\w-]+)/g, (_, id) => `the measurement ${id}`);
}

/** @param {EvidenceRecord | undefined} record */
function evidenceName(record) {
  if (record === undefined) return "your evidence";
  return `${record.by ? `the result of ${record.by}` : "your result"} of ${record.collected}`;
}

/** @param {number} number */
export function counted(number) {
  return number.toLocaleString("en");
}

/**
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function plural(number, one, many = `${one}s`) {
  return `${counted(number)} ${number === 1 ? one : many}`;
}

/** @param {Standing} standing */
export function standingWord(standing) {
  return STANDINGS[standing] ?? standing;
}

/** @param {readonly string[]} names */
export function joined(names) {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/**
 * The first names, and how many more there are.
 *
 * @param {readonly string[]} names
 */
export function some(names) {
  if (names.length <= FEW + 1) return joined(names);
  return joined([...names.slice(0, FEW), `${counted(names.length - FEW)} others`]);
}

/**
 * A ratio as measured, rounded so that it promises less: down, or up where it is an upper end.
 *
 * @param {number} ratio 0 to 1
 * @param {boolean} [end]
 */
export function percent(ratio, end = false) {
  const tenths = 1000 * ratio;
  return `${(end ? Math.ceil(tenths - 1e-9) : Math.floor(tenths + 1e-9)) / 10} %`;
}

/**
 * A ratio of simulations: never 0 % or 100 % where it is not.
 *
 * @param {number} ratio 0 to 1
 */
export function chance(ratio) {
  if (ratio > 0 && ratio < 0.01) return "under 1 %";
  if (ratio < 1 && ratio > 0.99) return "over 99 %";
  return `${Math.round(100 * ratio)} %`;
}

/** @param {number} rate per second, rounded down */
export function perSecond(rate) {
  return `${Math.floor(100 * rate + 1e-9) / 100} requests/s`;
}

/**
 * Ids in a sentence of the evaluator, as people know them.
 *
 * @param {string} text
 * @param {Map<string, string>} names
 */
export function named(text, names) {
  // In one pass, by a function: a name may hold another's id, or what a replacement would read as its own.
  return text.replace(/(?<![\w-])[\w-]+/g, (word) => names.get(word) ?? word);
}

/** @param {Evaluation} evaluation */
export function candidateNames(evaluation) {
  return new Map(evaluation.candidates.map((each) => [each.id, each.name]));
}

/**
 * A gate or a criterion, by its id.
 *
 * @param {string} id
 * @param {Policy} policy
 */
export function aboutLabel(id, { gates, criteria }) {
  return [...gates, ...criteria].find((each) => each.id === id)?.label ?? id;
}
