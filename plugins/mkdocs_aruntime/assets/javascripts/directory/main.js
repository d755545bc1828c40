/**
 * Brings the directory to life: fetches its data when the page is at rest, keeps the state in the address.
 */

import { batch } from "@preact/signals";
import { h, render } from "preact";
import { here } from "../view/here.js";
import { readAddress, writeAddress } from "./address.js";
import { readDirectory } from "./catalog.js";
import { Policies } from "./policy.js";
import { withRelated } from "./related.js";
import { createStore } from "./store.js";
import { Targets } from "./target.js";
import { App } from "./views/app.js";

/** @import { State } from "./address.js" */
/** @import { Store } from "./store.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-directory"));
const { site = "", evaluator: folder = "", compare = "", stack = "", scorecard = "" } = root.dataset;
const narrow = matchMedia("(max-width: 59.9375em)");
const policies = new Policies({ site, folder });
const targets = new Targets({ site, folder });

/** @type {Store | null} */
let store = null;
let typing = false; // whether the last change was a letter: a word is one step back, not six

/** Old links carry their choices behind `#`; new ones behind `?`. */
function read() {
  if (store === null) return;
  const { facets } = store.whole;
  const fragment = location.hash.startsWith("#policy=") ? location.hash.slice(1) : "";
  const asked = location.search || (!fragment && location.hash.includes("=") ? location.hash : "");
  const { state, strange } = readAddress(asked.slice(1), facets, fragment);
  if (!location.search && asked) history.replaceState(null, "", here() + writeAddress(state, facets));
  typing = false;
  put(state, strange);
}

/**
 * @param {State} next
 * @param {{ typed?: boolean }} [how]
 */
function go(next, { typed = false } = {}) {
  const address = here() + writeAddress(next, store?.whole.facets ?? []);
  if (typed && typing) history.replaceState(null, "", address);
  else if (address !== location.href) history.pushState(null, "", address);
  typing = typed;
  put(next, []);
}

/**
 * @param {State} state
 * @param {string[]} strange
 */
function put(state, strange) {
  if (store === null) return;
  const { state: shown, strange: unknown } = store;
  batch(() => {
    shown.value = state;
    unknown.value = strange;
    void policies.follow(state.policy);
    void targets.follow(state.target);
  });
}

/** @param {File} file */
async function take(file) {
  const link = await policies.take(file);
  if (link !== null && store !== null) go({ ...store.state.peek(), policy: link });
}

async function start() {
  try {
    const response = await fetch(root.dataset.source ?? "");
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const whole = withRelated(readDirectory(await response.json()));
    store = createStore({ whole, policies, targets, narrow: narrow.matches });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return;
  }
  read();
  root.replaceChildren();
  root.dataset.live = "";
  const pages = { compare, stack, scorecard };
  render(h(App, { store, site, pages, take: policies.possible ? take : null, go }), root);
}

/** @param {string} reason */
function fail(reason) {
  const note = document.createElement("p");
  note.role = "alert";
  note.className = "ar-directory__failed";
  const words = `The filters could not be loaded (${reason}).`;
  note.textContent = `${words} The table is complete; reload the page to filter it.`;
  root.prepend(note);
  root.dataset.failed = "";
}

addEventListener("popstate", read);
addEventListener("hashchange", () => {
  if (location.hash.includes("=")) read();
});
narrow.addEventListener("change", () => {
  if (store) store.narrow.value = narrow.matches;
});
root.addEventListener("dragover", (event) => event.preventDefault());
root.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file && policies.possible) void take(file);
});

if (root.dataset.source) {
  const wanted = location.search !== "" || location.hash.includes("=");
  if (wanted || !("requestIdleCallback" in window)) void start();
  else requestIdleCallback(() => void start(), { timeout: 1000 });
}
