/** The answer: in sentences, then step by step; to be copied or sent as a link. */

import { useState } from "preact/hooks";
import { here } from "../../view/here.js";
import { html } from "../../view/html.js";
import { writeAddress } from "../address.js";

/** @import { Store } from "../store.js" */
/** @import { Sizing, Step } from "../../view/model.js" */

/** @param {{ store: Store }} props */
export function Answer({ store }) {
  const result = store.result.value;
  return html`<section class="ar-asked__found" aria-labelledby="ar-sizing-head">
    <h2 id="ar-sizing-head">What it needs</h2>
    <p role="status" class="ar-note">${store.status.value}</p>
    ${store.trouble.value.map((line) => html`<p role="alert" class="ar-alert" key=${line}>${line}</p>`)}
    ${
      result
        ? html`<div aria-live="polite">
            ${result.sentences.map((each, at) =>
              at === 0 ? html`<p key=${at}><b>${each}</b></p>` : html`<p key=${at}>${each}</p>`,
            )}
          </div>
          <${Steps} steps=${result.steps} />
          <${Take} store=${store} result=${result} />`
        : html`<p>Type a shape, or read it from a config.json.</p>`
    }
  </section>`;
}

/** @param {{ steps: readonly Step[] }} props */
function Steps({ steps }) {
  return html`<ol class="ar-sizing__steps">
    ${steps.map(
      ({ what, formula, filled, result }, at) => html`<li key=${at}>
        <b>${what}: ${result}</b>
        <span>${formula}</span>
        <span>= ${filled}</span>
      </li>`,
    )}
  </ol>`;
}

/** @param {{ store: Store, result: Sizing }} props */
function Take({ store, result }) {
  const [said, say] = useState("");
  const link = here() + writeAddress(store.choice.value);
  const copy = (/** @type {string} */ text, /** @type {string} */ what) =>
    navigator.clipboard.writeText(text).then(
      () => say(`${what} copied.`),
      () => say(`The browser does not allow copying. The address of this page is the link.`),
    );
  return html`<p class="ar-asked__ways">
      <button type="button" onClick=${() => copy(`${result.markdown}\n${link}\n`, "Markdown")}>
        Copy as Markdown
      </button>
      <button type="button" onClick=${() => copy(link, "Link")}>Copy link</button>
    </p>
    <p role="status" class="ar-note">${said}</p>`;
}
