/** A must-have: what it asks, edited in place. */

import { html } from "../../../view/html.js";
import { LOADS, OBJECTIVES, checkWords } from "../../checks-in-words.js";
import { levelFor } from "../../decision/pasting.js";
import { replaceCheck } from "../../decision/requirements.js";
import { leave, Panel } from "./drawer.js";
import { Field, LevelField } from "./fields.js";
import { FillOpen } from "./fill-open.js";

/** @import { ClaimCheck, ClaimValue, LicenseCheck, SloCheck } from "../../../view/model.js" */
/** @import { Check, Level } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */
/**
 * @template {Check} [Kind=Check]
 * @typedef {{ page: Page, check: Kind, edit: (check: Kind) => void }} Props
 */

/** @param {{ page: Page, row: CheckRow }} props */
export function RequirementPanel({ page, row }) {
  const { site, decision } = page.store;
  const { gate, check } = row;
  const open = html`<${FillOpen} page=${page} rows=${[row]} of="candidate"
    candidates=${decision.value.candidates.map((each) => each.id)} />`;
  if (check === null) {
    const about = "A general check: add requirements of your own for this gate, and it is no longer asked.";
    return html`<${Panel} page=${page} title=${row.own} about=${about}>
      ${open}<${GateFacts} row=${row} />
    <//>`;
  }
  const edit = (/** @type {Check} */ to) =>
    page.change((d) => replaceCheck(d, gate.id, to), `check ${row.id}`);
  const remove = () => {
    page.decisions.removeCheck(gate.id, check.id);
    leave(page);
  };
  const level = levelFor(row);
  return html`<${Panel} page=${page} title=${checkWords(check, site.catalog.vocabulary)} about=${gate.label}>
    ${open}
    ${"claim" in check ? html`<${ClaimFields} page=${page} check=${check} edit=${edit} />` : null}
    ${
      !("attest" in check)
        ? null
        : html`<${Field} label="What your test must show" value=${check.attest} maxlength=${1000}
          commit=${(/** @type {string} */ words) => words.trim() && edit({ ...check, attest: words.trim() })}
            />`
    }
    ${"slo" in check ? html`<${TargetFields} page=${page} check=${check} edit=${edit} />` : null}
    ${"license" in check ? html`<${LicenceFields} page=${page} check=${check} edit=${edit} />` : null}
    <${LevelField} label="Evidence needed to decide" levels=${site.policy["evidence-levels"].slice(1)}
      value=${level}
      commit=${(/** @type {Level} */ to) => edit({ ...check, level: to })} />
    <${GateFacts} row=${row} />
    <p><button type="button" onClick=${remove}>Remove this requirement</button></p>
  <//>`;
}

/** @param {{ row: CheckRow }} props */
function GateFacts({ row }) {
  const { gate } = row;
  return html`<p class="ar-note"><b>${gate.label}.</b> ${gate.question}</p>
    <p class="ar-note"><b>How to test it.</b> ${gate.test}</p>`;
}

/** @param {Props<ClaimCheck>} props */
function ClaimFields({ page, check, edit }) {
  const { decision, catalog } = page.store;
  const used = [...new Set(decision.value.candidates.flatMap((each) => Object.keys(each.components)))];
  const names = new Map((catalog.value?.runtimes ?? []).map((each) => [each.id, each.name]));
  const wanted = (/** @type {Event} */ { target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    edit({ ...check, is: /** @type {ClaimValue} */ (value) });
  };
  const only = (/** @type {Event} */ { target }) => {
    const { component: _before, ...rest } = check;
    const { value } = /** @type {HTMLSelectElement} */ (target);
    edit(value ? { ...rest, component: value } : rest);
  };
  return html`<div class="ar-fields">
    <label class="ar-field">It must be
      <select value=${check.is ?? "supported"} onChange=${wanted}>
        <option value="supported">supported</option>
        <option value="partial">supported, at least in part</option>
        <option value="unsupported">absent</option>
      </select>
    </label>
    <label class="ar-field">In
      <select value=${check.component ?? ""} onChange=${only}>
        <option value="">any component</option>
        ${used.map((id) => html`<option value=${id} key=${id}>${names.get(id) ?? id}</option>`)}
      </select>
    </label>
  </div>`;
}

/** @param {Props<SloCheck>} props */
function TargetFields({ check, edit }) {
  const limit = (/** @type {string} */ key) => (/** @type {string} */ words) => {
    const { [key]: _before, ...others } = check.slo;
    const value = Number(words);
    const slo = value > 0 ? { ...others, [key]: value } : others;
    if (Object.keys(slo).length > 0) edit({ ...check, slo });
  };
  const keys = [...new Set([...Object.keys(check.slo), ...Object.keys(OBJECTIVES)])];
  const label = (/** @type {string} */ key) =>
    /** @type {Record<string, string>} */ (OBJECTIVES)[key] ?? key.replace(/-ms$/, "").replaceAll("-", " ");
  const [kind = "concurrency", value = 0] = Object.entries(check.load ?? {})[0] ?? [];
  const load = (/** @type {string} */ of, /** @type {number} */ to) => {
    const { load: _before, ...rest } = check;
    edit(to > 0 ? { ...rest, load: { [of]: to } } : rest);
  };
  const share = String(Number((100 * check.attainment).toPrecision(10)));
  return html`<div class="ar-fields">
    ${keys.map(
      (key) =>
        html`<${Field} key=${key} label=${`${label(key)}, ms at most`} value=${String(check.slo[key] ?? "")}
          commit=${limit(key)} />`,
    )}
    <${Field} label="% of requests" value=${share} commit=${(/** @type {string} */ words) => {
      const ratio = Number(words) / 100;
      if (ratio > 0 && ratio <= 1) edit({ ...check, attainment: ratio });
    }} />
    <${Field} label="Load" value=${value ? String(value) : ""}
      commit=${(/** @type {string} */ words) => load(kind, Number(words) || 0)} />
    <label class="ar-field">Kind of load
      <select value=${kind}
        onChange=${(/** @type {Event} */ { target }) =>
          load(/** @type {HTMLSelectElement} */ (target).value, value)}>
        ${Object.entries(LOADS).map(([id, words]) => html`<option value=${id} key=${id}>${words}</option>`)}
      </select>
    </label>
  </div>`;
}

/** @param {Props<LicenseCheck>} props */
function LicenceFields({ check, edit }) {
  const allow = (/** @type {string} */ words) => {
    const names = words.split(/[,\s]+/).filter(Boolean);
    if (names.length > 0) edit({ ...check, license: names });
  };
  return html`<${Field} label="Approved licences" value=${check.license.join(", ")} maxlength=${1000}
    commit=${allow} />`;
}
