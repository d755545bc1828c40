/** Forms that add a check to a gate: one per kind of question. */

import { html } from "../../html.js";
import { addCheck, claimCheck, sloCheck } from "../../checks.js";
import { LOADS, OBJECTIVES } from "../../words.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any) => void} Change
 */

/** @param {{ gate: Any, vocabulary: Any, catalog: Any | null, change: Change }} props */
export function NewCheck({ gate, vocabulary, catalog, change }) {
  const add = (/** @type {Any} */ check) => change((d) => addCheck(d, gate.id, check));
  return html`<details class="ar-quiet ar-add">
    <summary>Add a check</summary>
    <${Directory} gate=${gate} vocabulary=${vocabulary} add=${add} />
    <${Attested} gate=${gate} add=${add} />
    <${Objective} gate=${gate} add=${add} />
    <${Licences} gate=${gate} catalog=${catalog} add=${add} />
  </details>`;
}

/** @param {{ gate: Any, vocabulary: Any, add: (check: Any) => void }} props */
function Directory({ gate, vocabulary, add }) {
  const groups = vocabulary.groups
    .map((/** @type {Any} */ group) => ({
      ...group,
      claims: group.claims.filter((/** @type {Any} */ claim) => (claim.gates ?? group.gates ?? []).includes(gate.id)),
    }))
    .filter((/** @type {Any} */ group) => group.claims.length > 0);
  if (groups.length === 0) return null;
  const ask = (/** @type {Any} */ event) => {
    const [first, id] = event.target.value.split(".");
    event.target.value = "";
    const group = groups.find((/** @type {Any} */ each) => each.id === first);
    const claim = group?.claims.find((/** @type {Any} */ each) => each.id === id);
    if (claim) add(claimCheck(group, claim));
  };
  return html`<p class="ar-new">
    <select aria-label=${`Ask the directory, for ${gate.label}`} onChange=${ask}>
      <option value="">Ask the directory …</option>
      ${groups.map(
        (/** @type {Any} */ group) => html`<optgroup label=${group.label} key=${group.id}>
          ${group.claims.map((/** @type {Any} */ claim) => html`<option value=${`${group.id}.${claim.id}`} key=${claim.id}>${claim.label}</option>`)}
        </optgroup>`,
      )}
    </select>
  </p>`;
}

/** @param {{ gate: Any, add: (check: Any) => void }} props */
function Attested({ gate, add }) {
  const attest = (/** @type {Any} */ event) => {
    event.preventDefault();
    const field = event.target.elements.attest;
    const said = field.value.trim();
    if (said) add({ id: "attested", attest: said });
    field.value = "";
  };
  return html`<form class="ar-new" onSubmit=${attest}>
    <input name="attest" type="text" maxlength="300" aria-label=${`Ask for evidence of your own, for ${gate.label}`} placeholder="What your own evidence must show" />
    <button type="submit">Ask for it</button>
  </form>`;
}

/** @param {{ gate: Any, add: (check: Any) => void }} props */
function Objective({ gate, add }) {
  const measure = (/** @type {Any} */ event) => {
    event.preventDefault();
    const fields = event.target.elements;
    const limits = Object.fromEntries(Object.keys(OBJECTIVES).map((key) => [key, Number(fields[key].value)]));
    const check = sloCheck(limits, Number(fields.attainment.value) / 100, fields.load.value, Number(fields.value.value));
    if (check !== null) add(check);
  };
  return html`<form class="ar-new ar-objective" onSubmit=${measure} aria-label=${`Ask for a measurement, for ${gate.label}`}>
    <label><input name="attainment" type="number" min="50" max="99.9" step="0.1" value="95" required /> % of requests</label>
    ${Object.entries(OBJECTIVES).map(
      ([key, label]) => html`<label key=${key}>${label} ≤ <input name=${key} type="number" min="0" step="any" aria-label=${`${label}, milliseconds at most`} /> ms</label>`,
    )}
    <label>at <input name="value" type="number" min="0" step="any" aria-label="Load" />
      <select name="load" aria-label="Kind of load">${Object.entries(LOADS).map(([key, label]) => html`<option value=${key} key=${key}>${label}</option>`)}</select>
    </label>
    <button type="submit">Ask for a measurement</button>
  </form>`;
}

/** @param {{ gate: Any, catalog: Any | null, add: (check: Any) => void }} props */
function Licences({ gate, catalog, add }) {
  const known = [...new Set((catalog?.runtimes ?? []).map((/** @type {Any} */ each) => each.license.spdx))].sort();
  const allow = (/** @type {Any} */ event) => {
    event.preventDefault();
    const field = event.target.elements.licences;
    const names = field.value.split(/[,\s]+/).filter(Boolean);
    if (names.length > 0) add({ id: "licence", license: names });
    field.value = "";
  };
  return html`<form class="ar-new" onSubmit=${allow}>
    <input name="licences" type="text" list=${`licences-${gate.id}`} maxlength="300" aria-label=${`Approved licences, for ${gate.label}`} placeholder="Approved licences: Apache-2.0, MIT" />
    <datalist id=${`licences-${gate.id}`}>${known.map((each) => html`<option value=${each} key=${each} />`)}</datalist>
    <button type="submit">Ask for a licence</button>
  </form>`;
}
