/** What comes in by the address: a shared or worked decision, candidates of the directory, a use case. */

import { here } from "../../view/here.js";
import { inWords, wordsOf } from "../../view/problems.js";
import { addRuntime, addStack, emptyDecision, startFrom } from "../decision/candidates.js";
import { packed, unpacked } from "./share.js";
import { opened } from "./validation.js";

/** @import { Catalog, Decision, SiteData } from "../model.js" */
/** @import { Decisions } from "../state/decisions.js" */
/** @typedef {(words: string, link?: string) => void} Say */

const LONG = 8000; // characters; what chat programs and mail are known to pass on
const PRIVATE = "Nothing was sent; whoever has the link can read it.";
const MOST = 40; // candidates in one address

/** Whether the address brings something along. */
export function brings() {
  return /(?:^#|&)(?:d|decision|candidate|use-case)=/.test(location.hash);
}

/** @param {{ decisions: Decisions, site: SiteData, catalog: () => Promise<Catalog>, say: Say }} options */
export async function importFromUrl({ decisions, site, catalog, say }) {
  if (!brings()) return;
  const { hash } = location;
  const asked = new URLSearchParams(hash.slice(1));
  const [shared, decision, useCase] = ["d", "decision", "use-case"].map((name) => asked.get(name));
  const candidates = asked
    .getAll("candidate")
    .flatMap((each) => each.split(","))
    .filter(Boolean);
  try {
    if (typeof shared === "string") await openShared(shared, decisions, say);
    if (decision) await decisions.begin(ofSite(site.worked, decision), { atOnce: true });
    if (useCase) await decisions.begin(startFrom(ofSite(site["use-cases"], useCase)), { atOnce: true });
    if (candidates.length > 0) await addCandidates(candidates.slice(0, MOST), decisions, await catalog());
  } catch (error) {
    say(`${wordsOf(error)} Your decisions are unchanged.`);
  }
  // Only now: a page that is reloaded meanwhile asks again instead of losing what came in.
  if (location.hash === hash) history.replaceState(null, "", here() + location.search);
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

/** @param {string} id */
function missing(id) {
  return `The link asks for “${id.slice(0, 80)}”, which this site does not have.`;
}

/**
 * Runtimes, or stacks of them joined with `+`, as candidates of the open decision or of a new one.
 *
 * @param {string[]} asked
 * @param {Decisions} decisions
 * @param {Catalog} catalog
 */
async function addCandidates(asked, decisions, catalog) {
  const add = (/** @type {Decision} */ to) =>
    asked.reduce((before, each) => withCandidate(before, each, catalog), to);
  if (decisions.touched) decisions.change(add);
  else await decisions.begin(add(emptyDecision()), { atOnce: true });
}

/**
 * @param {Decision} decision
 * @param {string} asked
 * @param {Catalog} catalog
 */
function withCandidate(decision, asked, catalog) {
  const parts = asked.split(/[+ ]/).filter(Boolean);
  const found = parts.map((id) => {
    const runtime = catalog.runtimes.find((each) => each.id === id);
    if (runtime === undefined) throw new Error(missing(id));
    return runtime;
  });
  const [first, ...others] = found;
  if (first === undefined) return decision;
  if (others.length === 0) return addRuntime(decision, first);
  const components = Object.fromEntries(found.map((each) => [each.id, each.versions.reviewed]));
  return addStack(decision, {
    id: parts.join("-"),
    name: found.map((each) => each.name).join(" with "),
    components,
  });
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
