/** What was ticked, and the way to compare it. */

import { html } from "../../view/html.js";
import { MOST_PICKED } from "../address.js";
import { ANY, GAP } from "../stack.js";

/** @import { Directory } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Go } from "./app.js" */

/** @param {{ directory: Directory, state: State, site: string, go: Go }} props */
export function Picked({ directory, state, site, go }) {
  const names = new Map(directory.entries.map((entry) => [entry.id, entry.name]));
  const there = state.pick.filter((id) => names.has(id));
  if (there.length === 0) return null;
  return html`<div class="ar-picked" role="region" aria-label="Compare">
    <p>${there.map((id) => names.get(id)).join(", ")}${there.length === MOST_PICKED ? ` (${MOST_PICKED} at most)` : ""}</p>
    ${there.length > 1
      ? html`<a class="md-button md-button--primary" href=${`${site}compare/?ids=${there.join(",")}`}>Compare ${there.length}</a>`
      : html`<span class="ar-note">Tick another to compare.</span>`}
    <button type="button" class="md-button" onClick=${() => go({ ...state, stack: there, choices: { ...state.choices, [GAP]: { mode: "any", values: [ANY] } } })}>Show only what ${there.length > 1 ? "they lack" : "it lacks"}</button>
    <button type="button" class="ar-link-button" onClick=${() => go({ ...state, pick: [] })}>Untick</button>
  </div>`;
}
