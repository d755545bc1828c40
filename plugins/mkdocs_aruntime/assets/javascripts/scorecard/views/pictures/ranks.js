/** Rank probability: how often each candidate comes first, second and so on, one bar per candidate. */

import { html } from "../../../view/html.js";
import { chance, counted } from "../../words.js";

/** @import { Evaluation } from "../../model.js" */

const PLACES = ["first", "second", "third", "fourth", "fifth", "sixth"];
const ROOM = 0.1; // of a bar, in which its words fit
const APART = PLACES.length - 1; // places with a part of their own; those after them look the same

/** @param {{ evaluation: Evaluation }} props */
export function Ranks({ evaluation }) {
  const ranked = evaluation.candidates
    .map(({ id, name, ranks }) => ({
      id,
      name,
      places: ranks?.acceptability ?? [],
      error: ranks?.["standard-error"] ?? 0,
    }))
    .filter(({ places }) => places.length > 1)
    .sort((a, b) => (b.places[0] ?? 0) - (a.places[0] ?? 0));
  if (ranked.length < 2) return null;
  const draws = counted(evaluation.inputs.draws);
  const error = Math.max(...ranked.map((each) => each.error));
  return html`<section aria-labelledby="ranks">
    <h3 id="ranks">Rank probability</h3>
    <ul class="ar-ranks">
      ${ranked.map(
        ({ id, name, places }) => html`<li key=${id}>
          <span>${name}</span>
          <svg class="ar-ranks__bar" role="img" aria-label=${said(places)}>${parts(places)}</svg>
        </li>`,
      )}
    </ul>
    <p class="ar-note">
      ${draws} simulations over all plausible weightings and scores; standard error ${chance(error)} at most.
    </p>
  </section>`;
}

/**
 * One part for each place that was ever taken, side by side.
 *
 * @param {readonly number[]} places
 */
function parts(places) {
  let from = 0;
  const later = places.slice(APART);
  const rest = later.reduce((sum, each) => sum + each, 0);
  const shown = later.length > 1 ? [...places.slice(0, APART), rest] : places;
  return shown.map((ratio, place) => {
    const name = place === APART && later.length > 1 ? `${place + 1}. or later:` : `${place + 1}.`;
    const x = from;
    from += ratio;
    if (ratio === 0) return null;
    return html`<svg key=${place} data-place=${place} x=${wide(x)} width=${wide(ratio)}
      height="100%">
      <rect width="100%" height="100%" />
      ${
        ratio >= ROOM
          ? html`<text x="4" y="50%" dominant-baseline="central">${name} ${chance(ratio)}</text>`
          : null
      }
    </svg>`;
  });
}

/** @param {number} ratio */
function wide(ratio) {
  return `${(100 * ratio).toFixed(2)}%`;
}

/** @param {readonly number[]} places */
function said(places) {
  return places
    .map((ratio, place) => `${PLACES[place] ?? `place ${place + 1}`} in ${chance(ratio)}`)
    .join(", ");
}
