/**
 * Brings the comparison to life: reads what is asked for in the address, fetches those entries, shows them.
 */

import { effect } from "@preact/signals";
import { h, render } from "preact";
import { here } from "../../view/here.js";
import { wordsOf } from "../../view/problems.js";
import { createApi } from "../api.js";
import { Targets } from "../target.js";
import { readAddress, writeAddress } from "./address.js";
import { EMPTY, askedOverlay, outcomesOf, readProposal, textOf } from "./overlay.js";
import { createStore } from "./store.js";
import { App } from "./views/app.js";

/** @import { Asked } from "./address.js" */
/** @import { Overlay } from "./overlay.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-compare"));
const stage = /** @type {HTMLElement} */ (root.querySelector(".ar-compare__app"));
const start = /** @type {HTMLElement} */ (root.querySelector(".ar-compare__start"));
const { site = "", source = "", stack = "", evaluator = "", scorecard = "" } = root.dataset;
const { issue = "", field = "", entries: folder = "" } = root.dataset;
const origins = (root.dataset.origins ?? "").split(" ").filter(Boolean);
const api = createApi({ site, source });
const targets = new Targets({ site, folder: evaluator });
const store = createStore({ api, targets });
const proposal = askedOverlay(location.search); // of this visit

/** @param {Asked} next */
function go(next) {
  history.pushState(null, "", here() + writeAddress(next));
  read();
}

function read() {
  return store.read(readAddress(location.search.slice(1)));
}

/** @param {string} given an address, or the text of a proposal */
async function paste(given) {
  const put = (/** @type {Partial<Overlay>} */ more) => {
    if (store.overlay.peek().given === given) store.overlay.value = { ...store.overlay.peek(), ...more };
  };
  store.overlay.value = { ...EMPTY, given };
  void read();
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
    put({ ...found, progress: "" });
    put({ outcomes: await outcomesOf(found.proposed.entry, { evaluator: targets.evaluator, site }) });
  } catch (error) {
    put({ progress: "", trouble: store.overlay.peek().proposed ? "" : wordsOf(error) });
  }
}

if (source) {
  addEventListener("popstate", () => void read());
  const where = { site, issue, field, folder, stack, scorecard };
  void read().then(() => {
    render(h(App, { store, where, go, paste: proposal.wanted ? paste : null }), stage);
    effect(() => {
      start.hidden = store.asked.value.items.length > 0 || proposal.wanted;
    });
  });
  if (proposal.given) void paste(proposal.given);
}
