/** The step in which runtimes and stacks come into question: by hand, or from the filtered directory. */

import { html } from "../../html.js";
import { addCandidate, addStack, removeCandidate, renameCandidate, setComponent } from "../../state.js";
import { Stack } from "../pictures/stack.js";
import { Typed } from "../typed.js";
import { Shortlist } from "./shortlist.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any) => void} Change
 */

/** @param {{ decision: Any, catalog: Any | null, vocabulary: Any, evaluation: Any | null, shortlist: Any[] | null, change: Change }} props */
export function Candidates({ decision, catalog, vocabulary, evaluation, shortlist, change }) {
  const runtimes = catalog?.runtimes ?? [];
  const known = (/** @type {string} */ id) => runtimes.find((/** @type {Any} */ each) => each.id === id);
  const version = (/** @type {string} */ id) => known(id)?.versions.reviewed ?? "";
  const name = (/** @type {string} */ id) => known(id)?.name ?? id;
  const found = (/** @type {string} */ id) => evaluation?.candidates.find((/** @type {Any} */ each) => each.id === id);
  return html`<div>
    <ul class="ar-candidates">
      ${decision.candidates.map(
        (/** @type {Any} */ each) => html`<li class="ar-card" key=${each.id}>
          <${Typed} class="ar-candidates__name" maxlength="200" value=${each.name ?? each.id} commit=${(/** @type {string} */ words) => change((d) => renameCandidate(d, each.id, words))} aria-label=${`Name of ${each.id}`} />
          ${Object.entries(each.components).map(
            ([id, now]) => html`<label class="ar-component" key=${id}>${name(id)}
              <${Typed} size="10" value=${now} commit=${(/** @type {string} */ words) => change((d) => setComponent(d, each.id, id, words || version(id)))} aria-label=${`Version of ${name(id)}`} />
              ${Object.keys(each.components).length > 1
                ? html`<button type="button" aria-label=${`Take ${name(id)} away`} onClick=${() => change((d) => setComponent(d, each.id, id, null))}>×</button>`
                : null}
            </label>`,
          )}
          <${Choice} runtimes=${runtimes} ready=${catalog !== null} label="Add a component …" take=${(/** @type {string} */ id) => change((d) => setComponent(d, each.id, id, version(id)))} />
          <button type="button" class="ar-link-button" onClick=${() => change((d) => removeCandidate(d, each.id))}>Remove candidate</button>
          ${found(each.id) ? html`<${Stack} candidate=${found(each.id)} needs=${decision.needs} vocabulary=${vocabulary} />` : null}
        </li>`,
      )}
    </ul>
    <${Choice} runtimes=${runtimes} ready=${catalog !== null} label="Add a candidate from the directory …" take=${(/** @type {string} */ id) => change((d) => addCandidate(d, id, version(id), name(id)))} />
    <${Shortlist} shortlist=${shortlist} decision=${decision} add=${(/** @type {any} */ stack) => change((d) => addStack(d, stack))} />
  </div>`;
}

/** @param {{ runtimes: Any[], ready: boolean, label: string, take: (id: string) => void }} props */
function Choice({ runtimes, ready, label, take }) {
  return html`<select
    aria-label=${label}
    disabled=${!ready}
    onChange=${(/** @type {Any} */ event) => {
      if (event.target.value) take(event.target.value);
      event.target.value = "";
    }}>
    <option value="">${label}</option>
    ${runtimes.map((each) => html`<option value=${each.id} key=${each.id}>${each.name}</option>`)}
  </select>`;
}
