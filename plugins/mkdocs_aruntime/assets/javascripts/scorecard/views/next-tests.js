/** Next tests, those that could change the winner first; as a checklist to take along. */

import { html } from "../../view/html.js";
import { download } from "../../view/files.js";
import { OWN_QUESTION } from "../../view/shapes.js";
import { referenceWords } from "../checks-in-words.js";
import { fileStem } from "../transfer/names.js";
import { orderedTests } from "../verdict.js";
import { candidateNames, plural } from "../words.js";
import { Below } from "./below.js";
import { openCell } from "./grid/places.js";

/** @import { Evaluation } from "../model.js" */
/** @import { Page } from "../page.js" */
/** @import { Cell } from "../state/store.js" */

const SHOWN = 8;

/** @param {{ page: Page }} props */
export function NextTests({ page }) {
  const { settled, live } = page.store;
  const evaluation = settled.value;
  if (evaluation === null) return null;
  const tests = orderedTests(evaluation);
  const names = candidateNames(evaluation);
  const say = words(page);
  const place = placeIn(page);
  const item = (/** @type {typeof tests[0]} */ step) => html`<li key=${`${step.candidate}/${step.check}`}>
    <${Title} page=${page} cell=${place(step)} check=${say(step.check)} name=${names.get(step.candidate)} />
    ${step.matters ? html` <strong class="ar-matters">Could change the winner</strong>` : null}
    <br />${howTo(page, step.check)} <span class="ar-note">On ${step.subject}; to reach ${step.level}.</span>
  </li>`;
  const save = () => {
    const text = checklist(page, evaluation, tests);
    download(`${fileStem(page.store.decision.value)}-tests.md`, "text/markdown", text);
  };
  return html`<${Below} page=${page} id="next-tests">
    <div class="ar-below__head">
      <h2 id="next-tests" tabindex="-1">Next tests</h2>
      ${
        live.value && tests.length > 0
          ? html`<button type="button" onClick=${save}>Export as checklist</button>`
          : null
      }
    </div>
    ${tests.length === 0 ? html`<p>Every must-have is settled.</p>` : null}
    <ol class="ar-tests">${tests.slice(0, SHOWN).map(item)}</ol>
    ${
      tests.length > SHOWN
        ? html`<details class="ar-quiet">
          <summary>${plural(tests.length - SHOWN, "more test")}</summary>
          <ol class="ar-tests" start=${SHOWN + 1}>${tests.slice(SHOWN).map(item)}</ol>
        </details>`
        : null
    }
    <${Risks} page=${page} evaluation=${evaluation} names=${names} />
  <//>`;
}

/**
 * The name of a test, which leads to its cell.
 *
 * @param {{ page: Page, cell: Cell | null, check: string, name: string | undefined }} props
 */
function Title({ page, cell, check, name }) {
  const words = html`<b>${check}</b>, ${name}`;
  if (!page.store.live.value || cell === null) return words;
  const open = () => openCell(cell, page);
  return html`<button type="button" class="ar-link-button" onClick=${open}>${words}</button>`;
}

/**
 * Where the grid has what a test is about: its own row, or the question of its gate.
 *
 * @param {Page} page
 */
function placeIn({ store }) {
  const rows = new Set(store.rows.peek().map((each) => each.id));
  return (/** @type {{ candidate: string, check: string }} */ { candidate, check }) => {
    const row = [check, `${check}.${OWN_QUESTION}`].find((each) => rows.has(each));
    return row === undefined ? null : { row, candidate };
  };
}

/**
 * How the policy says that a gate is tested.
 *
 * @param {Page} page
 * @param {string} reference
 */
function howTo({ store }, reference) {
  return store.site.policy.gates.find((each) => each.id === reference.split(".")[0])?.test ?? "";
}

/** @param {Page} page */
function words({ store }) {
  const known = { policy: store.site.policy, vocabulary: store.site.catalog.vocabulary };
  return (/** @type {string} */ reference) => referenceWords(reference, store.decision.peek(), known);
}

/** @param {{ page: Page, evaluation: Evaluation, names: Map<string, string> }} props */
function Risks({ page, evaluation, names }) {
  const risks = (evaluation.risks ?? []).filter((each) => each.kind !== "unknown");
  const say = words(page);
  if (risks.length === 0) return null;
  return html`<details class="ar-quiet ar-risks">
    <summary>${plural(risks.length, "other risk")}</summary>
    <ul>
      ${risks.map(
        (risk, at) => html`<li key=${at}>
          <b>${names.get(risk.candidate)}</b>, ${say(risk.about)}: ${risk.text} <span class="ar-note">
            Closed by: ${risk["closed-by"]}</span>
        </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * @param {Page} page
 * @param {Evaluation | null} evaluation
 * @param {ReturnType<typeof orderedTests>} tests
 */
function checklist(page, evaluation, tests) {
  const names = evaluation ? candidateNames(evaluation) : new Map();
  const say = words(page);
  const line = (/** @type {string} */ text) => text.replace(/\s+/g, " ").replace(/([\\`*_[\]<>])/g, "\\$1");
  const items = tests.map((step) => {
    const matters = step.matters ? " (could change the winner)" : "";
    const what = `${line(say(step.check))}, ${line(names.get(step.candidate) ?? step.candidate)}${matters}`;
    return `- [ ] **${what}**: ${line(
      howTo(page, step.check),
    )} On ${line(step.subject)}; to reach ${step.level}.`;
  });
  return `# Next tests: ${line(page.store.decision.value.title)}\n\n${items.join("\n")}\n`;
}
