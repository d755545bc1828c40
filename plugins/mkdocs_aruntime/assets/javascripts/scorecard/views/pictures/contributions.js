/** What each criterion adds to each score: a small range per cell, on one scale. */

import { html } from "../../../view/html.js";

/** @import { Evaluation, Policy } from "../../model.js" */

/** @param {{ evaluation: Evaluation, policy: Policy, order: readonly string[] }} props order: of the grid */
export function Contributions({ evaluation, policy, order }) {
  const parts = evaluation.candidates
    .filter((each) => each.total && Object.keys(each.contributions ?? {}).length > 0)
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  if (parts.length === 0) return null;
  const all = parts.flatMap((each) => Object.values(each.contributions ?? {}).map((part) => part.hi));
  const most = Math.max(1, ...all);
  const criteria = policy.criteria.filter((each) => (evaluation.weights[each.id]?.central ?? 0) > 0);
  return html`<h3>What each criterion adds</h3>
    <div class="ar-scroll" tabindex="0" role="region" aria-label="Contributions by criterion">
      <table class="ar-table ar-table--keep ar-parts">
        <thead>
          <tr>
            <th scope="col">Points of 100</th>
            ${parts.map((each) => html`<th scope="col" key=${each.id}>${each.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${criteria.map(({ id, label }) => {
            const weight = evaluation.weights[id];
            return html`<tr key=${id}>
              <th scope="row">${label}<small>weight ${weight?.lo}–${weight?.hi}</small></th>
              ${parts.map(({ id: who, contributions, scores }) => {
                const given = scores?.[id]?.given !== false;
                return html`<td key=${who}><${Part} part=${contributions?.[id]} most=${most} given=${given}
                  /></td>`;
              })}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}

/** @param {{ part: { lo: number, hi: number } | undefined, most: number, given: boolean }} props */
function Part({ part, most, given }) {
  if (part === undefined) return "–";
  const width = Math.max(part.hi - part.lo, most / 100);
  return html`<svg viewBox=${`0 0 ${most} 4`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="ar-span__scale" x="0" y="1.7" width=${most} height="0.6" />
      <rect class=${given ? "ar-span__range" : "ar-span__open"} x=${part.lo} y="0.6" width=${width}
        height="2.8" />
    </svg>
    ${part.lo}–${part.hi}${given ? "" : ", no score"}`;
}
