/**
 * Brings the comparison to life: reads what is asked for in the address, fetches those entries, shows them.
 */

import { h, render } from "preact";
import { here } from "../../view/here.js";
import { createApi } from "../api.js";
import { readAddress, writeAddress } from "./address.js";
import { compare } from "./compared.js";
import { Targets, placed } from "../target.js";
import { App } from "./views/app.js";

/** @import { Directory } from "../catalog.js" */
/** @import { Asked } from "./address.js" */
/** @import { Comparison, Item } from "./compared.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-compare"));
const stage = /** @type {HTMLElement} */ (root.querySelector(".ar-compare__app"));
const start = /** @type {HTMLElement} */ (root.querySelector(".ar-compare__start"));
const { site = "", source = "", issue = "", entries: folder = "", stack = "", evaluator = "" } = root.dataset;
const { scorecard = "" } = root.dataset;
const api = createApi({ site, source });
const targets = new Targets({ site, folder: evaluator, show: () => show() });

/** @type {Asked} */
let asked = { items: [], all: false, target: "" };
/**
 * @type {{ directory: Directory | null, items: Item[], comparison: Comparison | null, trouble: string,
 *   missing: string[] }}
 */
const seen = { directory: null, items: [], comparison: null, trouble: "", missing: [] };
let turn = 0; // answers to an older question are dropped

/** @param {Asked} next */
function go(next) {
  history.pushState(null, "", here() + writeAddress(next));
  void read();
}

function show() {
  start.hidden = asked.items.length > 0;
  const target = targets.possible ? targets.now : null;
  render(h(App, { ...seen, asked, site, issue, folder, stack, scorecard, target, go }), stage);
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
    const items = await Promise.all(there.map((ids) => itemOf(ids).then(onItsTarget)));
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
if (source) void read();
