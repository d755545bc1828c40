/** Nothing is left: which choice to drop to see something again. */

import { html } from "../../view/html.js";
import { cleared } from "../address.js";
import { drops, without } from "../choices.js";

/** @import { Directory } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Go } from "./app.js" */

/** @param {{ directory: Directory, state: State, unknown: number, site: string, go: Go }} props */
export function Nothing({ directory, state, unknown, site, go }) {
  const ways = drops(directory, state);
  return html`<div class="ar-card ar-nothing">
    <p>
      <b>${unknown > 0 ? "No runtime is known to match everything." : "No runtime matches everything."}</b>
      ${" "}
      ${ways.length > 0 ? "Try one of these:" : ""}
    </p>
    <ul>
      ${
        unknown > 0 && !state.unknown
          ? html`<li>
          <button type="button" class="ar-link-button" onClick=${() => go({ ...state, unknown: true })}>
            Include unknown (
            ${unknown}
            )
          </button>
        </li>`
          : null
      }
      ${ways.map(
        (way) =>
          html`<li>
          <button
            type="button"
            class="ar-link-button"
            onClick=${() => go(way.parts.reduce((left, part) => without(left, part), state))}
          >
            Without ${way.parts.map((part, at) => html`${at > 0 ? " and " : ""}<em>${part.label}</em>`)}
            : ${way.count}
          </button>
        </li>`,
      )}
      <li>
        <button type="button" class="ar-link-button" onClick=${() => go(cleared(state))}>Start over</button>
      </li>
    </ul>
    ${
      state.q.trim()
        ? html`<p>
        Other pages may have these words:
        ${" "}
        <a href=${`${site}?q=${encodeURIComponent(state.q.trim())}`}>
          search the site for “
          ${state.q.trim()}
          ”
        </a>
        .
      </p>`
        : null
    }
    <p class="ar-note">Unknown means that no source settles it; it counts neither as a yes nor as a no.</p>
  </div>`;
}
