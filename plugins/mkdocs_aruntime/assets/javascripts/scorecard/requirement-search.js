/**
 * From a few typed words to requirements: claims of the directory, latency targets, licences, tests of one's
 * own.
 */

import { checkWords } from "./checks-in-words.js";
import { claimCheck, sloCheck } from "./decision/requirements.js";

/** @import { Check, Decision, Gate, Policy, Vocabulary } from "./model.js" */
/** @typedef {{ id: string, label: string, hint: string, gate: string, check: Check }} Offer */
/**
 * @typedef {{ policy: Policy, vocabulary: Vocabulary, licences: readonly string[], examples: readonly
 *   Decision[], asked: ReadonlySet<string> }} Known asked: claims that the decision asks for already;
 *   examples: decisions of the site, which show what is asked at which gate
 */

const MOST = 8; // offered at once
const MOST_USUAL = 12; // offered before a word is typed

/** @type {Readonly<Record<string, string>>} */
const OBJECTIVE_WORDS = {
  ttft: "ttft",
  "first token": "ttft",
  tpot: "tpot",
  "per token": "tpot",
  itl: "itl",
  "between tokens": "itl",
  e2e: "e2e",
  latency: "e2e",
  "total time": "e2e",
};

/**
 * What is offered for the words typed so far, the best first.
 *
 * @param {string} text
 * @param {Known} known
 * @returns {Offer[]}
 */
export function offersFor(text, known) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return usualOffers(known);
  const target = latencyOffer(text, known);
  const licences = licenceOffer(words, known);
  const claims = claimOffers(words, known);
  const own = ownOffers(text.trim(), known);
  const found = [...(target ? [target] : []), ...claims, ...(licences ? [licences] : [])];
  const exact = found.slice(0, MOST - 2);
  return [...exact, ...own.slice(0, MOST - exact.length)];
}

/**
 * What the decisions of the site ask for most often, before a word is typed.
 *
 * @param {Known} known
 * @returns {Offer[]}
 */
function usualOffers({ policy, vocabulary, examples, asked }) {
  /** @type {Map<string, { offer: Offer, times: number }>} */
  const found = new Map();
  for (const { requirements = {} } of examples)
    for (const [gate, checks] of Object.entries(requirements))
      for (const check of checks) {
        if (!("claim" in check) || asked.has(check.claim)) continue;
        const { times = 0 } = found.get(check.claim) ?? {};
        const { level: _, ...plain } = check;
        const made = offer(plain, gate, checkWords(plain, vocabulary), labelOf(gate, policy));
        found.set(check.claim, { offer: made, times: times + 1 });
      }
  const often = [...found.values()].sort((a, b) => b.times - a.times || a.offer.id.localeCompare(b.offer.id));
  return often.slice(0, MOST_USUAL).map((each) => each.offer);
}

/**
 * In small letters, and American spelling as British, which the directory writes.
 *
 * @param {string} text
 */
function folded(text) {
  return text.toLowerCase().replaceAll(/iz(?=e|i|a)/g, "is");
}

/**
 * The best for each part of a list: what is between commas, semicolons or lines.
 *
 * @param {string} text
 * @param {Known} known
 * @returns {Offer[]}
 */
export function offersForList(text, known) {
  const parts = text
    .split(/[;\n]|,(?!\d)/)
    .map((each) => each.trim())
    .filter(Boolean);
  return parts.flatMap((each) => offersFor(each, known).slice(0, 1));
}

/**
 * @param {string[]} words
 * @param {Known} known
 * @returns {Offer[]}
 */
function claimOffers(words, { policy, vocabulary }) {
  const all = vocabulary.groups.flatMap((group) =>
    group.claims.map((claim) => {
      const gate = (claim.gates ?? group.gates ?? [])[0] ?? "";
      const check = claimCheck(group, claim);
      const names = [claim.label, claim.id, group.label, ...(claim["also-called"] ?? [])];
      const text = names.map(folded).join(" ");
      return { check, gate, text, label: checkWords(check, vocabulary), claim: folded(claim.label) };
    }),
  );
  const first = words[0] ?? "";
  const rank = (/** @type {{ claim: string }} */ { claim }) =>
    claim.startsWith(first) ? 0 : claim.includes(first) ? 1 : 2;
  return all
    .filter(({ gate, text }) => labelOf(gate, policy) !== "" && words.every((word) => text.includes(word)))
    .sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, "en"))
    .map(({ check, gate, label }) => offer(check, gate, label, labelOf(gate, policy)));
}

