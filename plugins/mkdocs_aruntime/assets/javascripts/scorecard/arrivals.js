/** What comes in by the address: a shared or worked decision, a candidate of the directory, a use case to start from. */

import { here } from "../view/here.js";
import { inWords, wordsOf } from "../view/problems.js";
import { opened } from "./opening.js";
import { packed, unpacked } from "./share.js";
import { addCandidate, emptyDecision, startFrom } from "./state.js";

/** @import { Desk } from "./desk.js" */
/** @import { Decision } from "./state.js" */
/** @typedef {{ [key: string]: any }} Any */

const LONG = 8000; // characters; what chat programs and mail are known to pass on

/**
 * @param {{ desk: Desk, useCases: Any, worked: Any, catalog: () => Promise<Any>, say: (words: string) => void }} options
 */
export async function receive({ desk, useCases, worked, catalog, say }) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const [shared, decision, candidate, useCase] = ["d", "decision", "candidate", "use-case"].map((name) => asked.get(name));
  if (shared === null && !decision && !candidate && !useCase) return;
  try {
    if (shared !== null) await takeShared(shared, desk, say);
    if (decision) await desk.begin(ofSite(worked, decision), { atOnce: true });
    if (useCase) await desk.begin(startFrom(ofSite(useCases, useCase)), { atOnce: true });
    if (candidate) await takeCandidate(candidate, desk, await catalog());
  } catch (error) {
    say(`${wordsOf(error)} What was here before is unchanged.`);
  }
  // Only now: a page that is reloaded meanwhile asks again instead of losing what came in.
  history.replaceState(null, "", here() + location.search);
}

/**
 * @param {string} text
 * @param {Desk} desk
 * @param {(words: string) => void} say
 */
async function takeShared(text, desk, say) {
  await desk.begin(await unpacked(text), { atOnce: true });
  say("Opened from a link, and kept in this browser beside your own decisions.");
}

/**
 * @param {Any} those of the site
 * @param {string} id
 * @returns {Decision}
 */
function ofSite(those, id) {
  if (!Object.hasOwn(those, id)) throw new Error(missing(id));
  return those[id];
}

/** @param {string} id */
function missing(id) {
  return `The link asks for “${id.slice(0, 80)}”, which this site does not have.`;
}

/**
 * @param {string} id
 * @param {Desk} desk
 * @param {Any} catalog
 */
async function takeCandidate(id, desk, catalog) {
  const runtime = catalog["runtimes"].find((/** @type {Any} */ each) => each["id"] === id);
  if (runtime === undefined) throw new Error(missing(id));
  const add = (/** @type {Decision} */ decision) => addCandidate(decision, runtime.id, runtime.versions.reviewed, runtime.name);
  if (desk.touched) desk.change(add);
  else await desk.begin(add({ ...emptyDecision(), needs: { layers: runtime.layers.slice(0, 1) } }), { atOnce: true });
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
 * @param {(words: string, link?: string) => void} say
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
  const hint = link.length > LONG ? " Some programs cut links as long as this; a cut link says so when it is opened. The exported file is safer." : "";
  try {
    await navigator.clipboard.writeText(link);
    say(`Copied: a link of ${length} characters that holds the whole decision. Nothing was sent; whoever has the link can read it.${hint}`);
  } catch {
    say(`This link of ${length} characters holds the whole decision. Copy it from here.${hint}`, link);
  }
}
