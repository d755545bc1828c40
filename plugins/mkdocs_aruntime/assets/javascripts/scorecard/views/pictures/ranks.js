/** How often each candidate comes first, second and so on: one bar per candidate, in parts. */

import { html } from "../../html.js";

/** @typedef {{ [key: string]: any }} Any */

const PLACES = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** @param {{ evaluation: Any }} props */
export function Ranks({ evaluation }) {
  const ranked = evaluation.candidates
    .filter((/** @type {Any} */ each) => each.ranks?.acceptability?.length > 1)
    .sort((/** @type {Any} */ a, /** @type {Any} */ b) => b.ranks.acceptability[0] - a.ranks.acceptability[0]);
  if (ranked.length < 2) return null;
  return html`<section aria-labelledby="ar-ranks">
    <h3 id="ar-ranks">How often each comes where</h3>
    <ul class="ar-ranks">
      ${ranked.map(
        (/** @type {Any} */ each) => html`<li key=${each.id}>
          <span>${each.name}</span>
          <svg class="ar-ranks__bar" role="img" aria-label=${said(each.ranks.acceptability)}>${parts(each.ranks.acceptability)}</svg>
        </li>`,
      )}
    </ul>
    <p class="ar-note">Shares of ${evaluation.inputs.draws} draws over all admissible weights and scores; standard error at most ${percent(Math.max(...ranked.map((/** @type {Any} */ each) => each.ranks["standard-error"] ?? 0)))}.</p>
  </section>`;
}

/**
 * One part for each place that was ever taken, side by side.
 *
 * @param {number[]} shares
 */
function parts(shares) {
  let from = 0;
  return shares.map((share, place) => {
    const x = from;
    from += share;
    return share > 0
      ? html`<svg key=${place} data-place=${Math.min(place, 5)} x=${wide(x)} width=${wide(share)} height="100%">
          <rect width="100%" height="100%" />
          ${share >= 0.08 ? html`<text x="4" y="50%" dominant-baseline="central">${place + 1}. ${percent(share)}</text>` : null}
        </svg>`
      : null;
  });
}

/** @param {number} share */
function wide(share) {
  return `${(100 * share).toFixed(2)}%`;
}

/** @param {number[]} shares */
function said(shares) {
  return shares.map((share, place) => `${PLACES[place] ?? `place ${place + 1}`} in ${percent(share)}`).join(", ");
}

/** @param {number} share */
function percent(share) {
  return share > 0 && share < 0.01 ? "under 1 %" : `${Math.round(100 * share)} %`;
}
