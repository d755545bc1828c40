/** What the team found of a must-have: results that are added, edited, and copied to other candidates. */

import { html } from "../../../view/html.js";
import {
  addEvidence,
  editEvidence,
  evidenceOf,
  lastTester,
  loadOf,
  removeEvidence,
} from "../../decision/answers.js";
import { levelFor } from "../../decision/pasting.js";
import { Field, LevelField } from "./fields.js";

/** @import { Candidate, EvidenceRecord, Level, Result } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */
/** @typedef {{ page: Page, row: CheckRow, candidate: Candidate }} Props */

/** @type {readonly (readonly [Result, string, string])[]} */
export const RESULTS = [
  ["positive", "✓", "Pass"],
  ["negative", "✕", "Fail"],
  ["inconclusive", "?", "Unclear"],
];

/** @param {Props} props */
export function TeamEvidence({ page, row, candidate }) {
  const { today } = page.store;
  const found = evidenceOf(candidate, row.id);
  const add = (/** @type {Result} */ result) => {
    page.change((d) => {
      const by = lastTester(d);
      const about = { collected: today, ...loadOf(row.check), ...(by ? { by } : {}) };
      return addEvidence(d, candidate.id, { check: row.id, result, level: levelFor(row), ...about });
    });
  };
  return html`<section aria-label="Your evidence">
    <h3>Your evidence</h3>
    ${found.map(
      ({ record, index }, at) => html`<${Finding} key=${index} page=${page} row=${row} candidate=${candidate}
        record=${record} index=${index} last=${at === found.length - 1} />`,
    )}
    <p class="ar-results">
      ${found.length > 0 ? "Another result:" : "Add a result:"}
      ${RESULTS.map(
        ([id, mark, word]) => html`<button type="button" key=${id} onClick=${() => add(id)}>
          <span aria-hidden="true">${mark}</span> ${word}
        </button>`,
      )}
    </p>
  </section>`;
}

/** @param {Props & { record: EvidenceRecord, index: number, last: boolean }} props */
function Finding({ page, row, candidate, record, index, last }) {
  const { policy } = page.store.site;
  const edit = (/** @type {Partial<EvidenceRecord>} */ change, /** @type {string} */ field = "") =>
    page.change((d) => editEvidence(d, candidate.id, index, change), field && `${row.id} ${index} ${field}`);
  const address = (/** @type {string} */ words) =>
    edit({ source: words.trim() ? { url: words.trim() } : undefined });
  return html`<fieldset class="ar-finding">
    <legend class="ar-vh">Result ${index + 1}</legend>
    <p class="ar-results" role="radiogroup" aria-label="Result">
      ${RESULTS.map(
        ([id, mark, word]) => html`<label key=${id} class="ar-result-choice" data-result=${id}>
          <input type="radio" name=${`result-${index}`} checked=${record.result === id}
            onChange=${() => edit({ result: id })} />
          <span><span aria-hidden="true">${mark}</span> ${word}</span>
        </label>`,
      )}
    </p>
    <div class="ar-fields">
      <${LevelField} label="Level" levels=${policy["evidence-levels"].slice(1)} value=${record.level}
        commit=${(/** @type {Level} */ level) => edit({ level })} />
      <${Field} label="Date" type="date" value=${record.collected}
        commit=${(/** @type {string} */ collected) => collected && edit({ collected })} />
      <${Field} label="Tested by" value=${record.by ?? ""} maxlength=${100}
        commit=${(/** @type {string} */ by) => edit({ by: by.trim() })} />
      <${Field} label="Link" type="url" value=${record.source?.url ?? ""}
        placeholder="https:// report, ticket, log" commit=${address} />
    </div>
    <${Field} label="Note" value=${record.note ?? ""} maxlength=${4000}
      commit=${(/** @type {string} */ note) => edit({ note: note.trim() })} />
    ${
      record.synthetic
        ? html`<p class="ar-note">Example data: it shows the method, and proves nothing.</p>`
        : null
    }
    <p class="ar-finding__foot">
      ${last ? html`<${AlsoFor} page=${page} candidate=${candidate} record=${record} />` : null}
      <button type="button" class="ar-quiet-button"
        onClick=${() => page.change((d) => removeEvidence(d, candidate.id, index))}>
        Remove
      </button>
    </p>
  </fieldset>`;
}

/** @param {{ page: Page, candidate: Candidate, record: EvidenceRecord }} props */
function AlsoFor({ page, candidate, record }) {
  const others = page.store.decision.value.candidates.filter((each) => each.id !== candidate.id);
  if (others.length === 0) return null;
  const copy = (/** @type {Event} */ { target }) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    const ids = select.value === "*" ? others.map((each) => each.id) : [select.value];
    select.value = "";
    page.change((d) => ids.filter(Boolean).reduce((before, id) => addEvidence(before, id, record), d));
  };
  return html`<select aria-label="Also for" onChange=${copy}>
    <option value="">Also for …</option>
    <option value="*">all other candidates</option>
    ${others.map((each) => html`<option value=${each.id} key=${each.id}>${each.name ?? each.id}</option>`)}
  </select>`;
}
