/** What is sized on the one side, the answer on the other. */

import { html } from "../../view/html.js";
import { Answer } from "./answer.js";
import { ModelFields } from "./model.js";
import { LoadFields, WorkFields } from "./work.js";

/** @import { Store } from "../store.js" */

/** @param {{ store: Store }} props */
export function App({ store }) {
  return html`<div class="ar-asked">
    <form
      class="ar-sizing__form"
      aria-label="What to size"
      onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      <${ModelFields} store=${store} />
      <${WorkFields} store=${store} />
      <${LoadFields} store=${store} />
    </form>
    <${Answer} store=${store} />
  </div>`;
}
