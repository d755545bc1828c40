/**
 * Brings the directory to life: fetches its data when the page is at rest, keeps the state in the address.
 */

import { h, render } from "preact";
import { here } from "../view/here.js";
import { START, readAddress, writeAddress } from "./address.js";
import { readDirectory } from "./catalog.js";
import { Policies } from "./policy.js";
import { withStack } from "./gap.js";
import { withRelated } from "./related.js";
import { Targets, onTarget } from "./target.js";
import { withVerdicts } from "./verdicts.js";
import { App } from "./views/app.js";

/** @import { Directory } from "./catalog.js" */
/** @import { State } from "./address.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-directory"));
const narrow = matchMedia("(max-width: 59.9375em)");

/** @type {State} */
let state = START;
/** @type {string[]} */
let strange = [];
/** @type {Directory | null} */
let directory = null;
let typing = false; // whether the last change was a letter: a word is one step back, not six
let live = false;
/** @type {{ key: unknown[], value: Directory } | null} */
let derived = null;

const policies = new Policies({
  site: root.dataset.site ?? "",
  folder: root.dataset.evaluator ?? "",
  show: () => show(),
});

const targets = new Targets({
  site: root.dataset.site ?? "",
  folder: root.dataset.evaluator ?? "",
  show: () => show(),
});

/** Old links carry their choices behind `#`; new ones behind `?`. */
function read() {
  if (directory === null) return;
  const fragment = location.hash.startsWith("#policy=") ? location.hash.slice(1) : "";
  const asked = location.search || (!fragment && location.hash.includes("=") ? location.hash : "");
  ({ state, strange } = readAddress(asked.slice(1), directory.facets, fragment));
  if (!location.search && asked)
    history.replaceState(null, "", here() + writeAddress(state, directory?.facets ?? []));
  typing = false;
  void policies.follow(state.policy);
  void targets.follow(state.target);
}

/**
 * @param {State} next
 * @param {{ typed?: boolean }} [how]
 */
function go(next, { typed = false } = {}) {
  state = next;
  strange = [];
  const address = here() + writeAddress(state, directory?.facets ?? []);
  if (typed && typing) history.replaceState(null, "", address);
  else if (address !== location.href) history.pushState(null, "", address);
  typing = typed;
  void policies.follow(state.policy);
  void targets.follow(state.target);
  show();
}

/**
 * The directory with what the policy and the stack add to it, made anew only where one of them changed.
 *
 * @param {Directory} whole
 */
function seen(whole) {
  const { judged } = policies.now;
  const { resolved } = targets.now;
  const key = [whole, judged, resolved, state.stack.join()];
  if (derived === null || key.some((part, at) => part !== derived?.key[at])) {
    const placed = resolved ? onTarget(whole, resolved) : whole;
    const stacked = state.stack.length > 0 ? withStack(placed, state.stack) : placed;
    derived = { key, value: judged ? withVerdicts(stacked, judged) : stacked };
  }
  return derived.value;
}

/** @param {File} file */
async function take(file) {
  const link = await policies.take(file);
  if (link !== null) go({ ...state, policy: link });
}

function show() {
  if (directory === null) return;
  if (!live) root.replaceChildren();
  live = true;
  root.dataset.live = "";
  const { site = "", compare = "", stack = "", scorecard = "" } = root.dataset;
  render(
    h(App, {
      directory: seen(directory),
      state,
      strange,
      site,
      pages: { compare, stack, scorecard },
      narrow: narrow.matches,
      policy: policies.now,
      target: targets.now,
      take: policies.possible ? take : null,
      go,
    }),
    root,
  );
}

async function start() {
  try {
    const response = await fetch(root.dataset.source ?? "");
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    directory = withRelated(readDirectory(await response.json()));
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return;
  }
  follow();
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

function follow() {
  read();
  show();
}

addEventListener("popstate", follow);
addEventListener("hashchange", () => {
  if (location.hash.includes("=")) follow();
});
narrow.addEventListener("change", show);
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
