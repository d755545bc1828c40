/** Brings the scorecard to life: wires the state, the evaluator and the page together. */

import { h, render } from "preact";
import { ProblemsError } from "../evaluator/client.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { download } from "../view/files.js";
import { createBenchmarks } from "./benchmarks.js";
import { explained } from "./faults.js";
import { guardFocus } from "./focus.js";
import { guardPaste } from "./paste.js";
import { choiceOf } from "./recording.js";
import { createAnswering } from "./state/answering.js";
import { Decisions } from "./state/decisions.js";
import { createStore } from "./state/store.js";
import { commitAll } from "./state/typing.js";
import { exportJson, exportYaml } from "./transfer/exports.js";
import { readFile } from "./transfer/file-import.js";
import { fileStem } from "./transfer/names.js";
import { brings, copyLink, importFromUrl } from "./transfer/url-import.js";
import { App } from "./views/app.js";
import { Boundary } from "./views/boundary.js";

/** @import { Page } from "./page.js" */
/** @import { SiteData } from "./model.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-scorecard"));
/** @type {SiteData} */
const site = JSON.parse(document.getElementById("ar-scorecard-data")?.textContent ?? "{}");
const store = createStore(site, new Date().toISOString().slice(0, 10));
const scope = new URL(site.site, location.href).pathname;

const evaluator = createSiteEvaluator({
  site: site.site,
  folder: site.evaluator,
  frame: { catalog: site.catalog, policy: site.policy },
  onProgress: (progress) => answering.onProgress(progress),
  onCatalog: (catalog) => answering.onCatalog(catalog),
});
const answering = createAnswering({ store, evaluator });
const decisions = new Decisions({ store, scope, changed: (another) => answering.changed(another) });

/** @type {Page} */
const page = {
  store,
  decisions,
  answering,
  benchmarks: createBenchmarks(evaluator.ask),
  change: (edit, field) => decisions.change(edit, field),
  say,
  importFile,
  exportJson: () => exportJson(store.decision.value),
  exportYaml: () => reported(exportYaml(store.decision.value)),
  exportKept: (key) => reported(decisions.persistence.raw(key).then(exportJson)),
  share: () => copyLink(store.decision.value, say),
  record,
};

/**
 * @param {string} words
 * @param {string} [link] to be copied by hand
 */
function say(words, link) {
  store.notice.value = link ? { words, link } : { words };
}

/**
 * What goes wrong is reported in words.
 *
 * @param {Promise<void>} act
 */
async function reported(act) {
  try {
    await act;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** @param {File} file */
async function importFile(file) {
  try {
    const { decision, note } = await readFile(file, evaluator.ask);
    await decisions.begin(decision, { atOnce: true });
    say(`Imported ${file.name}, and kept it in this browser. ${note}`.trim());
  } catch (error) {
    say(`${file.name}: ${error instanceof Error ? error.message : error}. Your decisions are unchanged.`);
  }
}

/** @type {Record<Parameters<Page["record"]>[0], readonly [ending: string, type: string]>} */
const FORMATS = {
  markdown: [".md", "text/markdown"],
  json: [".record.json", "application/json"],
  csv: [".csv", "text/csv"],
  calendar: [".ics", "text/calendar"],
};

/** @type {Page["record"]} */
async function record(format) {
  try {
    const files = await answering.record(choiceOf(store.decision.value, store.evaluation.value));
    const [ending, type] = FORMATS[format];
    const name = `${fileStem(store.decision.value)}${ending}`;
    download(name, type, files[format]);
    say(`${name} is in your downloads.`);
  } catch (error) {
    if (error instanceof ProblemsError) store.status.value = { kind: "problems", problems: error.problems };
    else store.status.value = { kind: "fault", message: explained(error) };
  }
}

addEventListener("pagehide", () => commitAll());
document.addEventListener("visibilitychange", () => {
  // A phone may end a hidden page without another event.
  if (document.visibilityState === "hidden") commitAll({ stays: true });
});
addEventListener("beforeunload", (event) => {
  commitAll();
  if (decisions.persistence.unkept) event.preventDefault();
});

const wanted = brings();
await decisions.start();
store.starting.value = !decisions.restored && !wanted;
store.live.value = true;
if (!wanted) show();
const take = () =>
  importFromUrl({
    decisions,
    site,
    say,
    catalog: async () => (await evaluator.prepare()).catalog,
  });
if (wanted) await Promise.race([take(), new Promise((resolve) => setTimeout(resolve, 2000))]);
show();
if (decisions.restored && !wanted) answering.changed(true);
addEventListener("hashchange", () => void take());
for (const sign of ["pointerdown", "focusin", "keydown"]) {
  root.addEventListener(sign, () => void answering.prepare(), { once: true });
}
guardPaste(root, say);
guardFocus(root);

function show() {
  render(h(Boundary, { page }, h(App, { page })), root);
  document.documentElement.removeAttribute("data-ar-arriving");
}
