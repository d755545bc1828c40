/**
 * The facets: each a list of options with the number of entries behind it, and a word for how they combine.
 */

import { useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { MODES, UNKNOWN } from "../answers.js";
import { stateAt } from "../catalog.js";
import { UNKNOWN_LABEL, moded, toggled } from "../choices.js";
import { counts } from "../filter.js";
import { POLICY } from "../verdicts.js";
import { More } from "./more.js";

/** @import { Directory, Facet as FacetData } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Go } from "./app.js" */

const MANY = 12; // options from which on a facet has a box to find one
const WORDS = { any: "Match any", all: "Match all", none: "Exclude" };

/** @param {{ directory: Directory, state: State, go: Go }} props */
export function Facets({ directory, state, go }) {
  const [open, setOpen] = useState(() => new Set([directory.facets[0]?.id, ...Object.keys(state.choices)]));
  const turn = (/** @type {string} */ id, /** @type {boolean} */ now) => {
    if (open.has(id) === now) return;
    setOpen(new Set(now ? [...open, id] : [...open].filter((each) => each !== id)));
  };
  return html`<div class="ar-facets">
    ${directory.facets
      .filter((facet) => facet.options.length > 1)
      .map(
        (facet) =>
          html`<${Facet}
        key=${facet.id}
        directory=${directory}
        state=${state}
        facet=${facet}
        open=${open.has(facet.id) || facet.id in state.choices}
        turn=${turn}
        go=${go}
      />`,
      )}
    <label class="ar-facets__plain">
      <input
        type="checkbox"
        checked=${state.plain}
        onChange=${() => go({ ...state, plain: !state.plain })}
      />${" "}
      Exclude partial support
    </label>
  </div>`;
}

/**
 * @param {{ directory: Directory, state: State, facet: FacetData, open: boolean, turn: (id: string,
 *   now: boolean) => void, go: Go }} props
 */
function Facet({ directory, state, facet, open, turn, go }) {
  const chosen = state.choices[facet.id]?.values.length ?? 0;
  return html`<details
    class="ar-facet"
    open=${open}
    onToggle=${(/** @type {Event} */ event) =>
      turn(facet.id, /** @type {HTMLDetailsElement} */ (event.currentTarget).open)}
  >
    <summary>
      ${facet.label}
      ${
        chosen > 0
          ? html` <span class="ar-facet__chosen">${chosen}<span class="ar-vh"> chosen</span></span>`
          : null
      }
    </summary>
    ${open ? html`<${Options} directory=${directory} state=${state} facet=${facet} go=${go} />` : null}
  </details>`;
}

/** @param {{ directory: Directory, state: State, facet: FacetData, go: Go }} props */
function Options({ directory, state, facet, go }) {
  const [part, setPart] = useState("");
  const found = counts(directory, state, facet);
  const chosen = new Set(state.choices[facet.id]?.values);
  const matches = (/** @type {string} */ label) => label.toLowerCase().includes(part.trim().toLowerCase());
  const options = [...facet.options, /** @type {[string, string]} */ ([UNKNOWN, UNKNOWN_LABEL])];
  const shown = options.filter(
    ([id, label]) => chosen.has(id) || (matches(label) && hasAny(directory, facet, id)),
  );
  return html`<div>
    ${
      facet.options.length >= MANY
        ? html`<input
        type="search"
        class="ar-facet__find"
        placeholder="Find"
        aria-label=${`Find in ${facet.label}`}
        value=${part}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) =>
          setPart(event.currentTarget.value)}
      />`
        : null
    }
    <div role="group" aria-label=${facet.label}>
      <ul class="ar-facet__options">
        ${shown.map(
          ([id, label]) => html`<li
            key=${id}
            data-none=${found.get(id)?.yes === 0 && !chosen.has(id) ? "" : undefined}
            data-unknown=${id === UNKNOWN ? "" : undefined}
          >
            <label>
              <input
                type="checkbox"
                checked=${chosen.has(id)}
                onChange=${() => go(toggled(state, facet, id))}
              />
              <span>${label}</span>
            </label>
            <span class="ar-facet__counts">
              <span class="ar-facet__count">${found.get(id)?.yes}</span>
              <${More} unknown=${found.get(id)?.unknown ?? 0} />
            </span>
          </li>`,
        )}
      </ul>
    </div>
    ${chosen.size > 0 ? html`<${Modes} state=${state} facet=${facet} go=${go} />` : null}
  </div>`;
}

/**
 * Whether an option is worth a line: somebody has it, whatever else is chosen.
 *
 * @param {Directory} directory
 * @param {FacetData} facet
 * @param {string} id
 */
function hasAny(directory, facet, id) {
  const known = seen.get(directory) ?? /** @type {Map<string, Set<string>>} */ (new Map());
  seen.set(directory, known);
  const all = known.get(facet.id) ?? there(directory, facet);
  known.set(facet.id, all);
  return all.has(id);
}

/**
 * The options that somebody has; *not established* where anything is, but of a verdict, which has a word of
 * its own.
 *
 * @param {Directory} directory
 * @param {FacetData} facet
 */
function there({ entries }, facet) {
  if (facet.known !== undefined) return new Set([...facet.options.map(([id]) => id), UNKNOWN]);
  const has = (/** @type {RegExp} */ letters, /** @type {number} */ place) =>
    entries.some((entry) => letters.test(stateAt(entry, facet, place)));
  const found = facet.options.filter((_, place) => has(/[yp]/, place)).map(([id]) => id);
  const open = facet.id !== POLICY && facet.options.some((_, place) => has(/[.?]/, place));
  return new Set(open ? [...found, UNKNOWN] : found);
}

/** @type {WeakMap<Directory, Map<string, Set<string>>>} */
const seen = new WeakMap();

/** @param {{ state: State, facet: FacetData, go: Go }} props */
function Modes({ state, facet, go }) {
  const now = state.choices[facet.id]?.mode;
  return html`<fieldset class="ar-facet__modes">
    <legend class="ar-vh">How the choices in ${facet.label} combine</legend>
    ${MODES.map(
      (mode) =>
        html`<label>
        <input
          type="radio"
          class="ar-vh"
          name=${`mode-${facet.id}`}
          value=${mode}
          checked=${now === mode}
          onChange=${() => go(moded(state, facet.id, mode))}
        />
        <span>${WORDS[mode]}</span>
      </label>`,
    )}
  </fieldset>`;
}
