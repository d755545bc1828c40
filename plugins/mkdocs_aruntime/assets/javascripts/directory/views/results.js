/** The entries that are left, as a table or as cards. */

import { ageOf, ago, daysSince } from "../../view/age.js";
import { html } from "../../view/html.js";
import { WORDS } from "../../view/states.js";
import { MOST_PICKED } from "../address.js";

/** @import { Entry } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Cell as CellData, Column } from "../columns.js" */
/** @import { Go } from "./app.js" */
/**
 * @typedef {{ sections: [Entry[], Entry[]], openOf: (entry: Entry) => string[], columns: Column[],
 *   state: State, site: string, go: Go }} Props
 *   sections: those that match, and those of which it is unknown;
 *   openOf: what is not established of one of the latter
 */

const UNKNOWN_TITLE = "Unknown: not established whether these match";

/** @param {Props} props */
export function Table({ sections, openOf, columns, state, site, go }) {
  return html`<div class="ar-scroll ar-directory__scroll" tabindex="0" role="region" aria-label="Entries">
    <table class="ar-table ar-directory__table">
      <thead>
        <tr>
          <th scope="col">Runtime</th>
          ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
        </tr>
      </thead>
      ${sections.map((entries, at) =>
        entries.length === 0
          ? null
          : html`<tbody>
          ${
            at === 1
              ? html`<tr class="ar-directory__unknown">
              <th scope="rowgroup" colspan=${columns.length + 1}>${UNKNOWN_TITLE}</th>
            </tr>`
              : null
          }
          ${entries.map(
            (entry) => html`<tr key=${entry.id} data-id=${entry.id} data-unknown=${at === 1 ? "" : undefined}>
              <th scope="row">
                <span class="ar-directory__name">
                  <${Tick} entry=${entry} state=${state} go=${go} />
                  <a href=${`${site}runtimes/${entry.id}/`}>${entry.name}</a>
                </span>
                ${at === 1 ? html`<${Open} parts=${openOf(entry)} />` : null}
                <span class="ar-directory__summary">${entry.summary}</span>
              </th>
              ${columns.map(
                (column) => html`<td
                  data-label=${column.short ?? column.label}
                  data-plain=${column.plain ? "" : undefined}
                >
                  <${Cell}
                    cell=${column.cell(entry)}
                    column=${column}
                    page=${`${site}runtimes/${entry.id}/`}
                  />
                </td>`,
              )}
            </tr>`,
          )}
        </tbody>`,
      )}
    </table>
  </div>`;
}

/** @param {Props} props */
export function Cards({ sections, openOf, columns, state, site, go }) {
  const layers = columns.find((column) => column.id === "layer");
  const shown = columns.filter((column) => column.id !== "layer");
  return sections.map((entries, at) =>
    entries.length === 0
      ? null
      : html`
        ${at === 1 ? html`<p class="ar-directory__unknown">${UNKNOWN_TITLE}</p>` : null}
        <ul class="ar-cards ar-directory__cards">
          ${entries.map((entry) => {
            const page = `${site}runtimes/${entry.id}/`;
            return html`<li
              key=${entry.id}
              class="ar-card"
              data-id=${entry.id}
              data-unknown=${at === 1 ? "" : undefined}
            >
              <h3><${Tick} entry=${entry} state=${state} go=${go} /><a href=${page}>${entry.name}</a></h3>
              ${at === 1 ? html`<${Open} parts=${openOf(entry)} />` : null}
              <p>${entry.summary}</p>
              ${layers ? html`<${Cell} cell=${layers.cell(entry)} column=${layers} page=${page} />` : null}
              <dl class="ar-facts">
                ${shown.map(
                  (column) => html`<div>
                    <dt>${column.label}</dt>
                    <dd><${Cell} cell=${column.cell(entry)} column=${column} page=${page} /></dd>
                  </div>`,
                )}
              </dl>
            </li>`;
          })}
        </ul>
      `,
  );
}

/** @param {{ parts: string[] }} props what would have to be established */
function Open({ parts }) {
  return html`<span class="ar-directory__open">
    <span aria-hidden="true">${WORDS.unknown.mark}</span> ${WORDS.unknown.word}
    : ${parts.join("; ")}
  </span>`;
}

/** @param {{ entry: Entry, state: State, go: Go }} props */
function Tick({ entry, state, go }) {
  const ticked = state.pick.includes(entry.id);
  const turn = () =>
    go({ ...state, pick: ticked ? state.pick.filter((id) => id !== entry.id) : [...state.pick, entry.id] });
  return html`<input
    type="checkbox"
    class="ar-tick"
    checked=${ticked}
    disabled=${!ticked && state.pick.length >= MOST_PICKED}
    aria-label=${`Compare ${entry.name}`}
    title="Compare"
    onChange=${turn}
  />`;
}

/** @param {{ cell: CellData, column: Column, page: string }} props */
function Cell({ cell, column, page }) {
  switch (cell.kind) {
    case "text":
      return html`
        <span class="ar-kept">${cell.text}</span>
        ${cell.hint ? html` <span class="ar-directory__hint">${cell.hint}</span>` : null}
      `;
    case "age":
      return html`<${Age} date=${cell.date} />`;
    case "verdict":
      return html`
        <p class="ar-verdict" data-verdict=${cell.verdict}>
          <span aria-hidden="true">${cell.mark}</span> ${cell.label}
        </p>
        ${cell.reasons.map((reason) => html`<p class="ar-verdict__why">${reason}</p>`)}
      `;
    case "chips":
      return html`<ul class="ar-chips">
        ${cell.labels.map((label) => html`<li><span class="ar-chip">${label}</span></li>`)}
      </ul>`;
    case "said":
      return html`<ul class="ar-said">
        ${cell.said.map(
          ({ label, value, option, why, anchor = column.anchor && `${column.anchor}.${option}` }) => {
            const words = html`
            <span aria-hidden="true">${WORDS[value].mark}</span> ${label}
            <span class="ar-vh">: ${WORDS[value].word}</span>
          `;
            return html`<li data-value=${value} title=${WORDS[value].word}>
            ${anchor && value !== "unknown" ? html`<a href=${`${page}#${anchor}`}>${words}</a>` : words}
            ${why ? html`<span class="ar-directory__hint">${why}</span>` : null}
          </li>`;
          },
        )}
      </ul>`;
  }
}

/** @param {{ date: string }} props */
function Age({ date }) {
  const days = daysSince(date);
  return html`<span class="ar-age" data-age=${ageOf(days)}>
    <time datetime=${date}>${date}</time> <span class="ar-age__hint">${ago(days)}</span>
  </span>`;
}
