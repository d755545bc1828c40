/** How the criteria are weighed, and weightings to begin with. */

import { html } from "../../view/html.js";
import { weighing, withWeights } from "../decision/weights.js";

/** @import { Page } from "../page.js" */
/** @import { Way } from "../decision/weights.js" */

/** @type {readonly (readonly [Way, string])[]} */
const WAYS = [
  ["importance", "Levels"],
  ["order", "Order"],
  ["points", "Points"],
];

/** @param {{ page: Page }} props */
export function Weighing({ page }) {
  const { decision, site } = page.store;
  const { scenarios = [] } = site.policy;
  const now = weighing(decision.value);
  const preset = (/** @type {Event} */ { target }) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    const found = scenarios.find((each) => each.id === select.value);
    select.value = "";
    if (found) page.change((d) => withWeights(d, { importance: found.importance }));
  };
  return html`<span class="ar-weighing">
    <label>Weigh by
      <select value=${now} onChange=${(/** @type {Event} */ { target }) =>
        page.decisions.weighBy(/** @type {Way} */ (/** @type {HTMLSelectElement} */ (target).value))}>
        ${WAYS.map(([way, label]) => html`<option value=${way} key=${way}>${label}</option>`)}
      </select>
    </label>
    <select aria-label="Preset weights" onChange=${preset}>
      <option value="">Presets …</option>
      ${scenarios.map((each) => html`<option value=${each.id} key=${each.id}>${each.label}</option>`)}
    </select>
  </span>`;
}
