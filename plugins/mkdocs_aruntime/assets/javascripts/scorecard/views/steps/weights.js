/** The step in which criteria are weighed: by levels, in an order, or with points that can be dragged. */

import { html } from "../../html.js";
import { move, setImportance, setPoints, weighBy, weighing } from "../../weighing.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any, field?: string) => void} Change
 * @typedef {{ decision: Any, policy: Any, evaluation: Any | null, change: Change }} Props
 */

const WAYS = [
  ["importance", "Levels"],
  ["order", "Order"],
  ["points", "Points"],
];

/** @param {Props} props */
export function Weights(props) {
  const { decision, policy, evaluation, change } = props;
  const now = weighing(decision);
  const criteria = policy.criteria.map((/** @type {Any} */ each) => each.id);
  return html`<div>
    <fieldset class="ar-ways">
      <legend>Weigh by</legend>
      ${WAYS.map(
        ([way, label]) => html`<label key=${way}>
          <input type="radio" name="way" value=${way} checked=${now === way} onChange=${() => change((d) => weighBy(d, /** @type {any} */ (way), criteria, evaluation?.weights ?? {}, policy["importance-levels"]))} />
          ${label}
        </label>`,
      )}
    </fieldset>
    ${now === "order" ? html`<${Order} ...${props} />` : now === "points" ? html`<${Points} ...${props} />` : html`<${Levels} ...${props} />`}
  </div>`;
}

/** @param {Props} props */
function Levels({ decision, policy, change }) {
  return html`<ul class="ar-weights">
    ${policy.criteria.map(
      (/** @type {Any} */ criterion) => html`<li key=${criterion.id}>
        <label>${criterion.label}
          <select aria-label=${criterion.label} value=${decision.importance?.[criterion.id] ?? "none"} onChange=${(/** @type {Any} */ e) => change((d) => setImportance(d, criterion.id, e.target.value))}>
            ${policy["importance-levels"].map((/** @type {Any} */ level) => html`<option value=${level.id} key=${level.id}>${level.label}</option>`)}
          </select>
        </label>
      </li>`,
    )}
  </ul>`;
}

/** @param {Props} props */
function Order({ decision, policy, change }) {
  const labels = new Map(policy.criteria.map((/** @type {Any} */ each) => [each.id, each.label]));
  return html`<ol class="ar-weights ar-order">
    ${decision.order.map(
      (/** @type {string} */ id, /** @type {number} */ place) => html`<li key=${id}>
        <span>${labels.get(id) ?? id}</span>
        <button type="button" disabled=${place === 0} aria-label=${`${labels.get(id)}: more important`} onClick=${() => change((d) => move(d, id, -1))}>↑</button>
        <button type="button" disabled=${place === decision.order.length - 1} aria-label=${`${labels.get(id)}: less important`} onClick=${() => change((d) => move(d, id, 1))}>↓</button>
      </li>`,
    )}
  </ol>`;
}

/** @param {Props} props */
function Points({ decision, policy, change }) {
  const sum = policy.criteria.reduce((/** @type {number} */ total, /** @type {Any} */ each) => total + (decision.points[each.id] ?? 0), 0);
  return html`<ul class="ar-weights">
    ${policy.criteria.map((/** @type {Any} */ criterion) => {
      const points = decision.points[criterion.id] ?? 0;
      return html`<li key=${criterion.id}>
        <label>${criterion.label}
          <input type="range" min="0" max="100" step="5" value=${points} aria-valuetext=${`${points} points`} onInput=${(/** @type {Any} */ e) => change((d) => setPoints(d, criterion.id, Number(e.target.value)), criterion.id)} />
          <output>${points} <small>${sum > 0 ? `${Math.round((100 * points) / sum)} %` : ""}</small></output>
        </label>
      </li>`;
    })}
  </ul>`;
}
