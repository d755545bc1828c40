/** What nobody has shown yet, and what else could go wrong. */

import { html } from "../html.js";
import { checkName } from "../words.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ evaluation: Any, policy: any, names: Map<string, string> }} props */
export function Open({ evaluation, policy, names }) {
  const plan = evaluation["test-plan"] ?? [];
  const risks = (evaluation.risks ?? []).filter((/** @type {Any} */ risk) => risk.kind !== "unknown");
  const matters = new Set(
    (evaluation.unknowns ?? []).filter((/** @type {Any} */ each) => each.matters).map((/** @type {Any} */ each) => `${each.candidate}/${each.check}`),
  );
  return html`<section aria-labelledby="ar-open">
    <h3 id="ar-open">What is unknown</h3>
    ${plan.length === 0
      ? html`<p>Every check is settled.</p>`
      : html`<ul class="ar-plan">
          ${plan.map(
            (/** @type {Any} */ step) => html`<li>
              <b>${names.get(step.candidate)}</b>, ${checkName(step.check, policy)} <span class="ar-note">(${step.level}, ${step.reason.replaceAll("-", " ")})</span>
              ${matters.has(`${step.candidate}/${step.check}`) ? html`<strong class="ar-matters">decides the winner</strong>` : null}
              <br />${step.todo}
            </li>`,
          )}
        </ul>`}
    ${risks.length > 0
      ? html`<details class="ar-quiet">
          <summary>${risks.length} other risks</summary>
          <ul>
            ${risks.map((/** @type {Any} */ risk) => html`<li><b>${names.get(risk.candidate)}</b>, ${checkName(risk.about, policy)}: ${risk.text} <span class="ar-note">Closed by: ${risk["closed-by"]}</span></li>`)}
          </ul>
        </details>`
      : null}
  </section>`;
}
