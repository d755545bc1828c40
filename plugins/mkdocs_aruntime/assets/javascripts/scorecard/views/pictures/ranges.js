/** Score ranges as bars, best first. */

import { html } from "../../html.js";
import { joined, standingWord } from "../../words.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ evaluation: Any, names: Map<string, string> }} props */
export function Ranges({ evaluation, names }) {
  const scored = evaluation.candidates.filter((/** @type {Any} */ each) => each.total);
  if (scored.length === 0) return null;
  const order = [...scored].sort((a, b) => rank(a) - rank(b) || b.total[1] - a.total[1]);
  return html`<section aria-labelledby="ar-ranges">
    <h3 id="ar-ranges">Score ranges</h3>
    <ul class="ar-ranges">
      ${order.map(
        (/** @type {Any} */ each) => html`<li data-standing=${each.standing}>
          <span class="ar-ranges__name">${each.name}<small>${standingWord(each.standing)}</small></span>
          <svg class="ar-ranges__bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${`${each.total[0]} to ${each.total[1]} of 100`}>
            <rect class="ar-ranges__scale" x="0" y="3.4" width="100" height="1.2" />
            <rect class="ar-ranges__range" x=${each.total[0]} y="1" width=${Math.max(each.total[1] - each.total[0], 0.6)} height="6" rx="1" />
          </svg>
          <span class="ar-ranges__text">${each.total[0]}–${each.total[1]}</span>
          ${each.ranks?.acceptability?.length
            ? html`<span class="ar-ranges__first">first in ${Math.round(100 * each.ranks.acceptability[0])} % of draws</span>`
            : html`<span class="ar-ranges__first">${each.ranks ? `rank ${each.ranks.best} to ${each.ranks.worst}` : "not ranked: unknowns are open"}</span>`}
        </li>`,
      )}
    </ul>
    ${(evaluation.groups ?? [])
      .filter((/** @type {string[]} */ group) => group.length > 1)
      .map((/** @type {string[]} */ group) => html`<p class="ar-note">Weights and ranges cannot tell ${joined(group.map((id) => names.get(id) ?? id))} apart for certain.</p>`)}
  </section>`;
}

/** @param {Any} candidate */
function rank(candidate) {
  return candidate.ranks?.best ?? 99;
}
