/**
 * Brings the comparison to life: reads what is asked for in the address, fetches those entries, shows them.
 */

import { h, render } from "preact";
import { here } from "../../view/here.js";
import { wordsOf } from "../../view/problems.js";
import { createApi } from "../api.js";
import { readAddress, writeAddress } from "./address.js";
import { compare } from "./compared.js";
import { EMPTY, askedOverlay, outcomesOf, readProposal, textOf } from "./overlay.js";
import { Targets, placed } from "../target.js";
import { App } from "./views/app.js";

/** @import { Directory } from "../catalog.js" */
/** @import { Asked } from "./address.js" */
/** @import { Comparison, Item } from "./compared.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-compare"));
const stage = /** @type {HTMLElement} */ (root.querySelector(".ar-compare__app"));
const start = /** @type {HTMLElement} */ (root.querySelector(".ar-compare__start"));
const { site = "", source = "", stack = "", evaluator = "", scorecard = "" } = root.dataset;
const { issue = "", field = "", entries: folder = "" } = root.dataset;
const where = { site, issue, field, folder };
const origins = (root.dataset.origins ?? "").split(" ").filter(Boolean);
const api = createApi({ site, source });
const targets = new Targets({ site, folder: evaluator, show: () => show() });

/** @type {Asked} */
let asked = { items: [], all: false, target: "" };
/**
 * @type {{ directory: Directory | null, items: Item[], comparison: Comparison | null, trouble: string,
 *   missing: string[] }}
 */
const seen = { directory: null, items: [], comparison: null, trouble: "", missing: [] };
const proposal = askedOverlay(location.search); // of this visit; nothing of it is kept
let overlay = EMPTY;
let turn = 0; // answers to an older question are dropped

/** @param {Asked} next */
function go(next) {
  history.pushState(null, "", here() + writeAddress(next));
  void read();
}

function show() {
  start.hidden = asked.items.length > 0 || proposal.wanted;
  const target = targets.possible ? targets.now : null;
  const proposed = proposal.wanted ? { overlay, paste } : null;
  render(h(App, { ...seen, asked, where, stack, scorecard, target, go, proposed }), stage);
}

async function read() {
  asked = readAddress(location.search.slice(1));
  const mine = ++turn;
  void targets.follow(asked.target ?? "");
  try {
    const [directory, vocabulary] = await Promise.all([api.directory(), api.vocabulary()]);
    const known = new Set(directory.entries.map((entry) => entry.id));
    const there = asked.items
      .map((item) => item.filter((id) => known.has(id)))
      .filter((item) => item.length > 0);
    const named = await Promise.all(there.map((ids) => itemOf(ids).then(onItsTarget)));
    const items = [...proposedItems(named), ...named];
    if (mine !== turn) return;
    const missing = asked.items.flat().filter((id) => !known.has(id));
    Object.assign(seen, {
      directory,
      items,
      missing,
      trouble: "",
      comparison: items.length > 1 ? compare(vocabulary, items, directory) : null,
    });
  } catch (error) {
    if (mine !== turn) return;
    seen.trouble = error instanceof Error ? error.message : String(error);
  }
  show();
}

/**
 * The proposed entry, and the published one beside it.
 *
 * @param {readonly Item[]} named what is compared anyway
 * @returns {Item[]}
 */
function proposedItems(named) {
  const { proposed, published } = overlay;
  if (proposed === null) return [];
  const name = `${proposed.entry.name} (proposed)`;
  const mine = {
    key: `proposed ${proposed.entry.id}`,
    name,
    runtimes: [{ ...proposed.entry, name }],
    fixed: true,
  };
  const there = published === null || named.some((item) => item.key === published.id);
  if (there) return [mine];
  return [mine, { key: published.id, name: published.name, runtimes: [published], fixed: true }];
}

/** @param {string} given an address, or the text of a proposal */
async function paste(given) {
  const put = (/** @type {Partial<typeof overlay>} */ more) => {
    overlay = { ...overlay, ...more };
    void read();
  };
  overlay = { ...EMPTY, given };
  if (!targets.possible) return put({ trouble: "this site has no Python for the browser" });
  put({ progress: "Reading the proposal …" });
  try {
    const [text, vocabulary, { entries }] = await Promise.all([
      textOf(given, origins),
      api.vocabulary(),
      api.directory(),
    ]);
    const about = { evaluator: targets.evaluator, vocabulary, runtime: api.runtime };
    const found = await readProposal(text, { ...about, entries: entries.map(({ id }) => id) });
    if (overlay.given !== given) return;
    put({ ...found, progress: "" });
    const outcomes = await outcomesOf(found.proposed.entry, { evaluator: targets.evaluator, site });
    if (overlay.given === given) put({ outcomes });
  } catch (error) {
    if (overlay.given === given) put({ progress: "", trouble: overlay.proposed ? "" : wordsOf(error) });
  }
}

/**
 * @param {string[]} ids
 * @returns {Promise<Item>}
 */
async function itemOf(ids) {
  const runtimes = await Promise.all(ids.map(api.runtime));
  return { key: ids.join("+"), name: runtimes.map((runtime) => runtime.name).join(" + "), runtimes };
}

/**
 * The item as it is where the reader will run it; without a target, as it is anywhere.
 *
 * @param {Item} item
 * @returns {Promise<Item>}
 */
async function onItsTarget(item) {
  if (!asked.target || !targets.possible) return item;
  const stack = item.runtimes.length > 1 ? item.runtimes.map((runtime) => runtime.id) : [];
  const resolved = await targets.resolve(asked.target, stack);
  return { ...item, runtimes: item.runtimes.map((runtime) => placed(runtime, resolved[runtime.id])) };
}

addEventListener("popstate", () => void read());
if (source && proposal.given) void paste(proposal.given);
else if (source) void read();
