/** The entries that are left, as a table or as cards. */

import { ageOf, ago, daysSince } from "../../view/age.js";
import { html } from "../../view/html.js";
import { WORDS } from "../../view/states.js";
import { MOST_PICKED } from "../address.js";

/** @import { Entry } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Cell as CellData, Column } from "../columns.js" */
/** @import { Go } from "./app.js" */
/** @typedef {{ entries: Entry[], columns: Column[], state: State, site: string, go: Go }} Props */

/** @param {Props} props */
export function Table({ entries, columns, state, site, go }) {
  return html`<div class="ar-scroll ar-directory__scroll" tabindex="0" role="region" aria-label="Entries">
    <table class="ar-table ar-directory__table">
      <thead><tr><th scope="col">Runtime</th>${columns.map((column) => html`<th scope="col">${column.label}</th>`)}</tr></thead>
      <tbody>
        ${entries.map(
          (entry) => html`<tr key=${entry.id} data-id=${entry.id}>
            <th scope="row">
              <span class="ar-directory__name"><${Tick} entry=${entry} state=${state} go=${go} /><a href=${`${site}runtimes/${entry.id}/`}>${entry.name}</a></span>
              <span class="ar-directory__summary">${entry.summary}</span>
            </th>
            ${columns.map((column) => html`<td data-label=${column.label}><${Cell} cell=${column.cell(entry)} column=${column} page=${`${site}runtimes/${entry.id}/`} /></td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** @param {Props} props */
export function Cards({ entries, columns, state, site, go }) {
  const layers = columns.find((column) => column.id === "layer");
  const told = columns.filter((column) => column.id !== "layer");
  return html`<ul class="ar-cards ar-directory__cards">
    ${entries.map((entry) => {
      const page = `${site}runtimes/${entry.id}/`;
      return html`<li key=${entry.id} class="ar-card" data-id=${entry.id}>
        <h3><${Tick} entry=${entry} state=${state} go=${go} /><a href=${page}>${entry.name}</a></h3>
        <p>${entry.summary}</p>
        ${layers ? html`<${Cell} cell=${layers.cell(entry)} column=${layers} page=${page} />` : null}
        <dl class="ar-facts">
          ${told.map((column) => html`<div><dt>${column.label}</dt><dd><${Cell} cell=${column.cell(entry)} column=${column} page=${page} /></dd></div>`)}
        </dl>
      </li>`;
    })}
  </ul>`;
}

/** @param {{ entry: Entry, state: State, go: Go }} props */
function Tick({ entry, state, go }) {
  const ticked = state.pick.includes(entry.id);
  const turn = () => go({ ...state, pick: ticked ? state.pick.filter((id) => id !== entry.id) : [...state.pick, entry.id] });
  return html`<input type="checkbox" class="ar-tick" checked=${ticked} disabled=${!ticked && state.pick.length >= MOST_PICKED} aria-label=${`Compare ${entry.name}`} title="Compare" onChange=${turn} />`;
}

/** @param {{ cell: CellData, column: Column, page: string }} props */
function Cell({ cell, column, page }) {
  switch (cell.kind) {
    case "text":
      return html`<span class="ar-kept">${cell.text}</span>${cell.hint ? html` <span class="ar-directory__hint">${cell.hint}</span>` : null}`;
    case "age":
      return html`<${Age} date=${cell.date} />`;
    case "verdict":
      return html`<p class="ar-verdict" data-verdict=${cell.verdict}><span aria-hidden="true">${cell.mark}</span> ${cell.label}</p>
        ${cell.reasons.map((reason) => html`<p class="ar-verdict__why">${reason}</p>`)}`;
    case "chips":
      return html`<ul class="ar-chips">${cell.labels.map((label) => html`<li><span class="ar-chip">${label}</span></li>`)}</ul>`;
    case "said":
      return html`<ul class="ar-said">
        ${cell.said.map(({ label, value, option }) => {
          const words = html`<span aria-hidden="true">${WORDS[value].mark}</span> ${label}<span class="ar-vh">: ${WORDS[value].word}</span>`;
          return html`<li data-value=${value} title=${WORDS[value].word}>${column.anchor && value !== "unknown" ? html`<a href=${`${page}#${column.anchor}.${option}`}>${words}</a>` : words}</li>`;
        })}
      </ul>`;
  }
}

/** @param {{ date: string }} props */
function Age({ date }) {
  const days = daysSince(date);
  return html`<span class="ar-age" data-age=${ageOf(days)}><time datetime=${date}>${date}</time> <span class="ar-age__hint">${ago(days)}</span></span>`;
}
