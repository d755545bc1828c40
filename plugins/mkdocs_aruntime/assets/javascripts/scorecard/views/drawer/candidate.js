/** A candidate: its name, its components with their versions, and what it covers. */

import { html } from "../../../view/html.js";
import { renameCandidate, setComponent } from "../../decision/candidates.js";
import { standingWord } from "../../words.js";
import { Stack } from "../pictures/stack.js";
import { CandidateScores } from "./candidate-scores.js";
import { leave, Panel } from "./drawer.js";
import { Field } from "./fields.js";
import { FillOpen } from "./fill-open.js";

/** @import { Candidate } from "../../model.js" */
/** @import { Page } from "../../page.js" */

/** @param {{ page: Page, candidate: Candidate }} props */
export function CandidatePanel({ page, candidate }) {
  const { results, decision, gates, site } = page.store;
  const { id, name } = candidate;
  const result = results.value.get(id);
  const remove = () => {
    page.decisions.removeCandidate(candidate);
    leave(page);
  };
  return html`<${Panel} page=${page} title=${name ?? id} about=${result ? standingWord(result.standing) : ""}>
    ${
      result
        ? html`<p
      class="ar-note">${result.standing === "not-comparable" ? coverage(page, result.why) : result.why}
      </p>`
        : null
    }
    <${FillOpen} page=${page} rows=${gates.value.flatMap((each) => each.rows)} candidates=${[id]}
      of="must-have" />
    <${CandidateScores} page=${page} candidate=${candidate} />
    <${Field} label="Name" name=${`Name of ${id}`} value=${name ?? id} maxlength=${200}
      commit=${(/** @type {string} */ words) => page.change((d) => renameCandidate(d, id, words))} />
    <h3>Components</h3>
    <${Components} page=${page} candidate=${candidate} />
    ${
      result
        ? html`<${Stack} candidate=${result} needs=${decision.value.needs}
      vocabulary=${site.catalog.vocabulary} />`
        : null
    }
    <p><button type="button" onClick=${remove}>Remove candidate</button></p>
  <//>`;
}

/**
 * @param {Page} page
 * @param {string} why with ids of layers and responsibilities
 */
function coverage({ store }, why) {
  const { layers, responsibilities } = store.site.catalog.vocabulary;
  const labels = new Map([...layers, ...responsibilities].map((each) => [each.id, each.label]));
  return why.replace(/(?<![\w-])[\w-]+/g, (word) => labels.get(word) ?? word);
}

/** @param {{ page: Page, candidate: Candidate }} props */
function Components({ page, candidate }) {
  const runtimes = page.store.catalog.value?.runtimes ?? [];
  const known = (/** @type {string} */ id) => runtimes.find((each) => each.id === id);
  const parts = Object.entries(candidate.components);
  const put = (/** @type {string} */ id, /** @type {string | null} */ version) =>
    page.change((d) => setComponent(d, candidate.id, id, version));
  const add = (/** @type {Event} */ { target }) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    const { value } = select;
    select.value = "";
    if (value) put(value, known(value)?.versions.reviewed ?? "1");
  };
  return html`<ul class="ar-candidate-parts">
      ${parts.map(([id, version]) => {
        const label = known(id)?.name ?? id;
        return html`<li key=${id}>
          <${Field} label=${label} name=${`Version of ${label}`} value=${version} maxlength=${80}
            commit=${(/** @type {string} */ words) =>
              put(id, words || (known(id)?.versions.reviewed ?? version))} />
          ${
            parts.length > 1
              ? html`<button type="button" aria-label=${`Remove ${label}`} onClick=${() => put(id, null)}>
                ×</button>`
              : null
          }
        </li>`;
      })}
    </ul>
    <select aria-label="Add a component" disabled=${runtimes.length === 0} onChange=${add}>
      <option value="">Add a component …</option>
      ${runtimes.map((each) => html`<option value=${each.id} key=${each.id}>${each.name}</option>`)}
    </select>`;
}
