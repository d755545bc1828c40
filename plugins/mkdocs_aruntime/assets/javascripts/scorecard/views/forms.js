/** The steps in which a reader says what is needed, who may do it, and what is known. */

import { html } from "../html.js";
import {
  addCandidate,
  addCheck,
  removeCandidate,
  removeCheck,
  set,
  setComponent,
  setImportance,
  setScore,
  setScoreLevel,
  toggleNeed,
} from "../state.js";
import { Evidence } from "./evidence.js";

/**
 * @typedef {Record<string, any>} Any
 * @typedef {(change: (decision: Any) => Any) => void} Change
 * @typedef {{ decision: Any, policy: Any, catalog: Any | null, vocabulary: Any, change: Change }} Props
 */

/** @param {Props} props */
export function Needs({ decision, vocabulary, change }) {
  const boxes = (/** @type {"layers" | "responsibilities"} */ key, /** @type {Any[]} */ terms) =>
    html`<div class="ar-ticks">
      ${terms.map(
        (term) => html`<label title=${term.definition}>
          <input type="checkbox" checked=${(decision.needs[key] ?? []).includes(term.id)} onChange=${() => change((d) => toggleNeed(d, key, term.id))} />
          ${term.label}
        </label>`,
      )}
    </div>`;
  return html`<div>
    <label class="ar-field">Title <input type="text" value=${decision.title} maxlength="300" onInput=${text(change, "title")} /></label>
    <label class="ar-field">Problem <textarea rows="3" maxlength="4000" onInput=${text(change, "problem")}>${decision.problem}</textarea></label>
    <fieldset><legend>Layers that the answer must cover</legend>${boxes("layers", vocabulary.layers)}</fieldset>
    <details class="ar-quiet" open=${(decision.needs.responsibilities ?? []).length > 0}>
      <summary>Responsibilities that must be owned (${(decision.needs.responsibilities ?? []).length})</summary>
      ${boxes("responsibilities", vocabulary.responsibilities)}
    </details>
  </div>`;
}

/**
 * @param {Change} change
 * @param {string} key
 */
function text(change, key) {
  return (/** @type {{ target: HTMLInputElement }} */ event) => change((d) => set(d, key, event.target.value || "…"));
}

/** @param {Props} props */
export function Candidates({ decision, catalog, change }) {
  const runtimes = catalog?.runtimes ?? [];
  const version = (/** @type {string} */ id) =>
    runtimes.find((/** @type {Any} */ each) => each.id === id)?.versions.reviewed ?? "";
  const choose = (/** @type {(id: string) => void} */ take, /** @type {string} */ label) =>
    html`<select aria-label=${label} disabled=${catalog === null} onChange=${(/** @type {Any} */ event) => {
      if (event.target.value) take(event.target.value);
      event.target.value = "";
    }}>
      <option value="">${catalog === null ? "Loading the directory …" : label}</option>
      ${runtimes.map((/** @type {Any} */ each) => html`<option value=${each.id}>${each.name}</option>`)}
    </select>`;
  return html`<div>
    <ul class="ar-candidates">
      ${decision.candidates.map(
        (/** @type {Any} */ each) => html`<li class="ar-card" key=${each.id}>
          <b>${each.name ?? each.id}</b>
          ${Object.entries(each.components).map(
            ([id, now]) => html`<label class="ar-component">${id}
              <input type="text" size="10" value=${now} aria-label=${`Version of ${id}`} onChange=${(/** @type {Any} */ e) => change((d) => setComponent(d, each.id, id, e.target.value || version(id)))} />
              ${Object.keys(each.components).length > 1
                ? html`<button type="button" aria-label=${`Take ${id} away`} onClick=${() => change((d) => setComponent(d, each.id, id, null))}>×</button>`
                : null}
            </label>`,
          )}
          ${choose((id) => change((d) => setComponent(d, each.id, id, version(id))), "Add a component …")}
          <button type="button" class="ar-link-button" onClick=${() => change((d) => removeCandidate(d, each.id))}>Remove candidate</button>
        </li>`,
      )}
    </ul>
    ${choose((id) => change((d) => addCandidate(d, id, version(id))), "Add a candidate from the directory …")}
  </div>`;
}

/** @param {Props & { today: string }} props */
export function Requirements({ decision, policy, vocabulary, change, today }) {
  return html`<div>
    ${policy.gates.map(
      (/** @type {Any} */ gate) => html`<details class="ar-quiet ar-gate" key=${gate.id}>
        <summary>${gate.label} <span class="ar-note">${(decision.requirements?.[gate.id] ?? []).length} checks</span></summary>
        <p class="ar-note">${gate.question} To decide, ${gate.minimum.decide} is needed.</p>
        <ul>
          ${(decision.requirements?.[gate.id] ?? []).map(
            (/** @type {Any} */ check) => html`<li>
              <b>${check.id}</b>: ${asked(check)}
              <button type="button" class="ar-link-button" onClick=${() => change((d) => removeCheck(d, gate.id, check.id))}>Remove</button>
              <${Evidence} decision=${decision} reference=${`${gate.id}.${check.id}`} change=${change} today=${today} levels=${policy["evidence-levels"]} />
            </li>`,
          )}
        </ul>
        <${NewCheck} gate=${gate} vocabulary=${vocabulary} change=${change} />
      </details>`,
    )}
  </div>`;
}

