/** The step in which each candidate gets a range on the fixed scale of each criterion. */

import { html } from "../../html.js";
import { setScore, setScoreLevel } from "../../state.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any) => void} Change
 * @typedef {{ decision: Any, policy: Any, catalog: Any | null, vocabulary: Any, change: Change }} Props
 */

/** @param {Props} props */
export function Scores({ decision, policy, change }) {
  const steps = [0, 1, 2, 3, 4];
  return html`<div>
    ${policy.criteria.map(
      (/** @type {Any} */ criterion) => html`<details class="ar-quiet" key=${criterion.id}>
        <summary>${criterion.label}</summary>
        <ol class="ar-anchors" start="0">${criterion.anchors.map((/** @type {string} */ words) => html`<li>${words}</li>`)}</ol>
        <ul class="ar-scores">
          ${decision.candidates.map((/** @type {Any} */ each) => {
            const now = range(each.scores?.[criterion.id]);
            const level = each["score-evidence"]?.[criterion.id]?.level ?? "E1";
            const pick = (/** @type {0 | 1} */ end, /** @type {string} */ word) => html`<select
              aria-label=${`${word} score of ${each.name ?? each.id} on ${criterion.label}`}
              value=${now ? String(now[end]) : ""}
              onChange=${(/** @type {Any} */ event) => {
                const value = event.target.value;
                const other = now ? now[end === 0 ? 1 : 0] : Number(value);
                const next = end === 0 ? [Number(value), other] : [other, Number(value)];
                change((d) => setScore(d, each.id, criterion.id, value === "" ? null : /** @type {[number, number]} */ (next)));
              }}>
              <option value="">–</option>
              ${steps.map((step) => html`<option value=${String(step)}>${step}</option>`)}
            </select>`;
            return html`<li>
              <span>${each.name ?? each.id}</span> ${pick(0, "Lowest")} to ${pick(1, "Highest")}
              <select aria-label=${`Evidence for ${each.name ?? each.id} on ${criterion.label}`} value=${level} onChange=${(/** @type {Any} */ e) => change((d) => setScoreLevel(d, each.id, criterion.id, e.target.value))}>
                ${policy["evidence-levels"].map((/** @type {Any} */ rule) => html`<option value=${rule.id}>${rule.id} ${rule.label}</option>`)}
              </select>
            </li>`;
          })}
        </ul>
      </details>`,
    )}
  </div>`;
}

/**
 * @param {unknown} score
 * @returns {[number, number] | null}
 */
function range(score) {
  if (typeof score === "number") return [score, score];
  return Array.isArray(score) ? [score[0], score[1]] : null;
}

