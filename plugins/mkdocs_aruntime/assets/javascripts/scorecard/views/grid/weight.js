/** The weight of a criterion, said in the way that the decision weighs. */

import { html } from "../../../view/html.js";
import { STEP, move, setImportance, setPoints, weighing } from "../../decision/weights.js";

/** @import { Criterion } from "../../model.js" */
/** @import { Page } from "../../page.js" */

/** @param {{ page: Page, criterion: Criterion, fixed: boolean }} props fixed: shown, and not to be changed */
export function Weight({ page, criterion, fixed }) {
  const { decision, site } = page.store;
  const levels = site.policy["importance-levels"];
  const { importance } = decision.value;
  const way = weighing(decision.value);
  const level = importance?.[criterion.id] ?? (importance ? "none" : "");
  if (fixed) return html`<small>${levels.find((each) => each.id === level)?.label ?? ""}</small>`;
  if (way === "order") return html`<${Place} page=${page} criterion=${criterion} />`;
  if (way === "points") return html`<${Points} page=${page} criterion=${criterion} />`;
  const choose = (/** @type {Event} */ { target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    page.change((d) => setImportance(d, criterion.id, value));
  };
  return html`<select class="ar-weight" aria-label=${`Weight of ${criterion.label}`} value=${level}
    onChange=${choose}>
    ${level === "" ? html`<option value="">Weight …</option>` : null}
    ${levels.map((each) => html`<option value=${each.id} key=${each.id}>${each.label}</option>`)}
  </select>`;
}

/** @param {{ page: Page, criterion: Criterion }} props */
function Place({ page, criterion }) {
  const { order = [] } = page.store.decision.value;
  const place = order.indexOf(criterion.id);
  const button = (/** @type {string} */ mark, /** @type {-1 | 1} */ by, /** @type {boolean} */ off) =>
    html`<button type="button" disabled=${off} onClick=${() => page.change((d) => move(d, criterion.id, by))}
      aria-label=${`${criterion.label}: ${by < 0 ? "more" : "less"} important`}>${mark}</button>`;
  return html`<span class="ar-weight">
    ${place + 1}. ${button("↑", -1, place <= 0)} ${button("↓", 1, place === order.length - 1)}
  </span>`;
}

/** @param {{ page: Page, criterion: Criterion }} props */
function Points({ page, criterion }) {
  const { points: all = {} } = page.store.decision.value;
  const points = all[criterion.id] ?? 0;
  const sum = Object.values(all).reduce((total, each) => total + each, 0);
  const drag = (/** @type {Event} */ { target }) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    page.change((d) => setPoints(d, criterion.id, Number(value)), criterion.id);
  };
  return html`<span class="ar-weight">
    <input type="range" min="0" max="100" step=${STEP} value=${points}
      aria-label=${`Weight of ${criterion.label}`}
      aria-valuetext=${`${points} points`} onInput=${drag} />
    <small>${sum > 0 ? `${Math.round((100 * points) / sum)} %` : ""}</small>
  </span>`;
}
