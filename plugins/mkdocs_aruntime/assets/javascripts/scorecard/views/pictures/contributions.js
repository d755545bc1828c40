/** What each criterion adds to each score: a small range per cell, on one scale. */

import { html } from "../../html.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ evaluation: Any, policy: Any }} props */
export function Contributions({ evaluation, policy }) {
  const scored = evaluation.candidates.filter((/** @type {Any} */ each) => each.total && Object.keys(each.contributions ?? {}).length > 0);
  if (scored.length === 0) return null;
  const most = Math.max(1, ...scored.flatMap((/** @type {Any} */ each) => Object.values(each.contributions).map((part) => part.hi)));
  const criteria = policy.criteria.filter((/** @type {Any} */ each) => (evaluation.weights[each.id]?.central ?? 0) > 0);
  return html`<details class="ar-quiet">
    <summary>What each criterion adds</summary>
    <div class="ar-scroll" tabindex="0" role="region" aria-label="Contributions per criterion">
      <table class="ar-table ar-table--keep ar-parts">
        <thead>
          <tr><th scope="col">Points of 100</th>${scored.map((/** @type {Any} */ each) => html`<th scope="col" key=${each.id}>${each.name}</th>`)}</tr>
        </thead>
        <tbody>
          ${criteria.map(
            (/** @type {Any} */ criterion) => html`<tr key=${criterion.id}>
              <th scope="row">${criterion.label}<small>weight ${evaluation.weights[criterion.id].lo}–${evaluation.weights[criterion.id].hi}</small></th>
              ${scored.map((/** @type {Any} */ each) => html`<td key=${each.id}><${Part} part=${each.contributions[criterion.id]} most=${most} given=${each.scores[criterion.id]?.given !== false} /></td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** @param {{ part: Any | undefined, most: number, given: boolean }} props */
function Part({ part, most, given }) {
  if (part === undefined) return "–";
  return html`<svg viewBox=${`0 0 ${most} 4`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="ar-ranges__scale" x="0" y="1.7" width=${most} height="0.6" />
      <rect class=${given ? "ar-ranges__range" : "ar-ranges__open"} x=${part.lo} y="0.6" width=${Math.max(part.hi - part.lo, most / 100)} height="2.8" />
    </svg>
    ${part.lo}–${part.hi}${given ? "" : ", no score given"}`;
}