/** @param {Any} check */
function asked(check) {
  if (check.claim) return `${check.claim} is ${check.is ?? "supported"}`;
  if (check.attest) return check.attest;
  if (check.license) return `licence is one of ${check.license.join(", ")}`;
  const goals = Object.entries(check.slo ?? {}).map(([key, value]) => `${key} ≤ ${value}`);
  return `${goals.join(", ")} for ${Math.round(100 * check.attainment)} % of requests`;
}

/** @param {{ gate: Any, vocabulary: Any, change: Change }} props */
function NewCheck({ gate, vocabulary, change }) {
  const informs = vocabulary.groups.flatMap((/** @type {Any} */ group) =>
    group.claims
      .filter((/** @type {Any} */ claim) => (claim.gates ?? group.gates ?? []).includes(gate.id))
      .map((/** @type {Any} */ claim) => ({ reference: `${group.id}.${claim.id}`, label: `${group.label}: ${claim.label}`, ...claim })),
  );
  const ask = (/** @type {Any} */ event) => {
    const claim = informs.find((/** @type {Any} */ each) => each.reference === event.target.value);
    event.target.value = "";
    if (claim === undefined) return;
    const wanted = claim.polarity === "adverse" ? "unsupported" : "supported";
    change((d) => addCheck(d, gate.id, { id: claim.id, claim: claim.reference, is: wanted, level: "E2" }));
  };
  const attest = (/** @type {Any} */ event) => {
    event.preventDefault();
    const field = event.target.elements.attest;
    const said = field.value.trim();
    if (said) change((d) => addCheck(d, gate.id, { id: "attested", attest: said }));
    field.value = "";
  };
  return html`<div class="ar-new">
    <select aria-label=${`Ask the directory, for ${gate.label}`} onChange=${ask}>
      <option value="">Ask the directory …</option>
      ${informs.map((/** @type {Any} */ claim) => html`<option value=${claim.reference}>${claim.label}</option>`)}
    </select>
    <form onSubmit=${attest}>
      <input name="attest" type="text" maxlength="300" aria-label=${`Ask for evidence of your own, for ${gate.label}`} placeholder="Or ask for evidence of your own" />
      <button type="submit">Add</button>
    </form>
  </div>`;
}

/** @param {Props} props */
export function Scores({ decision, policy, change }) {
  const steps = [0, 1, 2, 3, 4];
  return html`<div>
    ${policy.criteria.map(
      (/** @type {Any} */ criterion) => html`<details class="ar-quiet" key=${criterion.id}>
        <summary>${criterion.label}</summary>
        <ol class="ar-anchors" start="0">${criterion.anchors.map((/** @type {string} */ words) => html`<li>${words}</li>`)}</ol>
        <ul class="ar-scores">
          ${decision.candidates.map((/** @type {Any} */ each) => {
            const now = range(each.scores?.[criterion.id]);
            const level = each["score-evidence"]?.[criterion.id]?.level ?? "E1";
            const pick = (/** @type {0 | 1} */ end, /** @type {string} */ word) => html`<select
              aria-label=${`${word} score of ${each.name ?? each.id} on ${criterion.label}`}
              value=${now ? String(now[end]) : ""}
              onChange=${(/** @type {Any} */ event) => {
                const value = event.target.value;
                const other = now ? now[end === 0 ? 1 : 0] : Number(value);
                const next = end === 0 ? [Number(value), other] : [other, Number(value)];
                change((d) => setScore(d, each.id, criterion.id, value === "" ? null : /** @type {[number, number]} */ (next)));
              }}>
              <option value="">–</option>
              ${steps.map((step) => html`<option value=${String(step)}>${step}</option>`)}
            </select>`;
            return html`<li>
              <span>${each.name ?? each.id}</span> ${pick(0, "Lowest")} to ${pick(1, "Highest")}
              <select aria-label=${`Evidence for ${each.name ?? each.id} on ${criterion.label}`} value=${level} onChange=${(/** @type {Any} */ e) => change((d) => setScoreLevel(d, each.id, criterion.id, e.target.value))}>
                ${policy["evidence-levels"].map((/** @type {Any} */ rule) => html`<option value=${rule.id}>${rule.id} ${rule.label}</option>`)}
              </select>
            </li>`;
          })}
        </ul>
      </details>`,
    )}
  </div>`;
}

/**
 * @param {unknown} score
 * @returns {[number, number] | null}
 */
function range(score) {
  if (typeof score === "number") return [score, score];
  return Array.isArray(score) ? [score[0], score[1]] : null;
}

/** @param {Props} props */
export function Weights({ decision, policy, change }) {
  return html`<ul class="ar-weights">
    ${policy.criteria.map(
      (/** @type {Any} */ criterion) => html`<li>
        <label>${criterion.label}
          <select aria-label=${criterion.label} value=${decision.importance?.[criterion.id] ?? "none"} onChange=${(/** @type {Any} */ e) => change((d) => setImportance(d, criterion.id, e.target.value))}>
            ${policy["importance-levels"].map((/** @type {Any} */ level) => html`<option value=${level.id}>${level.label}</option>`)}
          </select>
        </label>
      </li>`,
    )}
  </ul>`;
}
