/** Who would come first with other people's weights. */

import { html } from "../html.js";
import { joined } from "../words.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ evaluation: Any, names: Map<string, string> }} props */
export function Scenarios({ evaluation, names }) {
  const scenarios = evaluation.scenarios ?? [];
  const weak = (evaluation["evidence-sensitivity"] ?? []).filter((/** @type {Any} */ each) => each.changes);
  if (scenarios.length === 0) return null;
  const say = (/** @type {string[]} */ ids) => joined(ids.map((id) => names.get(id) ?? id));
  return html`<details class="ar-quiet">
    <summary>With other weights, and without weak evidence</summary>
    <dl class="ar-scenarios">
      ${scenarios.map((/** @type {Any} */ each) => html`<div key=${each.id}><dt>${each.label}</dt><dd>${say(each.first)}</dd></div>`)}
      ${weak.map(
        (/** @type {Any} */ each) => html`<div key=${each.without.join()}><dt>Without ${each.without.join(" and ")}</dt><dd>${each.first.length > 0 ? say(each.first) : "nobody qualifies"}</dd></div>`,
      )}
    </dl>
  </details>`;
}
