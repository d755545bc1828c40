/** The layer map of a stack: layers from the top down, in each the responsibilities with who has them. */

import { html } from "./html.js";

/**
 * @typedef {"owned" | "doubled" | "partly" | "missing" | "unknown" | "elsewhere" | "open"} State
 *   missing: whoever could own it says that others do; unknown: one who could is silent;
 *   elsewhere: nobody here is of its
 *   layers; open: one of these three, where it is not asked which
 * @typedef {{ id: string, label: string, definition?: string, state: State, who: string, href?: string }}
 *   Tile
 * @typedef {{ id: string, label: string, here: string, tiles: Tile[], empty?: string, href?: string }} Layer
 *   here: what of the stack is of this layer, or nothing; empty: what is said where there is no tile
 */

/** @type {Readonly<Record<State, { mark: string, word: string }>>} */
export const STATES = {
  owned: { mark: "●", word: "Owned" },
  doubled: { mark: "●●", word: "Overlap: pick one" },
  partly: { mark: "◐", word: "Partly" },
  missing: { mark: "○", word: "Handled elsewhere" },
  unknown: { mark: "?", word: "Not established" },
  elsewhere: { mark: "–", word: "Layer not in the stack" },
  open: { mark: "○", word: "Not covered" },
};

/**
 * The layer that a responsibility stands in: of those that usually own it the first that is in the first of
 * the sets.
 *
 * @param {readonly string[]} layers that usually own it
 * @param {readonly ReadonlySet<string>[]} sets the best first
 * @returns {string | undefined}
 */
export function placeOf(layers, sets) {
  for (const set of sets) {
    const found = layers.find((layer) => set.has(layer));
    if (found !== undefined) return found;
  }
  return layers[0];
}

/**
 * @param {{ layers: readonly Layer[], label: string, children?: import("preact").ComponentChildren }}
 *   props top layer first
 */
export function LayerMap({ layers, label, children }) {
  return html`<figure class="ar-layers ar-layers--tiles" aria-label=${label}>
    <ol class="ar-layers__stack">
      ${layers.map(
        (layer) => html`<li
          class="ar-layers__row"
          key=${layer.id}
          data-layer=${layer.id}
          data-here=${layer.here ? "" : undefined}
        >
          <div class="ar-layers__name">
            ${layer.href ? html`<a href=${layer.href}>${layer.label}</a>` : html`<b>${layer.label}</b>`}
            ${layer.here ? html`<span class="ar-layers__here">${layer.here}</span>` : null}
          </div>
          ${
            layer.tiles.length > 0
              ? html`<ul class="ar-layers__cells">
              ${layer.tiles.map(
                (tile) => html`<li
                  key=${tile.id}
                  class="ar-layers__cell"
                  data-state=${tile.state}
                  title=${tile.definition}
                >
                  <${Inside} tile=${tile} />
                </li>`,
              )}
            </ul>`
              : html`<p class="ar-layers__who">${layer.empty}</p>`
          }
        </li>`,
      )}
    </ol>
    ${children}
  </figure>`;
}

/** @param {{ tile: Tile }} props */
function Inside({ tile }) {
  const { mark, word } = STATES[tile.state];
  const said = html`
    <span class="ar-layers__what">${tile.label}</span>
    <span class="ar-layers__state">
      <span aria-hidden="true">${mark}</span>${" "}
      ${tile.who ? html`<span class="ar-vh">${word}: </span>${tile.who}` : word}
    </span>
  `;
  return tile.href ? html`<a href=${tile.href}>${said}</a>` : said;
}

/** @param {{ counts: ReadonlyMap<State, number> }} props only what there is is explained */
export function Legend({ counts }) {
  const there = /** @type {[State, { mark: string, word: string }][]} */ (Object.entries(STATES)).filter(
    ([state]) => (counts.get(state) ?? 0) > 0,
  );
  return html`<figcaption class="ar-layers__legend">
    ${there.map(
      ([state, { mark, word }]) => html`
        <span data-state=${state}>
          <span aria-hidden="true">${mark}</span> ${word}
          : <b>${counts.get(state)}</b>
        </span>${" "}
      `,
    )}
  </figcaption>`;
}
