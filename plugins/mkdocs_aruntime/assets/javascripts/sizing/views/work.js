/** How the numbers are kept, what is asked of a replica, on what; and the load of all replicas. */

import { html } from "../../view/html.js";
import { OWN } from "../choice.js";
import { ChoiceField, NumberField } from "./fields.js";

/** @import { Store } from "../store.js" */
/** @import { Split } from "../../view/model.js" */

const PERCENT = 100;
const FIRST_LOAD = { peak: 10, "per-replica": 2, unit: "requests", headroom: 0.2, spares: 1 };
const SPLITS = [
  { id: "", label: "As suits the model" },
  { id: "heads", label: "By KV heads (tensor parallelism)" },
  { id: "sequences", label: "By sequences (data-parallel attention)" },
];
const UNITS = [
  { id: "requests", label: "requests" },
  { id: "output tokens", label: "output tokens" },
];

/** @param {{ store: Store }} props */
export function WorkFields({ store }) {
  const { data, change } = store;
  const choice = store.choice.value;
  const devices = data.devices.map(({ id, device }) => ({ id, label: device.name }));
  return html`<fieldset>
    <legend>One replica</legend>
    <${ChoiceField}
      label="Weights"
      value=${choice.precision}
      options=${data.formats}
      change=${(/** @type {string} */ precision) => change({ precision })}
    />
    <${ChoiceField}
      label="Cache"
      value=${choice.cache}
      options=${data.formats}
      change=${(/** @type {string} */ cache) => change({ cache })}
    />
    <${NumberField}
      label="Context"
      unit="tokens a sequence, prompt and answer"
      value=${choice.context}
      min=${1}
      max=${100_000_000}
      change=${(/** @type {number} */ context) => change({ context })}
    />
    <${NumberField}
      label="Concurrency"
      unit="sequences at once"
      value=${choice.concurrency}
      min=${1}
      max=${1_000_000}
      change=${(/** @type {number} */ concurrency) => change({ concurrency })}
    />
    <${ChoiceField}
      label="Device"
      value=${choice.device}
      options=${[...devices, { id: OWN, label: "Another device" }]}
      change=${(/** @type {string} */ device) => change({ device })}
    />
    ${
      choice.device === OWN
        ? html`<${NumberField}
          label="Memory of the device"
          unit="GB"
          value=${choice.memory}
          min=${0.1}
          max=${100_000}
          step="any"
          change=${(/** @type {number} */ memory) => change({ memory })}
        />`
        : null
    }
    <${ChoiceField}
      label="Cache across devices"
      value=${choice.split ?? ""}
      options=${SPLITS}
      change=${(/** @type {Split | ""} */ split) => change({ split: split || null })}
    />
    <${NumberField}
      label="Kept free"
      unit="% of the memory"
      value=${Math.round(choice.reserve * PERCENT)}
      min=${0}
      max=${90}
      change=${(/** @type {number} */ percent) => change({ reserve: percent / PERCENT })}
    />
  </fieldset>`;
}

/** @param {{ store: Store }} props */
export function LoadFields({ store }) {
  const { load } = store.choice.value;
  const change = (/** @type {Partial<typeof FIRST_LOAD>} */ next) =>
    store.change({ load: { ...FIRST_LOAD, ...load, ...next } });
  return html`<fieldset>
    <legend>Replicas</legend>
    <label class="ar-sizing__check">
      <input
        type="checkbox"
        checked=${load !== null}
        onClick=${() => store.change({ load: load ? null : FIRST_LOAD })}
      />
      <span>I have measured what one replica serves with its objectives kept</span>
    </label>
    ${
      load
        ? html`<${ChoiceField}
            label="Counted in"
            value=${load.unit ?? "requests"}
            options=${UNITS}
            change=${(/** @type {string} */ unit) => change({ unit })}
          />
          <${NumberField}
            label="Peak"
            unit="per second, all replicas"
            value=${load.peak}
            min=${0}
            max=${1e12}
            step="any"
            change=${(/** @type {number} */ peak) => change({ peak })}
          />
          <${NumberField}
            label="Measured rate"
            unit="per second, one replica"
            value=${load["per-replica"]}
            min=${1e-6}
            max=${1e12}
            step="any"
            change=${(/** @type {number} */ rate) => change({ "per-replica": rate })}
          />
          <${NumberField}
            label="Headroom"
            unit="% of that rate"
            value=${Math.round((load.headroom ?? FIRST_LOAD.headroom) * PERCENT)}
            min=${0}
            max=${90}
            change=${(/** @type {number} */ percent) => change({ headroom: percent / PERCENT })}
          />
          <${NumberField}
            label="Spares"
            unit="replicas that may fail at the peak"
            value=${load.spares ?? FIRST_LOAD.spares}
            min=${0}
            max=${100}
            change=${(/** @type {number} */ spares) => change({ spares })}
          />`
        : null
    }
  </fieldset>`;
}
