/** The least that would change the result. */

import { html } from "../../view/html.js";
import { Tracks } from "./pictures/tracks.js";
import { joined, plural } from "../words.js";

/** @import { Evaluation, Flip, Policy } from "../model.js" */

const SHOWN = 3;

/** @param {{ evaluation: Evaluation, policy: Policy, names: Map<string, string> }} props */
export function Changes({ evaluation, policy, names }) {
  const labels = new Map(policy.criteria.map((each) => [each.id, each.label]));
  const weights = (evaluation["weight-flips"] ?? []).filter((flip) => (flip.points ?? 0) > 0);
  const scores = (evaluation["score-flips"] ?? []).filter((flip) => flip.change !== 0).slice(0, SHOWN);
  const stable = evaluation.stability ?? [];
  if (weights.length + scores.length + stable.length === 0) return null;
  const name = (/** @type {string} */ id) => names.get(id) ?? id;
  return html`<section aria-labelledby="changes">
    <h3 id="changes">What would change the result</h3>
    <ul class="ar-turns">
      ${weights.map(
        (flip, at) =>
          html`<li key=${`w${at}`}>${moved(flip, labels)}: <b>${name(flip.rival)}</b> is first.</li>`,
      )}
      ${scores.map(
        (
          flip,
          at,
        ) => html`<li key=${`s${at}`}>${labels.get(flip.criterion)} of <b>${name(flip.candidate)}</b>${" "}
          ${flip.change > 0 ? "higher" : "lower"} by ${Math.abs(flip.change)} of 4 points, and${" "}
          <b>${[flip.winner, ...(flip.level ?? [])].map(name).join(" and ")}</b>${" "}
          ${(flip.level ?? []).length > 0 ? "are level first" : "is first"}.</li>`,
      )}
    </ul>
    <${Tracks} stability=${stable} labels=${labels} names=${names} />
  </section>`;
}

/**
 * @param {Flip} flip
 * @param {Map<string, string>} labels
 */
function moved({ moves = [], points = 0 }, labels) {
  const named = (/** @type {"source" | "target"} */ end) =>
    joined([...new Set(moves.map((each) => labels.get(each[end]) ?? each[end]))]);
  return `${plural(points, "point")} of weight moved from ${named("source")} to ${named("target")}`;
}
