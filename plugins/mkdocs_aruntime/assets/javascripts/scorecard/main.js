/** Brings the scorecard to life: keeps the document, asks the evaluator, shows the answer. */

import { h, render } from "preact";
import { ProblemsError } from "../evaluator/client.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { receive } from "./arrivals.js";
import { Desk } from "./desk.js";
import { explained } from "./faults.js";
import { download } from "./files.js";
import { readFile } from "./imports.js";
import { guardPaste } from "./paste.js";
import { createProving } from "./proving.js";
import { DRAWS } from "../view/shapes.js";
import { App } from "./views/app.js";
import { Boundary } from "./views/boundary.js";
import { answerWords } from "./words.js";

/** @typedef {{ [key: string]: any }} Any */

const WELCOME = "The worked example. Change anything: Python starts in your browser.";
const SLOW = 3000; // milliseconds without an answer, after which the page says that it waits
const IDLE = 250; // milliseconds without an edit, after which the simulation runs

const root = /** @type {HTMLElement} */ (document.getElementById("ar-scorecard"));
const data = JSON.parse(document.getElementById("ar-scorecard-data")?.textContent ?? "{}");
const { prepare, ask, evaluateSoon } = createSiteEvaluator({
  site: data.site,
  folder: data.evaluator,
  frame: { catalog: data.catalog, policy: data.policy },
  onProgress,
  onCatalog,
});

const today = new Date().toISOString().slice(0, 10);
/** @type {Any} */
const state = {
  decision: data.decision,
  evaluation: data.evaluation,
  catalog: null,
  shortlist: null,
  documents: null, // what documents alone say of the candidates
  status: WELCOME,
  progress: "",
  problems: [],
  stale: false,
  notice: null,
  fault: "", // why there is no evaluator
  choice: null, // as it is to be printed
  foreign: false, // whether the evaluation is of another decision
};
const desk = new Desk({ scope: new URL(data.site, location.href).pathname, example: data.decision, put, show, say });
/** @type {Promise<void> | null} */
let answering = null;
/** @type {number | null} */
let wanted = null; // draws of the next question
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

const change = (/** @type {(decision: Any) => Any} */ edit, /** @type {string} */ field = "") => desk.change(edit, field);
const proving = createProving({ ask: /** @type {(method: string, params: Any) => Promise<any>} */ (ask), show: () => show() });

function show() {
  const actions = { ...desk.actions(), importFile, record, hush, again: () => void evaluate(DRAWS).then(list) };
  const kept = desk.keeping.view;
  const site = { policy: data.policy, vocabulary: data.catalog.vocabulary, useCases: data["use-cases"] };
  const props = { .../** @type {any} */ (state), ...site, proving, kept, today, change, actions };
  render(h(Boundary, props, h(App, props)), root);
}

/**
 * @param {string} words
 * @param {string} [link] to be copied by hand
 */
function say(words, link) {
  state.notice = { words, link };
  show();
}

function hush() {
  state.notice = null;
  show();
}

/**
 * @param {Any} decision
 * @param {boolean} another not the one shown before, changed
 */
function put(decision, another) {
  Object.assign(state, { decision, stale: true, foreign: state.foreign || another });
  show();
  reconsider();
}

/** Answers at once, and completely when nothing has been changed for a moment. */
function reconsider() {
  void evaluate(0);
  clearTimeout(idle);
  idle = setTimeout(() => void evaluate(DRAWS).then(list), IDLE);
}

/** @param {Any} catalog */
function onCatalog(catalog) {
  state.catalog = catalog;
  setTimeout(show); // in a task of its own: reading the file was long enough for one
}

/** @param {{ loaded: number, total: number }} progress */
function onProgress({ loaded, total }) {
  state.progress = loaded < total ? `Starting Python … ${Math.round((100 * loaded) / total)} %` : "";
  show();
}

/**
 * One question at a time: of the edits made while an answer is awaited, only the last is asked about.
 *
 * @param {number} draws
 * @returns {Promise<void>} when all is answered
 */
function evaluate(draws) {
  wanted = draws;
  answering ??= answerAll().finally(() => (answering = null));
  return answering;
}

async function answerAll() {
  while (wanted !== null) {
    const now = wanted;
    wanted = null;
    await answer(now);
  }
}

/** @param {number} draws */
async function answer(draws) {
  const slow = setTimeout(() => {
    state.progress ||= "Still computing …";
    show();
  }, SLOW);
  const { decision } = state;
  const left = () => state.decision.id !== decision.id; // for another, which is asked about next
  try {
    const asked = { decision, "as-of": today, draws };
    const evaluation = await (draws === 0 ? evaluateSoon(asked) : ask("evaluate", asked));
    if (left()) return;
    Object.assign(state, { evaluation, problems: [], stale: draws === 0, foreign: false, fault: "", status: `Result: ${answerWords(evaluation)}.` });
  } catch (error) {
    if (left()) return;
    const problems = error instanceof ProblemsError ? error.problems : [];
    const fault = problems.length > 0 ? "" : explained(error);
    Object.assign(state, { problems, fault, status: "", stale: true, ...(state.foreign ? { evaluation: null } : {}) });
  } finally {
    clearTimeout(slow);
    state.progress = "";
    show();
  }
}

/** The directory filtered by the needs and checks of now; where they are wrong, the evaluation says so. */
async function list() {
  try {
    const found = await ask("shortlist", { decision: state.decision, "as-of": today });
    Object.assign(state, { shortlist: found.shortlist, documents: found });
    show();
  } catch {
    Object.assign(state, { shortlist: null, documents: null });
  }
}

/**
 * @param {import("../view/model.js").Choice} choice
 * @param {string} format
 */
async function record(choice, format) {
  if (format === "print") {
    state.choice = choice;
    show();
    print();
    return;
  }
  try {
    const files = await ask("record", { decision: state.decision, "as-of": today, draws: DRAWS, choice });
    const id = state.decision.id;
    if (format === "json") download(`${id}.record.json`, "application/json", files.json);
    else if (format === "csv") download(`${id}.csv`, "text/csv", files.csv);
    else if (format === "calendar") download(`${id}.ics`, "text/calendar", files.calendar);
    else download(`0001-${id}.md`, "text/markdown", files.markdown);
    state.status = "The file is ready in your downloads.";
  } catch (error) {
    state.problems = error instanceof ProblemsError ? error.problems : [];
    if (state.problems.length === 0) state.fault = explained(error);
  }
  show();
}

/** @param {File} file */
async function importFile(file) {
  try {
    await desk.begin(await readFile(file, ask), { atOnce: true });
    say(`Imported ${file.name}, and kept in this browser.`);
  } catch (error) {
    say(`${file.name}: ${error instanceof Error ? error.message : error}. Nothing here was changed.`);
  }
}

/** @param {unknown} error */
function failed(error) {
  Object.assign(state, { fault: explained(error), status: "" });
  show();
}

/** Said once, where nothing has been said or changed since the page was opened. */
function ready() {
  if (state.status === WELCOME) state.status = "Python is ready.";
  show();
  if (answering === null && !state.stale) void list(); // which else comes after the answer
}

state.decision = await desk.start();
if (desk.restored) Object.assign(state, { evaluation: null, status: "Restored from this browser." });
show();
if (desk.restored) reconsider();
for (const sign of ["pointerenter", "focusin"]) {
  root.addEventListener(sign, () => prepare().then(ready, failed), { once: true });
}
guardPaste(root, say);
const take = () => receive({ desk, useCases: data["use-cases"], worked: data["worked"], catalog: async () => (await prepare()).catalog, say });
addEventListener("hashchange", () => void take());
void take();
