/** What stands on paper before the result: the decision in words, for those who sign it. */

import { html } from "../html.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ decision: Any, evaluation: Any | null, policy: Any, vocabulary: Any, choice: Any | null, today: string }} props */
export function Sheet({ decision, evaluation, policy, vocabulary, choice, today }) {
  const names = labels([...vocabulary.layers, ...vocabulary.responsibilities]);
  const criteria = labels(policy.criteria);
  const levels = labels(policy["importance-levels"]);
  const say = (/** @type {Map<string, string>} */ known, /** @type {string[]} */ ids) => (ids ?? []).map((id) => known.get(id) ?? id).join(", ");
  const chosen = decision.candidates.find((/** @type {Any} */ each) => each.id === choice?.candidate);
  return html`<div class="ar-sheet" aria-hidden="true">
    <p>${decision.problem}</p>
    <dl>
      ${choice === null
        ? null
        : html`<dt>Chosen</dt><dd>${chosen ? (chosen.name ?? chosen.id) : "None of the candidates"}, because ${choice.why}</dd>
            ${choice.by ? html`<dt>Decided by</dt><dd>${choice.by.join(", ")}</dd>` : null}`}
      <dt>Printed</dt><dd>${today}${evaluation === null ? "" : `, evaluated as of ${evaluation.inputs["as-of"]}`}</dd>
      <dt>Needed</dt><dd>${[say(names, decision.needs.layers), say(names, decision.needs.responsibilities)].filter(Boolean).join("; ")}</dd>
      <dt>Candidates</dt><dd><ul>${decision.candidates.map((/** @type {Any} */ each) => html`<li>${each.name ?? each.id}: ${versions(each)}</li>`)}</ul></dd>
      ${Object.keys(decision.importance ?? {}).length > 0
        ? html`<dt>Importance</dt><dd>${Object.entries(decision.importance).map(([id, level]) => `${criteria.get(id) ?? id}: ${levels.get(level) ?? level}`).join("; ")}</dd>`
        : null}
      ${decision.assumptions?.length ? html`<dt>Assumptions</dt><dd><ul>${decision.assumptions.map((/** @type {Any} */ each) => html`<li>${each.text}</li>`)}</ul></dd>` : null}
      ${decision.review ? html`<dt>Review</dt><dd>${decision.review.by}${decision.review.owner ? `, ${decision.review.owner}` : ""}</dd>` : null}
    </dl>
  </div>`;
}

/** @param {Any[]} terms */
function labels(terms) {
  return new Map(terms.map((term) => [term.id, term.label]));
}

/** @param {Any} candidate */
function versions(candidate) {
  return Object.entries(candidate.components).map(([id, version]) => `${id} ${version}`).join(", ");
}
