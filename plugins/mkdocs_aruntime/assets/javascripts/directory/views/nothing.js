/** Nothing is left: which choice to drop to see something again. */

import { html } from "../../view/html.js";
import { START } from "../address.js";
import { drops, without } from "../filter.js";

/** @import { Directory } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Go } from "./app.js" */

/** @param {{ directory: Directory, state: State, site: string, go: Go }} props */
export function Nothing({ directory, state, site, go }) {
  const ways = drops(directory, state);
  return html`<div class="ar-card ar-nothing">
    <p><b>No entry has all of this.</b> ${ways.length > 0 ? "There would be some:" : ""}</p>
    <ul>
      ${ways.map(
        (way) => html`<li><button type="button" class="ar-link-button" onClick=${() => go(way.parts.reduce((left, part) => without(left, part), state))}>Without ${way.parts.map((part, at) => html`${at > 0 ? " and " : ""}<em>${part.label}</em>`)}: ${way.count}</button></li>`,
      )}
      <li><button type="button" class="ar-link-button" onClick=${() => go({ ...state, choices: START.choices, q: "", plain: false })}>Start over</button></li>
    </ul>
    ${state.q.trim() ? html`<p>The words may stand on other pages: <a href=${`${site}?q=${encodeURIComponent(state.q.trim())}`}>search the site for “${state.q.trim()}”</a>.</p>` : null}
    <p class="ar-note">What nobody has established is not counted as a yes. Tick “Not established” in a facet to see what is not ruled out.</p>
  </div>`;
}
