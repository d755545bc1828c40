/** The step in which a reader says what must be true, gate by gate, and what is known of it. */

import { html } from "../../html.js";
import { OWN_QUESTION } from "../../../view/shapes.js";
import { removeCheck } from "../../checks.js";
import { asked } from "../../words.js";
import { Evidence } from "./evidence.js";
import { NewCheck } from "./new-check.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any) => void} Change
 */

/** @param {{ decision: Any, policy: Any, vocabulary: Any, catalog: Any | null, change: Change, today: string }} props */
export function Requirements({ decision, policy, vocabulary, catalog, change, today }) {
  return html`<div>
    ${policy.gates.map((/** @type {Any} */ gate) => {
      const checks = decision.requirements?.[gate.id] ?? [];
      return html`<details class="ar-quiet ar-gate" key=${gate.id}>
        <summary>${gate.label} <span class="ar-note">${checks.length === 1 ? "1 check" : `${checks.length} checks`}</span></summary>
        <p class="ar-note">${gate.question} To decide, ${gate.minimum.decide} is needed${gate["named-approver"] ? ", approved by name" : ""}.</p>
        <ul>
          ${checks.map(
            (/** @type {Any} */ check) => html`<li key=${check.id}>
              <b>${check.id}</b>: ${asked(check)}
              <button type="button" class="ar-link-button" onClick=${() => change((d) => removeCheck(d, gate.id, check.id))}>Remove</button>
              <${Evidence} decision=${decision} reference=${`${gate.id}.${check.id}`} load=${check.load} change=${change} today=${today} levels=${policy["evidence-levels"]} />
            </li>`,
          )}
          ${checks.length === 0
            ? html`<li>
                Its own question.
                <${Evidence} decision=${decision} reference=${`${gate.id}.${OWN_QUESTION}`} change=${change} today=${today} levels=${policy["evidence-levels"]} />
              </li>`
            : null}
        </ul>
        <${NewCheck} gate=${gate} vocabulary=${vocabulary} catalog=${catalog} change=${change} />
      </details>`;
    })}
  </div>`;
}
