/** All scores of a candidate, one choice each; a range is set where its cell is opened. */

import { html } from "../../../view/html.js";
import { HIGHEST, parsedRange, rangeOf, setScore } from "../../decision/scores.js";

/** @import { Candidate, Criterion } from "../../model.js" */
/** @import { Page } from "../../page.js" */

/** @param {{ page: Page, candidate: Candidate }} props */
export function CandidateScores({ page, candidate }) {
  return html`<h3>Scores</h3>
    <div class="ar-fields">
      ${page.store.site.policy.criteria.map(
        (criterion) =>
          html`<${Score} key=${criterion.id} page=${page} candidate=${candidate} criterion=${criterion} />`,
      )}
    </div>`;
}

/** @param {{ page: Page, candidate: Candidate, criterion: Criterion }} props */
function Score({ page, candidate, criterion }) {
  const range = rangeOf(candidate, criterion.id);
  const now = range === null ? "" : range[0] === range[1] ? String(range[0]) : range.join("–");
  const whole = Array.from({ length: HIGHEST + 1 }, (_, at) => String(at));
  const choose = (/** @type {Event} */ { target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    page.change((d) => setScore(d, candidate.id, criterion.id, value ? parsedRange(value) : null));
  };
  return html`<label class="ar-field">${criterion.label}
    <select value=${now} onChange=${choose}>
      <option value="">No score</option>
      ${now === "" || whole.includes(now) ? null : html`<option value=${now}>${now}</option>`}
      ${whole.map(
        (each) =>
          html`<option value=${each} key=${each}>${each}: ${criterion.anchors[Number(each)]}</option>`,
      )}
    </select>
  </label>`;
}
