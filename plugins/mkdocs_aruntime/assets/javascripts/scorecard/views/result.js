/** What the evaluation says: the answer, how far to trust it, and what would change it. */

import { html } from "../html.js";
import { joined, kindWord, named } from "../words.js";
import { Flips } from "./flips.js";
import { Open } from "./open.js";
import { Contributions } from "./pictures/contributions.js";
import { Ranges } from "./pictures/ranges.js";
import { Ranks } from "./pictures/ranks.js";
import { Scenarios } from "./scenarios.js";

/** @typedef {Record<string, any>} Any */

/** @param {{ evaluation: Any, policy: Any }} props */
export function Result({ evaluation, policy }) {
  const names = new Map(evaluation.candidates.map((/** @type {Any} */ each) => [each.id, each.name]));
  const say = (/** @type {string[]} */ ids) => joined(ids.map((id) => names.get(id) ?? id));
  const { recommendation, confidence } = evaluation;
  return html`<div class="ar-card ar-answer" data-kind=${recommendation.kind}>
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
  <${Contributions} evaluation=${evaluation} policy=${policy} />
  <${Ranks} evaluation=${evaluation} />
  <${Flips} evaluation=${evaluation} policy=${policy} names=${names} />
  <${Scenarios} evaluation=${evaluation} names=${names} />
  <${Open} evaluation=${evaluation} policy=${policy} names=${names} />`;
}
