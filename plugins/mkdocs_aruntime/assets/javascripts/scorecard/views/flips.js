/** The least that would change the first place. */

import { html } from "../html.js";
import { Tracks } from "./pictures/tracks.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ evaluation: Any, policy: Any, names: Map<string, string> }} props */
export function Flips({ evaluation, policy, names }) {
  const labels = new Map(policy.criteria.map((/** @type {Any} */ each) => [each.id, each.label]));
  const weights = (evaluation["weight-flips"] ?? []).filter((/** @type {Any} */ flip) => flip.points != null);
  const scores = (evaluation["score-flips"] ?? []).slice(0, 3);
  const stable = evaluation.stability ?? [];
  if (weights.length + scores.length + stable.length === 0) return null;
  return html`<section aria-labelledby="ar-flips">
    <h3 id="ar-flips">What would flip it</h3>
    <ul>
      ${weights.map(
        (/** @type {Any} */ flip) => html`<li>
          Move ${flip.points} of 100 points of weight
          ${(flip.moves ?? []).map((/** @type {Any} */ move) => ` from ${labels.get(move.source)} to ${labels.get(move.target)} (${move.points})`).join(",")}
          ${" "}and <b>${names.get(flip.rival)}</b> is first.
        </li>`,
      )}
      ${scores.map(
        (/** @type {Any} */ flip) => html`<li>
          Change <b>${names.get(flip.candidate)}</b> on ${labels.get(flip.criterion)} by ${flip.change > 0 ? "+" : "−"}${Math.abs(flip.change)} points of 4,
          and <b>${names.get(flip.winner)}</b> is first.
        </li>`,
      )}
    </ul>
    <${Tracks} stability=${stable} labels=${labels} names=${names} />
  </section>`;
}
