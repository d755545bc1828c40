/** The directory as one view: what can be chosen, what was chosen, what is left. */

import { useEffect, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { openOf } from "../filter.js";
import { Chosen } from "./chosen.js";
import { Facets } from "./facets.js";
import { Nothing } from "./nothing.js";
import { Picked } from "./picked.js";
import { Policy } from "./policy.js";
import { Cards, Table } from "./results.js";
import { Sheet } from "./sheet.js";
import { TargetBox } from "./target.js";
import { Tools } from "./tools.js";

/** @import { Entry } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Store } from "../store.js" */
/**
 * @typedef {(state: State, how?: { typed?: boolean }) => void} Go
 * @typedef {{ compare: string, stack: string, scorecard: string }} Pages where a choice can be taken to;
 *   empty where the site has no such page
 * @typedef {{ store: Store, site: string, pages: Pages, take: ((file: File) => void) | null, go: Go }} Props
 */

const PAGE = 100; // rows shown at first: a large directory is not put on a page at once

/** @param {Props} props */
export function App({ store, site, pages, take, go }) {
  const directory = store.directory.value;
  const state = store.state.value;
  const narrow = store.narrow.value;
  const policy = store.policy.value;
  const columns = store.columns.value;
  const { matches, unknown } = store.found.value;
  const [most, setMost] = useState(PAGE);
  useEffect(() => {
    const all = () => setMost(Infinity);
    addEventListener("beforeprint", all);
    return () => removeEventListener("beforeprint", all);
  }, []);
  const found = state.unknown ? [...matches, ...unknown] : matches;
  const sections = [matches.slice(0, most), found.slice(matches.length, Math.max(most, matches.length))];
  const left = found.length - sections.flat().length;
  const Results = state.view === "cards" ? Cards : Table;
  const open = (/** @type {Entry} */ entry) => openOf(directory, state, entry);
  const facets = html`<${Facets} directory=${directory} state=${state} go=${go} />`;
  return html`<div class="ar-directory__sides">
    ${narrow ? null : html`<aside class="ar-directory__aside" aria-label="Filters">${facets}</aside>`}
    <div class="ar-directory__main">
      <${Tools}
        directory=${directory}
        state=${state}
        found=${found}
        columns=${columns}
        site=${site}
        take=${take}
        go=${go}
      >
        ${
          narrow
            ? html`<${Sheet}
            count=${found.length}
            unknown=${unknown.length}
            kept=${state.unknown}
            active=${Object.keys(state.choices).length}
          >
            ${facets}
          <//>`
            : null
        }
      <//>
      ${
        take
          ? html`<${TargetBox}
          said=${state.target}
          target=${store.target.value}
          put=${(/** @type {string} */ said) => go({ ...state, target: said })}
        />`
          : null
      }
      <${Policy}
        directory=${directory}
        state=${state}
        scorecard=${pages.scorecard}
        policy=${policy}
        take=${take}
        go=${go}
      />
      <${Chosen}
        directory=${directory}
        state=${state}
        strange=${store.strange.value}
        matches=${matches.length}
        unknown=${unknown.length}
        go=${go}
      />
      ${
        matches.length === 0
          ? html`<${Nothing}
          directory=${directory}
          state=${state}
          unknown=${unknown.length}
          site=${site}
          go=${go}
        />`
          : null
      }
      ${
        found.length > 0
          ? html`<${Results}
          sections=${sections}
          openOf=${open}
          columns=${columns}
          state=${state}
          site=${site}
          go=${go}
        />`
          : null
      }
      ${
        left > 0
          ? html`<p class="ar-directory__more">
          <button type="button" class="md-button" onClick=${() => setMost(most + 5 * PAGE)}>
            Show more (
            ${left} left)
          </button>
        </p>`
          : null
      }
    </div>
    <${Picked} directory=${directory} state=${state} pages=${pages} go=${go} />
  </div>`;
}
