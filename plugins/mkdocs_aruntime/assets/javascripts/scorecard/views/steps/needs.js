/** The step in which a reader says what has to be owned: from a use case, or by hand. */

import { html } from "../../html.js";
import { UNSAID, set, startFrom, toggleNeed } from "../../state.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any, field?: string) => void} Change
 */

/** @param {{ decision: Any, vocabulary: Any, useCases: Any, change: Change }} props */
export function Needs({ decision, vocabulary, useCases, change }) {
  const boxes = (/** @type {"layers" | "responsibilities"} */ key, /** @type {Any[]} */ terms) =>
    html`<div class="ar-ticks">
      ${terms.map(
        (term) => html`<label title=${term.definition} key=${term.id}>
          <input type="checkbox" checked=${(decision.needs[key] ?? []).includes(term.id)} onChange=${() => change((d) => toggleNeed(d, key, term.id))} />
          ${term.label}
        </label>`,
      )}
    </div>`;
  const chosen = decision.needs.responsibilities ?? [];
  const owned = vocabulary.responsibilities.filter((/** @type {Any} */ each) => chosen.includes(each.id)).map((/** @type {Any} */ each) => each.label);
  return html`<div>
    <label class="ar-field">Start from a use case: its needs, its usual weights and its candidates
      <select onChange=${(/** @type {Any} */ event) => {
        const begun = useCases[event.target.value];
        event.target.value = "";
        if (begun) change(() => startFrom(begun));
      }}>
        <option value="">Choose …</option>
        ${Object.entries(useCases).map(([slug, each]) => html`<option value=${slug} key=${slug}>${each.title}</option>`)}
      </select>
    </label>
    <label class="ar-field">Title <input type="text" value=${said(decision.title)} maxlength="300" onInput=${text(change, "title")} /></label>
    <label class="ar-field">Problem <textarea rows="3" maxlength="4000" onInput=${text(change, "problem")}>${said(decision.problem)}</textarea></label>
    <fieldset><legend>Layers that the answer must cover</legend>${boxes("layers", vocabulary.layers)}</fieldset>
    <details class="ar-quiet">
      <summary>Responsibilities that must be owned${owned.length > 0 ? html`<span class="ar-note">: ${owned.join(", ")}</span>` : ""}</summary>
      ${boxes("responsibilities", vocabulary.responsibilities)}
    </details>
  </div>`;
}

/**
 * @param {Change} change
 * @param {string} key
 */
function text(change, key) {
  return (/** @type {{ target: HTMLInputElement }} */ event) => change((d) => set(d, key, event.target.value || UNSAID), key);
}

/** @param {string} words */
function said(words) {
  return words === UNSAID ? "" : words;
}
