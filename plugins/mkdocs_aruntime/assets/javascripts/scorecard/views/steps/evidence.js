/** What the team knows of one check, candidate by candidate, and a small form to add to it. */

import { html } from "../../html.js";
import { addEvidence, removeEvidence } from "../../state.js";

/** @typedef {Record<string, any>} Any */

/**
 * @param {{ decision: Any, reference: string, load?: Any, change: (change: (d: Any) => Any) => void, today: string, levels: Any[] }} props
 */
export function Evidence({ decision, reference, load, change, today, levels }) {
  const add = (/** @type {Any} */ event) => {
    event.preventDefault();
    const { candidate, result, level, by } = event.target.elements;
    const name = by.value.trim();
    const found = { check: reference, result: result.value, level: level.value, collected: today };
    const record = { ...found, ...(load ? { load } : {}), ...(name ? { by: name } : {}) };
    change((d) => addEvidence(d, candidate.value, record));
    by.value = "";
  };
  return html`<div class="ar-evidence-list">
    <ul>
      ${decision.candidates.flatMap((/** @type {Any} */ each) =>
        (each.evidence ?? []).map((/** @type {Any} */ record, /** @type {number} */ index) =>
          record.check === reference
            ? html`<li>
                ${each.name ?? each.id}: ${record.result}, ${record.level}, ${record.collected}${record.by ? `, ${record.by}` : ""}
                <button type="button" class="ar-link-button" onClick=${() => change((d) => removeEvidence(d, each.id, index))}>Remove</button>
              </li>`
            : null,
        ),
      )}
    </ul>
    ${decision.candidates.length > 0
      ? html`<form class="ar-new" onSubmit=${add}>
          <select name="candidate" aria-label=${`Candidate with evidence for ${reference}`}>
            ${decision.candidates.map((/** @type {Any} */ each) => html`<option value=${each.id}>${each.name ?? each.id}</option>`)}
          </select>
          <select name="result" aria-label=${`Result for ${reference}`}>
            <option value="positive">positive</option>
            <option value="negative">negative</option>
            <option value="inconclusive">inconclusive</option>
          </select>
          <select name="level" aria-label=${`Evidence level for ${reference}`}>
            ${levels.slice(1).map((each) => html`<option value=${each.id}>${each.id} ${each.label}</option>`)}
          </select>
          <input name="by" type="text" size="10" maxlength="100" placeholder="By" aria-label=${`Who found it, for ${reference}`} />
          <button type="submit">Add evidence</button>
        </form>`
      : null}
  </div>`;
}
