/** The model: one of the list with the words that give its shape, a typed shape, or a `config.json`. */

import { useId, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { OWN, withModel } from "../choice.js";
import { headShape, ofHeads, withCounts } from "../shape.js";
import { ChoiceField, NumberField } from "./fields.js";

/** @import { Store } from "../store.js" */
/** @import { Quote } from "../choice.js" */
/** @import { HeadShape } from "../shape.js" */
/** @import { ModelShape } from "../../view/model.js" */

const BILLION = 1e9;
const LONGEST = 400_000; // characters of a config.json, as the evaluator reads them

/** @param {{ store: Store }} props */
export function ModelFields({ store }) {
  const { data } = store;
  const choice = store.choice.value;
  const listed = data.models.find(({ id }) => id === choice.model);
  const options = data.models.map(({ id, shape }) => ({ id, label: shape.name }));
  return html`<fieldset>
    <legend>Model</legend>
    <${ChoiceField}
      label="Model"
      value=${choice.model}
      options=${[...options, { id: OWN, label: "Another model" }]}
      change=${(/** @type {string} */ model) => store.choose(withModel(choice, model, data))}
    />
    ${
      listed
        ? html`<${Quoted} quotes=${listed.evidence} />`
        : html`<${OwnModel} store=${store} shape=${choice.shape} />`
    }
  </fieldset>`;
}

/** @param {{ quotes: readonly Quote[] }} props */
function Quoted({ quotes }) {
  return html`<details>
    <summary>Where the numbers stand</summary>
    <ul>
      ${quotes.map(
        ({ quote, title, url }) =>
          html`<li key=${quote}><q>${quote}</q> (<a href=${url} rel="noopener">${title}</a>)</li>`,
      )}
    </ul>
  </details>`;
}

/** @param {{ store: Store, shape: ModelShape | null }} props */
function OwnModel({ store, shape }) {
  const typed = shape && ofHeads(shape);
  return html`
    ${shape ? html`<${Counts} store=${store} shape=${shape} />` : null}
    ${typed ? html`<${Typed} store=${store} typed=${typed} />` : html`<${Described} store=${store} />`}
    <${Pasted} store=${store} shape=${shape} />
  `;
}

/** @param {{ store: Store, shape: ModelShape }} props */
function Counts({ store, shape }) {
  const change = (/** @type {Partial<ModelShape>} */ next) =>
    store.change({ shape: withCounts({ ...shape, ...next }) });
  return html`
    <${NumberField}
      label="Parameters"
      unit="billions, all experts"
      value=${shape.parameters / BILLION}
      min=${1e-6}
      max=${1e6}
      step="any"
      change=${(/** @type {number} */ billions) => change({ parameters: billions * BILLION })}
    />
    <${NumberField}
      label="Active parameters"
      unit="billions a token"
      value=${(shape.active ?? shape.parameters) / BILLION}
      min=${1e-6}
      max=${1e6}
      step="any"
      change=${(/** @type {number} */ billions) => change({ active: billions * BILLION })}
    />
  `;
}

/** @param {{ store: Store, typed: HeadShape }} props */
function Typed({ store, typed }) {
  const change = (/** @type {Partial<HeadShape>} */ next) =>
    store.change({ shape: headShape({ ...typed, ...next }) });
  /** @type {readonly (readonly [keyof HeadShape, string, string, number])[]} */
  const fields = [
    ["layers", "Layers", "", 1],
    ["kvHeads", "KV heads", "not attention heads", 1],
    ["headSize", "Head size", "", 1],
    ["windowed", "Layers with a window", "of those", 0],
    ["window", "Window", "tokens", 1],
    ["experts", "Experts", "a layer; 1 without a mixture", 1],
    ["perToken", "Experts a token", "", 1],
  ];
  return html`
    ${fields.map(
      ([key, label, unit, min]) => html`<${NumberField}
        key=${key}
        label=${label}
        unit=${unit}
        value=${typed[key]}
        min=${min}
        max=${key === "windowed" ? typed.layers : 1_000_000}
        change=${(/** @type {number} */ value) => change({ [key]: value })}
      />`,
    )}
  `;
}

/** @param {{ store: Store }} props */
function Described({ store }) {
  const again = () => store.choose({ ...store.choice.value, shape: headShape() });
  return html`<p>
    The steps of the answer show the shape that was read.${" "}
    <button type="button" class="ar-link-button" onClick=${again}>Type a shape instead</button>
  </p>`;
}

/** @param {{ store: Store, shape: ModelShape | null }} props */
function Pasted({ store, shape }) {
  const id = useId();
  const [text, setText] = useState("");
  const counts = {
    parameters: shape?.parameters ?? 8 * BILLION,
    ...(shape?.active === undefined ? {} : { active: shape.active }),
  };
  return html`<details>
    <summary>Read the shape from a config.json</summary>
    <p>Parameters are not in the file: type them above first. The text stays in this browser.</p>
    <div class="ar-sizing__field">
      <label for=${id}>Text of the config.json</label>
      <textarea
        id=${id}
        rows="6"
        maxlength=${LONGEST}
        spellcheck="false"
        value=${text}
        onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ event) =>
          setText(event.currentTarget.value)}
      ></textarea>
    </div>
    <button type="button" disabled=${text.trim() === ""} onClick=${() => store.read(text, counts)}>
      Read the file
    </button>
    ${store.notes.value.map((note) => html`<p key=${note} class="ar-note">${note}</p>`)}
  </details>`;
}
