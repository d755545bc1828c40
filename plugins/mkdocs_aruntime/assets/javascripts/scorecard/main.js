/** Brings the scorecard to life: keeps the document, asks the evaluator, shows the answer. */

import { h, render } from "preact";
import { createEvaluator, ProblemsError } from "../evaluator/client.js";
import { download } from "./files.js";
import { createProving } from "./proving.js";
import { addCandidate, emptyDecision, readDecision, startFrom } from "./state.js";
import { load, save } from "./store.js";
import { App } from "./views/app.js";

/** @typedef {{ [key: string]: any }} Any */

const DRAWS = 2000;
const IDLE = 250; // milliseconds without an edit, after which the simulation runs

const root = /** @type {HTMLElement} */ (document.getElementById("ar-scorecard"));
const data = JSON.parse(document.getElementById("ar-scorecard-data")?.textContent ?? "{}");
const url = (/** @type {string} */ path) => new URL(path, new URL(data.site, location.href)).href;
const evaluator = createEvaluator({ base: url(data.evaluator) });

const today = new Date().toISOString().slice(0, 10);
const kept = load();
/** @type {Any} */
const state = {
  decision: kept ?? data.decision,
  evaluation: kept === null ? data.evaluation : null,
  catalog: null,
  shortlist: null,
  status: kept === null ? "The worked example. Change anything: Python starts in your browser." : "Restored from this browser.",
  problems: [],
  stale: false,
};
/** @type {Any[]} */
let past = [];
/** @type {Any[]} */
let future = [];
/** @type {Promise<Any> | null} */
let documents = null;
let asking = false;
/** @type {number | null} */
let wanted = null; // draws of the next question
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

const proving = createProving({ ask: (method, params) => ask(method, params), show: () => show() });

function show() {
  const actions = {
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    undo: () => travel(past, future),
    redo: () => travel(future, past),
    example: () => replace(data.decision),
    empty: () => replace(emptyDecision()),
    exportDecision: () => download(`${state.decision.id}.decision.json`, "application/json", `${JSON.stringify(state.decision, null, 2)}\n`),
    importFile,
    record,
  };
  render(
    h(App, { .../** @type {any} */ (state), policy: data.policy, vocabulary: data.vocabulary, useCases: data["use-cases"], proving, today, change, actions }),
    root,
  );
}

/** @param {(decision: Any) => Any} edit */
function change(edit) {
  replace(edit(state.decision));
}

/** @param {Any} decision */
function replace(decision) {
  if (decision === state.decision) return;
  past = [...past.slice(-99), state.decision];
  future = [];
  put(decision);
}

/**
 * @param {Any[]} from
 * @param {Any[]} to
 */
function travel(from, to) {
  const decision = from.pop();
  if (decision === undefined) return;
  to.push(state.decision);
  put(decision);
}

/** @param {Any} decision */
function put(decision) {
  state.decision = decision;
  state.stale = true;
  if (!save(decision)) state.status = "This browser keeps nothing; export the decision before you leave.";
  show();
  void evaluate(0);
  clearTimeout(idle);
  idle = setTimeout(() => void evaluate(DRAWS).then(list), IDLE);
}

/** The directory and the rules, fetched and read by the evaluator once. */
function prepare() {
  documents ??= (async () => {
    const [catalog, policy] = await Promise.all([fetchJson("api/v1/runtimes.json"), fetchJson("api/v1/policy.json")]);
    delete policy["as-of"];
    state.catalog = catalog;
    show();
    await evaluator.start(({ loaded, total }) => {
      state.status = `Starting Python … ${Math.round((100 * loaded) / total)} %`;
      show();
    });
    const names = await evaluator.call("load", { catalog, policy });
    return { catalog, policy, names };
  })();
  documents.catch(() => (documents = null)); // so that the next edit tries again
  return documents;
}

