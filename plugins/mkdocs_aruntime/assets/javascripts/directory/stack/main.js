/**
 * Brings the stack view to life: reads the stack in the address, fetches its entries, shows what they cover.
 */

import { effect } from "@preact/signals";
import { h, render } from "preact";
import { here } from "../../view/here.js";
import { createApi } from "../api.js";
import { readAddress, writeAddress } from "./address.js";
import { createStore } from "./store.js";
import { App } from "./views/app.js";
import { STATUS } from "./views/tools.js";

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

const store = createStore({ api, useCases });
const read = () => store.read(readAddress(location.search.slice(1)));

/** @param {Asked} next */
async function go(next) {
  history.pushState(null, "", here() + writeAddress(next));
  await read();
  await new Promise(requestAnimationFrame); // by then it is drawn
  // What was pressed is gone: say what came of it.
  if (document.activeElement === document.body) document.getElementById(STATUS)?.focus();
}

function show() {
  const where = { site, issue, field, folder };
  render(h(App, { store, useCases, where, pages: { compare, scorecard }, load: api.runtime, go }), stage);
  effect(() => {
    if (store.runtimes.value.length > 0)
      start.remove(); // its example has the same anchors
    else root.append(start);
  });
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
if (source) {
  void read().then(() => {
    show();
    reveal(location.hash);
  });
}
