/**
 * Brings the stack view to life: reads the stack in the address, fetches its entries, shows what they cover.
 */

import { h, render } from "preact";
import { here } from "../../view/here.js";
import { createApi } from "../api.js";
import { NOTHING, readAddress, writeAddress } from "./address.js";
import { App, Trouble } from "./views/app.js";
import { STATUS } from "./views/tools.js";

/** @import { Runtime } from "../../view/model.js" */
/** @import { Vocabulary } from "../api.js" */
/** @import { Directory } from "../catalog.js" */
/** @import { Asked } from "./address.js" */
/** @import { UseCase } from "./duties.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-stack"));
const stage = /** @type {HTMLElement} */ (root.querySelector(".ar-stack__app"));
const start = /** @type {HTMLElement} */ (root.querySelector(".ar-stack__start"));
const {
  site = "",
  source = "",
  issue = "",
  field = "",
  entries: folder = "",
  compare = "",
  scorecard = "",
} = root.dataset;
const api = createApi({ site, source });
/** @type {UseCase[]} */
const useCases = JSON.parse(document.getElementById("ar-stack-use-cases")?.textContent ?? "[]");

/**
 * @type {{ asked: Asked, runtimes: Runtime[], missing: string[], trouble: string,
 *   known: { vocabulary: Vocabulary, directory: Directory } | null }}
 */
const seen = { asked: NOTHING, runtimes: [], missing: [], trouble: "", known: null };
let turn = 0; // answers to an older question are dropped

/** @param {Asked} next */
async function go(next) {
  history.pushState(null, "", here() + writeAddress(next));
  await read();
  // What was pressed is gone: say what came of it.
  if (document.activeElement === document.body) document.getElementById(STATUS)?.focus();
}

async function read() {
  const asked = readAddress(location.search.slice(1));
  const mine = ++turn;
  try {
    const [directory, vocabulary] = await Promise.all([api.directory(), api.vocabulary()]);
    const entries = new Set(directory.entries.map((entry) => entry.id));
    const layers = new Set(vocabulary.layers.map((layer) => layer.id));
    const ids = asked.ids.filter((id) => entries.has(id));
    const runtimes = await Promise.all(ids.map(api.runtime));
    if (mine !== turn) return;
    const useCase = useCases.some((each) => each.id === asked.useCase) ? asked.useCase : "";
    const missing = [
      ...asked.ids.filter((id) => !entries.has(id)),
      ...asked.layers.filter((id) => !layers.has(id)),
      asked.useCase === useCase ? "" : asked.useCase,
    ];
    Object.assign(seen, {
      asked: { ids, useCase, layers: asked.layers.filter((id) => layers.has(id)) },
      runtimes,
      missing: missing.filter(Boolean),
      trouble: "",
      known: { vocabulary, directory },
    });
  } catch (error) {
    if (mine !== turn) return;
    seen.trouble = error instanceof Error ? error.message : String(error);
  }
  show();
}

function show() {
  const { known, ...rest } = seen;
  if (rest.runtimes.length > 0)
    start.remove(); // its example has the same anchors
  else root.append(start);
  const where = { site, issue, field, folder };
  render(
    known
      ? h(App, { ...known, ...rest, useCases, where, pages: { compare, scorecard }, load: api.runtime, go })
      : h(Trouble, { trouble: rest.trouble }),
    stage,
  );
}

/**
 * From the picture to the words, with the evidence opened.
 *
 * @param {string} hash of a tile's link
 */
function reveal(hash) {
  const details = document.getElementById(hash.slice(1))?.querySelector("details");
  if (!details) return;
  details.open = true;
  details.querySelector("summary")?.focus({ preventScroll: true });
}

root.addEventListener("click", (event) => {
  const tile = event.target instanceof Element ? event.target.closest(".ar-layers__cell a") : null;
  // Once the browser has gone there.
  if (tile instanceof HTMLAnchorElement) setTimeout(() => reveal(tile.hash));
});
addEventListener("popstate", () => void read());
if (source) void read().then(() => reveal(location.hash));
