/**
 * What was chosen, as chips that can be taken away, and how many match or may: said aloud when it changes.
 */

import { useMemo } from "preact/hooks";
import { html } from "../../view/html.js";
import { listed } from "../../view/listed.js";
import { cleared } from "../address.js";
import { chosenLabel, without } from "../choices.js";
import { asks } from "../filter.js";
import { offers, took } from "../offers.js";
import { More } from "./more.js";

/** @import { Directory } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Go } from "./app.js" */

/**
 * @param {{ directory: Directory, state: State, strange: string[], matches: number, unknown: number,
 *   go: Go }} props
 */
export function Chosen({ directory, state, strange, matches, unknown, go }) {
  const total = directory.entries.length;
  const chips = directory.facets.flatMap((facet) => {
    const choice = state.choices[facet.id];
    return (choice?.values ?? []).map((value) => ({
      label: `${facet.label}: ${chosenLabel(facet, value, choice?.mode)}`,
      drop: { facet: facet.id, value },
    }));
  });
  return html`<div class="ar-chosen">
    <p class="ar-chosen__count" role="status">
      ${asks(state) ? tally(matches, unknown, total) : `${total} entries`}
    </p>
    ${
      unknown > 0 || state.unknown
        ? html`<label class="ar-chosen__unknown">
        <input
          type="checkbox"
          checked=${state.unknown}
          onChange=${() => go({ ...state, unknown: !state.unknown })}
        />${" "}
        Include unknown
      </label>`
        : null
    }
    ${
      chips.length > 0
        ? html`<ul class="ar-chips" aria-label="Choices">
        ${chips.map(
          ({ label, drop }) =>
            html`<li key=${label}>
            <button
              type="button"
              class="ar-chip ar-chip--drop"
              aria-label=${`Remove ${label}`}
              onClick=${() => go(without(state, drop))}
            >
              ${label} <span aria-hidden="true">×</span>
            </button>
          </li>`,
        )}
        <li>
          <button type="button" class="ar-link-button" onClick=${() => go(cleared(state))}>
            Clear all
          </button>
        </li>
      </ul>`
        : null
    }
    <${Offers} directory=${directory} state=${state} go=${go} />
    ${
      strange.length > 0
        ? html`<p class="ar-chosen__strange" role="alert">
        Unknown in this directory, so ignored: ${listed(strange)}
        .
      </p>`
        : null
    }
  </div>`;
}

/**
 * How many match, of how many more nobody has established whether they do, and how many do not.
 *
 * @param {number} matches
 * @param {number} unknown
 * @param {number} total
 */
function tally(matches, unknown, total) {
  const rest = total - matches - unknown;
  const parts = [
    `${matches} ${matches === 1 ? "matches" : "match"}`,
    unknown > 0 ? `${unknown} more ${unknown === 1 ? "is" : "are"} unknown` : "",
    rest > 0 ? `${rest} ${rest === 1 ? "doesn’t" : "don’t"}` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * The choices that say what the words say: they count claims, not mentions.
 *
 * @param {{ directory: Directory, state: State, go: Go }} props
 */
function Offers({ directory, state, go }) {
  const found = useMemo(() => offers(directory, state), [directory, state]);
  if (found.length === 0) return null;
  return html`<ul class="ar-chips ar-chosen__offers" aria-label="Matching filters">
    ${found.map(
      (each) =>
        html`<li key=${`${each.facet.id}.${each.value}`}>
        <button type="button" class="ar-chip" onClick=${() => go(took(state, each))}>
          ${each.facet.label}
          : ${each.label}
          : ${each.count.yes}
          <${More} unknown=${each.count.unknown} />
        </button>
      </li>`,
    )}
  </ul>`;
}
