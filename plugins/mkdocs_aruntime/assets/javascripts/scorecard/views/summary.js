/** The decision on a page: what a manager reads and signs. It is what is printed first. */

import { html } from "../../view/html.js";
import { UNSAID } from "../decision/candidates.js";
import { choiceOf } from "../recording.js";
import { orderedTests } from "../verdict.js";
import { candidateNames, chance, joined, plural, standingWord } from "../words.js";

/** @import { Candidate, Evaluation, Term } from "../model.js" */
/** @import { Page } from "../page.js" */

/** @param {{ page: Page }} props */
export function Summary({ page }) {
  return html`<div class="ar-sheet" aria-hidden="true"><${SummaryText} page=${page} /></div>`;
}

/** @param {{ page: Page }} props */
export function SummaryText({ page }) {
  const { decision, evaluation, verdict, site, today } = page.store;
  const { problem, needs, assumptions = [], review, candidates } = decision.value;
  const labels = labelled([...site.catalog.vocabulary.layers, ...site.catalog.vocabulary.responsibilities]);
  const say = (/** @type {readonly string[]} */ ids) => ids.map((id) => labels.get(id) ?? id).join(", ");
  const asked = evaluation.value ? `, evaluated as of ${evaluation.value.inputs["as-of"]}` : "";
  return html`${problem === UNSAID ? null : html`<p>${problem}</p>`}
    <${Chosen} page=${page} />
    ${verdict.value ? html`<p><b>${verdict.value.lead}</b> ${verdict.value.trust}</p>` : null}
    <dl>
      <dt>Needed</dt><dd>${[say(needs.layers), say(needs.responsibilities ?? [])].filter(Boolean).join("; ")}
        </dd>
      <dt>Candidates</dt>
      <dd><ul>${candidates.map((each) => html`<li key=${each.id}>${line(each, evaluation.value)}</li>`)}</ul>
        </dd>
      ${evaluation.value ? html`<${Open} evaluation=${evaluation.value} />` : null}
      ${
        assumptions.length > 0
          ? html`<dt>Assumptions</dt><dd>
            <ul>${assumptions.map((each) => html`<li key=${each.id}>${each.text}</li>`)}</ul></dd>`
          : null
      }
      ${review ? html`<dt>Review</dt><dd>${review.by}${review.owner ? `, ${review.owner}` : ""}</dd>` : null}
      <dt>Printed</dt><dd>${today}${asked}</dd>
    </dl>`;
}

/** @param {{ page: Page }} props */
function Chosen({ page }) {
  const { decision, evaluation } = page.store;
  const { choice, candidates } = decision.value;
  if (choice === undefined) return null;
  const { candidate, by } = choiceOf(decision.value, evaluation.value);
  const chosen = candidates.find((each) => each.id === candidate);
  const why = choice.why === UNSAID ? "" : `: ${choice.why}`;
  return html`<p><b>Decision: ${chosen ? (chosen.name ?? chosen.id) : "none of the candidates"}</b>${why}
    ${by?.length ? ` Decided by ${joined(by)}.` : ""}</p>`;
}

/**
 * @param {Candidate} candidate
 * @param {Evaluation | null} evaluation
 */
function line(candidate, evaluation) {
  const versions = Object.entries(candidate.components)
    .map(([id, version]) => `${id} ${version}`)
    .join(", ");
  const result = evaluation?.candidates.find((each) => each.id === candidate.id);
  const share = result?.ranks?.acceptability?.[0];
  const score = result?.total ? `, score ${result.total[0]}–${result.total[1]}` : "";
  const first = share === undefined ? "" : `, first in ${chance(share)} of simulations`;
  const standing = result ? `. ${standingWord(result.standing)}${score}${first}` : "";
  return `${candidate.name ?? candidate.id}: ${versions}${standing}`;
}

/** @param {{ evaluation: Evaluation }} props */
function Open({ evaluation }) {
  const matters = orderedTests(evaluation).filter((each) => each.matters);
  if (matters.length === 0) return null;
  const names = candidateNames(evaluation);
  const who = joined([...new Set(matters.map((each) => names.get(each.candidate) ?? each.candidate))]);
  return html`<dt>Open</dt>
    <dd>${plural(matters.length, "test")} could still change the winner (${who}).</dd>`;
}

/** @param {readonly Term[]} terms */
function labelled(terms) {
  return new Map(terms.map((each) => [each.id, each.label]));
}
