/** The verdict, always in sight: what is known, how far it can be trusted, and the next best test. */

import { useEffect, useRef } from "preact/hooks";
import { html } from "../../view/html.js";

/** @import { Stage } from "../model.js" */
/** @import { Page } from "../page.js" */

/** @type {readonly (readonly [Stage, string, string])[]} */
const STAGES = [
  ["shortlist", "Shortlist", "documents"],
  ["decide", "Decide", "tests"],
];

/** @type {readonly (readonly [string, string])[]} */
const SECTIONS = [
  ["must-haves", "Must-haves"],
  ["scores", "Scores"],
  ["why", "Why"],
  ["next-tests", "Next tests"],
  ["record", "Record"],
];
const OF_A_RESULT = ["why", "next-tests"]; // sections that stand there once there is something to say

/** @param {{ page: Page }} props */
export function VerdictStrip({ page }) {
  const { decision, live } = page.store;
  const begun = decision.value.candidates.length > 0;
  const there = SECTIONS.filter(([id]) => begun || !OF_A_RESULT.includes(id));
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const strip = ref.current;
    if (strip === null) return;
    const measured = () => {
      const top = strip.offsetHeight + Number.parseFloat(getComputedStyle(strip).top || "0");
      strip.parentElement?.style.setProperty("--ar-strip", `${top}px`);
    };
    const observer = new ResizeObserver(measured);
    observer.observe(strip);
    return () => observer.disconnect();
  }, []);
  return html`<section class="ar-outcome" aria-label="Verdict" ref=${ref}>
    <div class="ar-outcome__words">
      <${Lead} page=${page} />
      ${live.value ? html`<${StatusLine} page=${page} />` : null}
    </div>
    ${live.value ? html`<${Switch} page=${page} />` : null}
    <nav class="ar-sections" aria-label="Sections">
      ${there.map(([id, label]) => html`<a href=${`#${id}`} key=${id}>${label}</a>`)}
    </nav>
  </section>`;
}

/** @param {{ page: Page }} props */
function Lead({ page }) {
  const { verdict, stale } = page.store;
  if (verdict.value === null) return html`<p class="ar-outcome__lead">${awaited(page)}</p>`;
  return html`<p class="ar-outcome__lead ar-result"
    data-stale=${stale.value ? "" : undefined}>${verdict.value.lead}</p>`;
}

/**
 * What stands in the place of a verdict.
 *
 * @param {Page} page
 */
function awaited({ store }) {
  if (store.decision.value.candidates.length === 0) return "Add the candidates you are choosing between.";
  return store.status.value.kind === "problems"
    ? "No verdict until this is corrected:"
    : "Looking at the evidence …";
}

/**
 * How far the verdict can be trusted, and what to test next.
 *
 * @param {{ page: Page }} props
 */
export function Trust({ page }) {
  const { verdict, stale } = page.store;
  if (verdict.value === null) return null;
  const { trust, next } = verdict.value;
  return html`<div class="ar-outcome__more" data-stale=${stale.value ? "" : undefined}>
    <p>${trust}</p>
    ${next ? html`<p><b>Next best test:</b> ${next}</p>` : null}
  </div>`;
}

/** @param {{ page: Page }} props */
function Switch({ page }) {
  const { stage, stageChosen } = page.store;
  const choose = (/** @type {Stage} */ id) => {
    stageChosen.value = id;
    page.answering.changed(false);
  };
  return html`<fieldset class="ar-stage">
    <legend class="ar-vh">Judge by</legend>
    ${STAGES.map(
      ([id, label, by]) => html`<label key=${id}>
        <input type="radio" name="stage" value=${id} checked=${stage.value === id}
          onChange=${() => choose(id)} />
        <span>${label} <small>(${by})</small></span>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {{ page: Page }} props */
function StatusLine({ page }) {
  return html`<output class="ar-scorecard__status" aria-live="polite">${statusWords(page)}</output>`;
}

/** @param {Page} page */
function statusWords({ store }) {
  const status = store.status.value;
  switch (status.kind) {
    case "starting":
      return status.percent > 0 && status.percent < 100
        ? `Starting Python … ${status.percent} %`
        : "Starting Python …";
    case "computing":
      return status.waited === "short" ? "Computing …" : "Still computing …";
    case "ready":
      return "Python is ready.";
    case "answered":
      return store.decision.value.candidates.length === 0
        ? "No candidates yet."
        : `Result: ${store.verdict.value?.lead ?? ""}`;
    case "problems":
      return "There is something to correct.";
    case "fault":
      return "No result: the evaluator cannot answer.";
    default:
      return "Change anything: Python starts in your browser.";
  }
}
