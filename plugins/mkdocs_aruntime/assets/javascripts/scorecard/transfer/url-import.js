/** What comes in by the address: a shared or worked decision, candidates of the directory, a use case. */

import { here } from "../../view/here.js";
import { inWords, wordsOf } from "../../view/problems.js";
import { readHandedOver } from "../../view/handed-over.js";
import { emptyDecision } from "../decision/candidates.js";
import { asksMore, begunFrom, missing, titled, withCandidates } from "../decision/handed-over.js";
import { packed, unpacked } from "./share.js";
import { opened } from "./validation.js";

/** @import { HandedOver } from "../../view/handed-over.js" */
/** @import { Catalog, Decision, SiteData } from "../model.js" */
/** @import { Decisions } from "../state/decisions.js" */
/** @typedef {(words: string, link?: string) => void} Say */

const LONG = 8000; // characters; what chat programs and mail are known to pass on
const PRIVATE = "Nothing was sent; whoever has the link can read it.";

/** Whether the address brings something along. */
export function brings() {
  return /(?:^#|&)(?:d|decision|candidate|use-case)=/.test(location.hash);
}

/** @param {{ decisions: Decisions, site: SiteData, catalog: () => Promise<Catalog>, say: Say }} options */
export async function importFromUrl({ decisions, site, catalog, say }) {
  if (!brings()) return;
  const { hash } = location;
  const asked = new URLSearchParams(hash.slice(1));
  const [shared, decision] = ["d", "decision"].map((name) => asked.get(name));
  const handed = readHandedOver(hash);
  try {
    if (typeof shared === "string") await openShared(shared, decisions, say);
    if (decision) await decisions.begin(ofSite(site.worked, decision), { atOnce: true });
    if (asksMore(handed)) await beginHandedOver(handed, decisions, site, catalog);
    else if (handed.candidates.length > 0) await addCandidates(handed.candidates, decisions, await catalog());
  } catch (error) {
    say(`${wordsOf(error)} Your decisions are unchanged.`);
  }
  // Only now: a page that is reloaded meanwhile asks again instead of losing what came in.
  if (location.hash === hash) history.replaceState(null, "", here() + location.search);
}

/**
 * @param {HandedOver} handed
 * @param {Decisions} decisions
 * @param {SiteData} site
 * @param {() => Promise<Catalog>} catalog
 */
async function beginHandedOver(handed, decisions, site, catalog) {
  const useCase = handed.useCase ? ofSite(site["use-cases"], handed.useCase) : {};
  const known = {
    policy: site.policy,
    vocabulary: site.catalog.vocabulary,
    examples: Object.values(site.worked),
  };
  const begun = begunFrom(handed, useCase, known);
  const whole =
    handed.candidates.length > 0 ? withCandidates(begun, handed.candidates, await catalog()) : begun;
  await decisions.begin(titled(whole, handed), { atOnce: true });
}

/**
 * @param {string} text
 * @param {Decisions} decisions
 * @param {Say} say
 */
async function openShared(text, decisions, say) {
  await decisions.begin(await unpacked(text), { atOnce: true });
  say("Opened from a link, and kept in this browser beside your own decisions.");
}

/**
 * @param {Record<string, Decision>} those of the site
 * @param {string} id
 * @returns {Decision}
 */
function ofSite(those, id) {
  const found = Object.hasOwn(those, id) ? those[id] : undefined;
  if (found === undefined) throw new Error(missing(id));
  return found;
}

/**
 * Runtimes, or stacks of them, as candidates of the open decision or of a new one.
 *
 * @param {HandedOver["candidates"]} stacks
 * @param {Decisions} decisions
 * @param {Catalog} catalog
 */
async function addCandidates(stacks, decisions, catalog) {
  const add = (/** @type {Decision} */ to) => withCandidates(to, stacks, catalog);
  if (decisions.touched) decisions.change(add);
  else await decisions.begin(add(emptyDecision()), { atOnce: true });
}

/**
 * The address that holds the whole decision.
 *
 * @param {Decision} decision
 */
export async function linkTo(decision) {
  return `${here()}#d=${await packed(decision)}`;
}

/**
 * Copy the link, or show it where the browser does not let a page copy.
 *
 * @param {Decision} decision
 * @param {Say} say
 */
export async function copyLink(decision, say) {
  const decoded = opened(decision, "whole");
  if (decoded.value === null) {
    const words = inWords(decoded.problems, decoded.count);
    say(`A link to this decision would not open, so none was made: ${words}.`);
    return;
  }
  const link = await linkTo(decision);
  const length = link.length.toLocaleString("en");
  const cut = "Some programs cut links as long as this; the exported file is safer.";
  const hint = link.length > LONG ? ` ${cut}` : "";
  const what = "that holds the whole decision";
  try {
    await navigator.clipboard.writeText(link);
    say(`Copied: a link of ${length} characters ${what}. ${PRIVATE}${hint}`);
  } catch {
    say(`This link of ${length} characters holds the whole decision. Copy it from here.${hint}`, link);
  }
}
