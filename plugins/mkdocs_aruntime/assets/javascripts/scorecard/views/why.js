/** Why: what each criterion adds, how the ranks are spread, and what would change the result. */

import { html } from "../../view/html.js";
import { candidateNames, joined, named } from "../words.js";
import { Below } from "./below.js";
import { Changes } from "./changes.js";
import { Contributions } from "./pictures/contributions.js";
import { Ranks } from "./pictures/ranks.js";

/** @import { Evaluation } from "../model.js" */
/** @import { Page } from "../page.js" */

/** @param {{ page: Page }} props */
export function Why({ page }) {
  const { decision, settled, site } = page.store;
  const evaluation = settled.value;
  if (evaluation === null) return null;
  const names = candidateNames(evaluation);
  return html`<${Below} page=${page} id="why">
    <h2 id="why" tabindex="-1">Why</h2>
    ${evaluation.recommendation.group?.length ? null : html`<p>${evaluation.recommendation.why}</p>`}
    <div class="ar-below__columns">
      <div>
        <${Ranks} evaluation=${evaluation} />
        <${Confidence} evaluation=${evaluation} names=${names} />
      </div>
      <div>
        <${Changes} evaluation=${evaluation} policy=${site.policy} names=${names} />
        <${Weightings} evaluation=${evaluation} names=${names} />
      </div>
    </div>
    <${Contributions} evaluation=${evaluation} policy=${site.policy}
      order=${decision.peek().candidates.map((each) => each.id)} />
  <//>`;
}

/** @param {{ evaluation: Evaluation, names: Map<string, string> }} props */
function Confidence({ evaluation, names }) {
  const { dimensions } = evaluation.confidence;
  return html`<h3>How far to trust it</h3>
    <dl class="ar-trust">
      ${dimensions.map(
        (each) => html`<div key=${each.id} data-level=${each.level}>
          <dt>${each.id.charAt(0).toUpperCase()}${each.id.slice(1)}: ${each.level}</dt>
          <dd>${named(each.reason, names)}</dd>
        </div>`,
      )}
    </dl>`;
}

/** @param {{ evaluation: Evaluation, names: Map<string, string> }} props */
function Weightings({ evaluation, names }) {
  const scenarios = evaluation.scenarios ?? [];
  const weak = (evaluation["evidence-sensitivity"] ?? []).filter((each) => each.changes);
  if (scenarios.length === 0) return null;
  const say = (/** @type {readonly string[]} */ ids) =>
    ids.length > 0 ? joined(ids.map((id) => names.get(id) ?? id)) : "none qualifies";
  return html`<h3>With other weights</h3>
    <dl class="ar-trust">
      ${scenarios.map(
        (each) => html`<div key=${each.id}><dt>${each.label}</dt><dd>${say(each.first)}</dd></div>`,
      )}
      ${weak.map((each) => {
        const without = each.without.join(" and ");
        return html`<div key=${without}><dt>Without evidence of ${without}</dt><dd>${say(each.first)}</dd>
          </div>`;
      })}
    </dl>`;
}
