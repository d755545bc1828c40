/** The gate matrix: gates down, candidates across; a cell opens its checks with their evidence. */

import { html } from "../html.js";
import { checkWords, gateWords, named, standingWord } from "../words.js";

/** @typedef {Record<string, any>} Any */

/** @param {{ evaluation: Any, policy: Any, vocabulary: Any }} props */
export function Matrix({ evaluation, policy, vocabulary }) {
  return html`<div class="ar-scroll" tabindex="0" role="region" aria-label="Gate matrix">
    <table class="ar-table ar-matrix">
      <thead>
        <tr>
          <th scope="col">Gate</th>
          ${evaluation.candidates.map(
            (/** @type {Any} */ each) => html`<th scope="col" data-standing=${each.standing}>
              ${each.name}<span class="ar-matrix__standing">${standingWord(each.standing)}</span>
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${policy.gates.map(
          (/** @type {Any} */ gate, /** @type {number} */ i) => html`<tr>
            <th scope="row">${gate.label}</th>
            ${evaluation.candidates.map((/** @type {Any} */ each) => html`<td data-label=${each.name}><${Cell} gate=${each.gates[i]} /></td>`)}
          </tr>`,
        )}
        <tr class="ar-matrix__why">
          <th scope="row">So</th>
          ${evaluation.candidates.map((/** @type {Any} */ each) => html`<td data-label=${`${each.name}, ${standingWord(each.standing).toLowerCase()}`}>${why(each, vocabulary)}</td>`)}
        </tr>
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {Any} candidate
 * @param {Any} vocabulary
 */
function why({ standing, why }, vocabulary) {
  if (standing !== "not-comparable") return why;
  const terms = [...vocabulary.layers, ...vocabulary.responsibilities];
  return named(why, new Map(terms.map((/** @type {Any} */ term) => [term.id, term.label])));
}

/** @param {{ gate: Any }} props */
function Cell({ gate }) {
  const { mark, word, state } = gateWords(gate);
  return html`<details class="ar-cell" data-state=${state}>
    <summary><span aria-hidden="true">${mark}</span> ${word}</summary>
    <ul>
      ${gate.checks.map((/** @type {Any} */ check) => html`<${Check} check=${check} />`)}
      ${(gate.waivers ?? []).map((/** @type {Any} */ each) => html`<li>Waiver, ${each.state}: ${each.explanation}</li>`)}
    </ul>
  </details>`;
}

/** @param {{ check: Any }} props */
function Check({ check }) {
  const { mark, word } = checkWords(check.state);
  return html`<li>
    <b>${mark} ${word}</b>: ${check.question}
    <br />${check.explanation}
    ${(check.evidence ?? []).map(
      (/** @type {Any} */ link) => html`<div class="ar-link" data-counts=${link.counts ? "" : undefined}>
        ${link.source}, ${link.level}, ${link.result}${link.total ? `, ${link.good} of ${link.total}` : ""}, ${link.expires ? `until ${link.expires}` : "undated"}
        ${link.synthetic ? html` <strong class="ar-matters">synthetic</strong>` : null}
        ${link["why-not"] ? ` (does not count: ${link["why-not"]})` : ""}
        ${link.quote ? html`<q>${link.quote}</q>` : null}
        ${link.url?.startsWith("http") ? html` <a href=${link.url} rel="noopener noreferrer">source</a>` : null}
      </div>`,
    )}
  </li>`;
}
