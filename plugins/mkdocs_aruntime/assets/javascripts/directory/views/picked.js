/** What was ticked, and where it can be taken to: side by side, layers, scorecard, what it lacks. */

import { writeHandedOver } from "../../view/handed-over.js";
import { html } from "../../view/html.js";
import { MOST_PICKED } from "../address.js";
import { ANY, GAP } from "../gap.js";
import { handedOver } from "../handing-over.js";

/** @import { Directory } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Go, Pages } from "./app.js" */

/** @param {{ directory: Directory, state: State, pages: Pages, go: Go }} props */
export function Picked({ directory, state, pages, go }) {
  const names = new Map(directory.entries.map((entry) => [entry.id, entry.name]));
  const there = state.pick.filter((id) => names.has(id));
  if (there.length === 0) return null;
  const several = there.length > 1;
  return html`<div class="ar-picked" role="region" aria-label="Selected">
    <p>
      ${there.map((id) => names.get(id)).join(", ")}
      ${there.length === MOST_PICKED ? ` (${MOST_PICKED} at most)` : ""}
    </p>
    ${
      pages.compare
        ? several
          ? html`<a class="md-button md-button--primary" href=${`${pages.compare}?ids=${there.join(",")}`}>
        Compare ${there.length}
      </a>`
          : html`<span class="ar-note">Select another to compare.</span>`
        : null
    }
    ${
      pages.stack
        ? html`<a class="md-button" href=${`${pages.stack}?ids=${there.join(",")}`}>${"View as stack"}</a>`
        : null
    }
    ${
      pages.scorecard && !state.policy // which has a button of its own, for all that it asks
        ? html`<a class="md-button" href=${pages.scorecard + writeHandedOver(handedOver(directory, state))}>
        Open in scorecard</a>`
        : null
    }
    <button
      type="button"
      class="md-button"
      onClick=${() =>
        go({ ...state, stack: there, choices: { ...state.choices, [GAP]: { mode: "any", values: [ANY] } } })}
    >Find runtimes that fill the gaps</button>
    <button type="button" class="ar-link-button" onClick=${() => go({ ...state, pick: [] })}>Clear</button>
  </div>`;
}
