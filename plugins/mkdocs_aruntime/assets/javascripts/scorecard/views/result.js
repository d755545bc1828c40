/** What the evaluation says: the answer, how far to trust it, and what would change it. */

import { html } from "../html.js";
import { joined, kindWord, standingWord } from "../words.js";

/** @typedef {Record<string, any>} Any */

/** @param {{ evaluation: Any, policy: Any, stale: boolean }} props */
export function Result({ evaluation, policy, stale }) {
  const names = new Map(evaluation.candidates.map((/** @type {Any} */ each) => [each.id, each.name]));
  const say = (/** @type {string[]} */ ids) => joined(ids.map((id) => names.get(id) ?? id));
  const { recommendation, confidence } = evaluation;
  return html`<div class="ar-result" data-stale=${stale ? "" : undefined}>
    <div class="ar-card ar-answer" data-kind=${recommendation.kind}>
      <p class="ar-answer__kind">${kindWord(recommendation.kind)}</p>
      <p class="ar-answer__who">${recommendation.group?.length ? say(recommendation.group) : "Nobody has passed every gate yet"}</p>
      <p>${named(recommendation.why, names)}</p>
      <details class="ar-quiet">
        <summary>Confidence: ${confidence.level}</summary>
        <ul>
          ${confidence.dimensions.map((/** @type {Any} */ each) => html`<li><b>${each.id}</b>, ${each.level}: ${named(each.reason, names)}</li>`)}
        </ul>
      </details>
      <p class="ar-answer__asof">As of ${evaluation.inputs["as-of"]}, stage ${evaluation.inputs.stage}, ${evaluation.inputs.draws || "no"} draws.</p>
    </div>
    <${Ranges} evaluation=${evaluation} names=${names} />
    <${Flips} evaluation=${evaluation} policy=${policy} names=${names} />
    <${Open} evaluation=${evaluation} names=${names} />
  </div>`;
}

/**
 * Ids in a sentence of the evaluator, as people know them.
 *
 * @param {string} text
 * @param {Map<string, string>} names
 */
function named(text, names) {
  return [...names].reduce((said, [id, name]) => said.replaceAll(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, "g"), name), text);
}

/** @param {{ evaluation: Any, names: Map<string, string> }} props */
function Ranges({ evaluation, names }) {
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

/** @param {{ evaluation: Any, policy: Any, names: Map<string, string> }} props */
function Flips({ evaluation, policy, names }) {
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
          ${" "}and <b>${names.get(flip.rival)}</b> draws level.
        </li>`,
      )}
      ${scores.map(
        (/** @type {Any} */ flip) => html`<li>
          Change <b>${names.get(flip.candidate)}</b> on ${labels.get(flip.criterion)} by ${flip.change > 0 ? "+" : ""}${flip.change} points of 4,
          and <b>${names.get(flip.winner)}</b> ${flip.winner === flip.candidate ? "draws" : "is"} level.
        </li>`,
      )}
    </ul>
    ${stable.length > 0
      ? html`<ul class="ar-tracks">
          ${stable.map(
            (/** @type {Any} */ each) => html`<li>
              <span>${labels.get(each.criterion)}</span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${`weight ${each.weight}, stable from ${each.lo} to ${each.hi} of 100`}>
                <rect class="ar-ranges__scale" x="0" y="3.4" width="100" height="1.2" />
                <rect class="ar-ranges__range" x=${each.lo} y="2" width=${Math.max(each.hi - each.lo, 0.6)} height="4" rx="1" />
                <rect class="ar-tracks__now" x=${Math.max(each.weight - 0.5, 0)} y="0" width="1.2" height="8" />
              </svg>
              <small>${each.weight}; holds from ${each.lo} to ${each.hi}${takeover(each, names)}</small>
            </li>`,
          )}
        </ul>`
      : null}
  </section>`;
}

/**
 * @param {Any} track
 * @param {Map<string, string>} names
 */
function takeover(track, names) {
  const below = track.below ? `; below, ${names.get(track.below)}` : "";
  const above = track.above ? `; above, ${names.get(track.above)}` : "";
  return below + above;
}

/** @param {{ evaluation: Any, names: Map<string, string> }} props */
function Open({ evaluation, names }) {
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
              <b>${names.get(step.candidate)}</b>, ${step.check} <span class="ar-note">(${step.level}, ${step.reason})</span>
              ${matters.has(`${step.candidate}/${step.check}`) ? html`<strong class="ar-matters">decides the winner</strong>` : null}
              <br />${step.todo}
            </li>`,
          )}
        </ul>`}
    ${risks.length > 0
      ? html`<details class="ar-quiet">
          <summary>${risks.length} other risks</summary>
          <ul>
            ${risks.map((/** @type {Any} */ risk) => html`<li><b>${names.get(risk.candidate)}</b>, ${risk.about}: ${risk.text} <span class="ar-note">Closed by: ${risk["closed-by"]}</span></li>`)}
          </ul>
        </details>`
      : null}
  </section>`;
}
