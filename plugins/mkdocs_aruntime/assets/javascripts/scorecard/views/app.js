/** The scorecard as one page: what is said on the left, what follows from it on the right, always in sight. */

import { html } from "../html.js";
import { progress } from "../progress.js";
import { Course } from "./course.js";
import { Documents } from "./documents.js";
import { Library, Notices } from "./library.js";
import { Matrix } from "./matrix.js";
import { once } from "./once.js";
import { Result } from "./result.js";
import { Sheet } from "./sheet.js";
import { Candidates } from "./steps/candidates.js";
import { Needs } from "./steps/needs.js";
import { Prove } from "./steps/prove.js";
import { Record } from "./steps/record.js";
import { Requirements } from "./steps/requirements.js";
import { Scores } from "./steps/scores.js";
import { Weights } from "./steps/weights.js";

/** @typedef {{ [key: string]: any }} Any */

/** @type {[id: string, label: string, view: any][]} */
const STEPS = [
  ["classify", "Classify", once(Needs, ({ decision }) => [decision.title, decision.problem, decision.needs])],
  [
    "candidates",
    "Candidates",
    once(Candidates, ({ decision, catalog, evaluation, shortlist }) => [decision.candidates, decision.needs, catalog, evaluation, shortlist]),
  ],
  ["gates", "Gates and evidence", once(Requirements, ({ decision, catalog }) => [decision.candidates, decision.requirements, catalog])],
  ["prove", "Measurements", Prove],
  ["score", "Scores", once(Scores, ({ decision }) => [decision.candidates])],
  ["weigh", "Weights", once(Weights, ({ decision, evaluation }) => [decision, evaluation])],
  ["record", "Record", Record],
];
const OPEN_AT_FIRST = 2;
const TOLD = 12; // problems
const SteadyResult = once(Result, ({ evaluation }) => [evaluation]);
const SteadyMatrix = once(Matrix, ({ evaluation }) => [evaluation]);

/**
 * @param {{
 *   decision: Any, evaluation: Any | null, policy: Any, vocabulary: Any, catalog: Any | null,
 *   useCases: Any, shortlist: Any[] | null, documents: Any | null, proving: Any | null, kept: Any, notice: Any | null, fault: string, choice: Any | null,
 *   status: string, progress: string, problems: Any[], stale: boolean, today: string,
 *   change: (change: (decision: Any) => Any) => void,
 *   actions: Any,
 * }} props
 */
export function App(props) {
  const { policy, status, problems, stale } = props;
  const evaluation = props.decision.candidates.length > 0 ? props.evaluation : null;
  const far = progress(props.decision, evaluation, policy.criteria);
  const steps = STEPS.map(([id, label, view]) => ({ id, label, view, ...far[id] }));
  return html`<div class="ar-scorecard">
    <p class="ar-scorecard__bar">
      <button type="button" onClick=${props.actions.example}>Start from the example</button>
      <button type="button" onClick=${props.actions.empty}>Start empty</button>
      <button type="button" onClick=${props.actions.undo} disabled=${!props.actions.canUndo}>Undo</button>
      <button type="button" onClick=${props.actions.redo} disabled=${!props.actions.canRedo}>Redo</button>
      <output class="ar-scorecard__status" aria-live="polite">${status}</output>
      <span class="ar-note">${props.progress}</span>
    </p>
    <${Notices} kept=${props.kept} notice=${props.notice} fault=${props.fault} actions=${props.actions} />
    <${Library} kept=${props.kept} actions=${props.actions} />
    ${problems.length > 0
      ? html`<div class="ar-problems" role="alert">
          <b>The decision cannot be evaluated yet.</b>
          <ul>
            ${problems.slice(0, TOLD).map(({ path, message }) => {
              const where = path.replace(/^decision\./, "");
              return html`<li>${where ? html`<code>${where}</code>: ` : ""}${message}</li>`;
            })}
            ${problems.length > TOLD ? html`<li>and ${problems.length - TOLD} more.</li>` : null}
          </ul>
        </div>`
      : null}
    <${Course} steps=${steps} evaluation=${evaluation} stale=${stale} />
    <div class="ar-scorecard__sides">
      <div class="ar-scorecard__said">
        ${steps.map(
          ({ id, label, view, note }, i) => html`<details class="ar-step" id=${`step-${id}`} key=${id} open=${i < OPEN_AT_FIRST}>
            <summary><h2>${i + 1} ${label}</h2> <span class="ar-note">${note}</span></summary>
            <${view} ...${props} />
          </details>`,
        )}
      </div>
      <div class="ar-scorecard__follows">
        <h2 id="result" tabindex="-1">${props.decision.title}</h2>
        <${Sheet} ...${props} />
        ${evaluation === null
          ? html`<p>Say which layers are needed and add a candidate; the result appears here.</p>`
          : html`<${Documents} found=${props.documents} policy=${policy} /><div class="ar-result" data-stale=${stale ? "" : undefined}><${SteadyResult} evaluation=${evaluation} policy=${policy} /></div>`}
      </div>
    </div>
    ${evaluation === null ? null : html`<h2 id="gate-matrix">Gates</h2><${SteadyMatrix} evaluation=${evaluation} policy=${policy} vocabulary=${props.vocabulary} />`}
  </div>`;
}
