/** The box that adds a candidate: a runtime of the directory, or a stack of the shortlist. */

import { counted } from "../../view/counts.js";
import { html } from "../../view/html.js";
import { addRuntime, addStack } from "../decision/candidates.js";

import { Suggest } from "./suggest.js";

/** @import { Decision, Runtime, Shortlisted } from "../model.js" */
/** @import { Page } from "../page.js" */
/** @typedef {{ id: string, label: string, hint: string, add: (decision: Decision) => Decision }} Offer */

const MOST = 8; // offered for the words typed
const HEAD = 5; // of the shortlist, offered before a word is typed

/** @param {{ page: Page }} props */
export function AddCandidate({ page }) {
  const { catalog, shortlist, decision } = page.store;
  const there = new Set(decision.value.candidates.map((each) => key(each.components)));
  const stacks = (shortlist.value?.shortlist ?? []).filter((each) => Object.keys(each.components).length > 1);
  const all = [...(catalog.value?.runtimes ?? []).map(runtimeOffer), ...stacks.map(stackOffer)];
  const offers = (/** @type {string} */ text) =>
    text.trim() ? ranked(all, text, there).slice(0, MOST) : best(shortlist.value?.shortlist ?? [], there);
  const list = (/** @type {string} */ text) =>
    text.split(/[,;]/).flatMap((each) => (each.trim() ? ranked(all, each, there).slice(0, 1) : []));
  const takeAll = (/** @type {readonly Offer[]} */ chosen) =>
    page.change((d) => chosen.reduce((before, offer) => offer.add(before), d));
  return html`<${Suggest} id="add-candidate" label="Add a candidate" placeholder="+ Add a candidate"
    offers=${offers} take=${(/** @type {Offer} */ offer) => takeAll([offer])} list=${list} takeAll=${takeAll}
      />`;
}

/**
 * The head of the shortlist, without those that are candidates already.
 *
 * @param {readonly Shortlisted[]} shortlist
 * @param {Set<string>} there
 */
function best(shortlist, there) {
  const reached = shortlist.filter(
    (each) => each.standing === "qualified" || each.standing === "provisional",
  );
  return reached
    .map(stackOffer)
    .filter((each) => !there.has(each.key))
    .slice(0, HEAD);
}

/**
 * @param {Runtime} runtime
 * @returns {Offer & { key: string }}
 */
function runtimeOffer(runtime) {
  const { id, name, versions } = runtime;
  return { id, label: name, hint: versions.reviewed, key: id, add: (d) => addRuntime(d, runtime) };
}

/**
 * @param {Shortlisted} stack
 * @returns {Offer & { key: string }}
 */
function stackOffer(stack) {
  const hint = counted(stack);
  return {
    id: stack.id,
    label: stack.name,
    hint,
    key: key(stack.components),
    add: (d) => addStack(d, stack),
  };
}

/**
 * @param {readonly (Offer & { key: string })[]} all
 * @param {string} text
 * @param {Set<string>} there
 */
function ranked(all, text, there) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ""] = words;
  const rank = (/** @type {Offer} */ { label }) => {
    const name = label.toLowerCase();
    return name === text.trim().toLowerCase() ? 0 : name.startsWith(first) ? 1 : 2;
  };
  return all
    .filter(
      ({ label, id }) =>
        words.length > 0 && words.every((word) => `${label} ${id}`.toLowerCase().includes(word)),
    )
    .map((each) => (there.has(each.key) ? { ...each, hint: `${each.hint}, already a candidate` } : each))
    .sort((a, b) => rank(a) - rank(b) || a.label.length - b.label.length);
}

/** @param {Record<string, string>} components */
function key(components) {
  return Object.keys(components).sort().join(" ");
}