/**
 * `p95 ttft 800 ms at 64` as a check; without a number a target is offered that can be edited.
 *
 * @param {string} text
 * @param {Known} known
 * @returns {Offer | null}
 */
function latencyOffer(text, { policy, vocabulary, examples }) {
  const gate = usualGate("slo", policy, examples);
  const lower = text.toLowerCase();
  const name = Object.keys(OBJECTIVE_WORDS).find((word) => lower.includes(word));
  if (gate === undefined || name === undefined) return null;
  const quantile = /\bp(\d{2}(?:\.\d)?)\b/.exec(lower)?.[1];
  const rest = lower.replace(/\bp\d{2}(?:\.\d)?\b/, "").replace(name, "");
  const [, number, unit] =
    /(\d[\d,]*(?:\.\d+)?)\s*(ms|s\b)?/.exec(rest.replace(/(?:\bat|@|concurrency)\s*\d+/, "")) ?? [];
  const limit = Number((number ?? "1000").replaceAll(",", "")) * (unit === "s" ? 1000 : 1);
  const at = Number(/(?:\bat|@|concurrency)\s*(\d+)/.exec(rest)?.[1] ?? 0);
  const limits = { [`${OBJECTIVE_WORDS[name]}-ms`]: limit };
  const check = sloCheck(limits, quantile ? Number(quantile) / 100 : 0.95, "concurrency", at);
  return check && offer(check, gate.id, checkWords(check, vocabulary), "Latency target, which you measure");
}

/**
 * @param {string[]} words
 * @param {Known} known
 * @returns {Offer | null} every licence that one of the words begins
 */
function licenceOffer(words, { policy, licences, examples }) {
  const gate = usualGate("license", policy, examples);
  const parts = words
    .flatMap((word) => word.split(/[,|]/))
    .filter((word) => word.length > 1 && word !== "or");
  const found = licences.filter((each) => parts.some((word) => each.toLowerCase().startsWith(word)));
  if (gate === undefined || found.length === 0 || parts.length > 6) return null;
  const check = { id: "licence", license: found };
  return offer(check, gate.id, `Licence: ${found.join(" or ")}`, gate.label);
}

/**
 * A test of one's own, for each gate.
 *
 * @param {string} text
 * @param {Known} known
 * @returns {Offer[]}
 */
function ownOffers(text, { policy }) {
  return policy.gates.map((gate) => {
    const check = { id: idOf(text), attest: text };
    return offer(check, gate.id, `${gate.label}: “${text}”`, "Your own test");
  });
}

/** @param {string} text */
function idOf(text) {
  const id = text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
  return /^[a-z]/.test(id) ? id : "own-test";
}

/**
 * @param {Check} check
 * @param {string} gate
 * @param {string} label
 * @param {string} hint
 * @returns {Offer}
 */
function offer(check, gate, label, hint) {
  return { id: `${gate}.${"claim" in check ? check.claim : check.id}`, label, hint, gate, check };
}

/**
 * The gate at which the decisions of the site ask most often for something of this kind.
 *
 * @param {"slo" | "license"} kind
 * @param {Policy} policy
 * @param {readonly Decision[]} examples
 * @returns {Gate | undefined}
 */
export function usualGate(kind, { gates }, examples) {
  const times = (/** @type {Gate} */ gate) =>
    examples.filter((each) => each.requirements?.[gate.id]?.some((check) => kind in check)).length;
  return [...gates].sort((a, b) => times(b) - times(a))[0];
}

/**
 * @param {string} id
 * @param {Policy} policy
 */
function labelOf(id, policy) {
  return policy.gates.find((gate) => gate.id === id)?.label ?? "";
}