/** @param {string} path */
async function fetchJson(path) {
  const response = await fetch(url(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/**
 * Ask with the documents' digests; a worker that was replaced has forgotten them and is told again.
 *
 * @param {string} method
 * @param {Any} params
 */
async function ask(method, params) {
  const { catalog, policy, names } = await prepare();
  try {
    return await evaluator.call(method, { ...params, ...names });
  } catch (error) {
    const forgotten = error instanceof ProblemsError && error.problems.some((each) => each.rule === "not-remembered");
    if (!forgotten) throw error;
    return evaluator.call(method, { ...params, catalog, policy });
  }
}

/**
 * One question at a time: of the edits made while an answer is awaited, only the last is asked about.
 *
 * @param {number} draws
 */
async function evaluate(draws) {
  wanted = draws;
  if (asking) return;
  asking = true;
  while (wanted !== null) {
    const now = wanted;
    wanted = null;
    await answer(now);
  }
  asking = false;
}

/** @param {number} draws */
async function answer(draws) {
  try {
    const evaluation = await ask("evaluate", { decision: state.decision, "as-of": today, draws });
    Object.assign(state, { evaluation, problems: [], stale: draws === 0, status: said(evaluation) });
  } catch (error) {
    const problems = error instanceof ProblemsError ? error.problems : [];
    const status = problems.length > 0 ? "" : `The evaluator could not answer: ${error instanceof Error ? error.message : error}`;
    Object.assign(state, { problems, status, stale: true });
  }
  show();
}

/** The directory filtered by the needs and checks of now; where they are wrong, the evaluation says so. */
async function list() {
  try {
    const { shortlist } = await ask("shortlist", { decision: state.decision, "as-of": today });
    state.shortlist = shortlist;
    show();
  } catch {
    state.shortlist = null;
  }
}

/** @param {Any} evaluation */
function said(evaluation) {
  const names = new Map(evaluation.candidates.map((/** @type {Any} */ each) => [each.id, each.name]));
  const group = (evaluation.recommendation.group ?? []).map((/** @type {string} */ id) => names.get(id));
  return group.length > 0 ? `Result: ${evaluation.recommendation.kind}, ${group.join(", ")}.` : "Result: nobody qualifies yet.";
}

/**
 * @param {Any} choice
 * @param {string} format
 */
async function record(choice, format) {
  try {
    const files = await ask("record", { decision: state.decision, "as-of": today, draws: DRAWS, choice });
    const id = state.decision.id;
    if (format === "json") download(`${id}.record.json`, "application/json", files.json);
    else if (format === "csv") download(`${id}.csv`, "text/csv", files.csv);
    else download(`${id}.md`, "text/markdown", files.markdown);
    state.status = "The file is ready in your downloads.";
  } catch (error) {
    state.problems = error instanceof ProblemsError ? error.problems : [];
    state.status = state.problems.length > 0 ? "" : String(error);
  }
  show();
}

/** @param {File} file */
async function importFile(file) {
  try {
    replace(readDecision(await file.text()));
    state.status = `Imported ${file.name}.`;
  } catch (error) {
    state.status = `${file.name}: ${error instanceof Error ? error.message : error}`;
  }
  show();
}

/** Said once, where nothing has been said or changed since the page was opened. */
function ready() {
  if (kept !== null || past.length > 0) return;
  state.status = "Python is ready.";
  show();
  void list();
}

/** What other pages hand over in the address: a candidate, or a use case to start from. */
async function receive() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const candidate = asked.get("candidate");
  const useCase = asked.get("use-case");
  if (candidate === null && useCase === null) return;
  history.replaceState(null, "", location.pathname);
  if (useCase !== null && data["use-cases"][useCase]) replace(startFrom(data["use-cases"][useCase]));
  if (candidate !== null) {
    const { catalog } = await prepare();
    const runtime = catalog.runtimes.find((/** @type {Any} */ each) => each.id === candidate);
    if (runtime === undefined) return;
    const start = kept ?? { ...emptyDecision(), needs: { layers: runtime.layers.slice(0, 1) } };
    replace(addCandidate(start, runtime.id, runtime.versions.reviewed));
  }
}

show();
if (kept !== null) void evaluate(DRAWS).then(list);
for (const sign of ["pointerenter", "focusin"]) {
  root.addEventListener(sign, () => prepare().then(ready, () => {}), { once: true });
}
void receive();
