/** The line above the results: words to find, order, look, columns, and the view as a link or file. */

import { useState } from "preact/hooks";
import { download } from "../../view/files.js";
import { html } from "../../view/html.js";
import { Menu } from "../../view/menu.js";
import { SORTS } from "../address.js";
import { allColumns, openColumn } from "../columns.js";
import { viewAsCsv, viewAsJson } from "../exports.js";
import { SORT_LABELS } from "../order.js";
import { Following } from "./following.js";
import { ChoosePolicy } from "./policy.js";

/** @import { Directory, Entry } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Column } from "../columns.js" */
/** @import { Go } from "./app.js" */
/**
 * @typedef {{ directory: Directory, state: State, found: Entry[], columns: Column[], site: string,
 *   take: ((file: File) => void) | null, go: Go, children?: import("preact").ComponentChildren }} Props
 */

/** @param {Props} props */
export function Tools({ directory, state, found, columns, site, take, go, children }) {
  return html`<div class="ar-tools" role="search" aria-label="The directory">
    ${children}
    <input
      type="search"
      class="ar-tools__words"
      value=${state.q}
      placeholder="Search runtimes"
      aria-label="Search runtimes"
      onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) =>
        go({ ...state, q: event.currentTarget.value }, { typed: true })}
    />
    <label class="ar-tools__sort">
      <span>Sort by</span>
      <select
        value=${state.sort}
        onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) =>
          go({ ...state, sort: event.currentTarget.value })}
      >
        ${SORTS.map(
          (sort) => html`<option value=${sort} selected=${state.sort === sort}>${SORT_LABELS[sort]}</option>`,
        )}
      </select>
    </label>
    <div class="ar-switch" role="group" aria-label="View">
      ${
        /** @type {const} */ (["table", "cards"]).map(
          (view) =>
            html`<button
          type="button"
          aria-pressed=${state.view === view ? "true" : "false"}
          onClick=${() => go({ ...state, view })}
        >
          ${view === "table" ? "Table" : "Cards"}
        </button>`,
        )
      }
    </div>
    ${state.view === "table" ? html`<${Columns} directory=${directory} state=${state} go=${go} />` : null}
    ${take ? html`<${ChoosePolicy} take=${take} />` : null}
    <${Take}
      found=${found}
      columns=${state.unknown ? [...columns, openColumn(directory, state)] : columns}
      asOf=${directory.asOf}
      site=${site}
    />
  </div>`;
}

/** @param {{ directory: Directory, state: State, go: Go }} props */
function Columns({ directory, state, go }) {
  const all = allColumns(directory);
  const turn = (/** @type {string} */ id) => {
    const next = new Set(
      state.columns.includes(id) ? state.columns.filter((each) => each !== id) : [...state.columns, id],
    );
    go({ ...state, columns: all.map((each) => each.id).filter((each) => next.has(each)) });
  };
  return html`<${Menu} label="Columns">
    <div role="group" aria-label="Columns">
      <ul>
        ${all.map(
          ({ id, label }) => html`<li>
            <label>
              <input type="checkbox" checked=${state.columns.includes(id)} onChange=${() => turn(id)} />${" "}
              ${label}
            </label>
          </li>`,
        )}
      </ul>
    </div>
  <//>`;
}

/** @param {{ found: Entry[], columns: Column[], asOf: string, site: string }} props */
function Take({ found, columns, asOf, site }) {
  const [copied, setCopied] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied("Copied."),
      () => setCopied("The address bar has the link."),
    );
  return html`<${Menu} label="Export" kind="ar-menu--end">
      <ul>
        <li>
          <button type="button" class="ar-link-button" onClick=${copy}>Copy the link</button>${" "}
          <output>${copied}</output>
        </li>
        <li>
          <button
            type="button"
            class="ar-link-button"
            onClick=${() => download("directory.csv", "text/csv", viewAsCsv(found, columns))}
          >This view as CSV</button>
        </li>
        <li>
          <button
            type="button"
            class="ar-link-button"
            onClick=${() =>
              download(
                "directory.json",
                "application/json",
                viewAsJson(found, columns, { url: location.href, asOf }),
              )}
          >This view as JSON</button>
        </li>
        <${Following} site=${site} entries=${found} Item="li" />
        <li><button type="button" class="ar-link-button" onClick=${() => print()}>Print</button></li>
      </ul>
  <//>`;
}
