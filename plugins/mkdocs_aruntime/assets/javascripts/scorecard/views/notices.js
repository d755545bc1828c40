/** What a reader must be told: what happened, what went wrong, and the way on. */

import { html } from "../../view/html.js";
import { when } from "./library.js";

/** @import { Page } from "../page.js" */
/** @import { Conflict } from "../state/library.js" */

/** @typedef {{ word: string, act: () => unknown }} Way out of what went wrong */

const SHOWN = 12; // problems
const LATE =
  "Python has not started after ten seconds. It may still: the line may be slow. Your decision is safe.";

const STUCK = "Python has not answered for ten seconds. Your decision is safe.";

const COPY = "what you change is kept as a copy until you choose.";

/** @type {Way} a worker that hangs is replaced with the page */
const RELOAD = { word: "Reload the page", act: () => location.reload() };

/** @type {Record<string, string>} */
const TROUBLES = {
  blocked:
    "This browser does not let the page keep anything. " +
    "What you type is here until the tab is closed; export it before.",
  full:
    "The browser’s storage is full, so the last changes are not kept. " +
    "Export the decision, or delete others.",
  newer:
    "A newer version of this page has taken over what is kept here. Export what you changed, then reload.",
};

/** @param {{ page: Page }} props */
export function Notices({ page }) {
  const { notice, kept, status } = page.store;
  const { trouble, conflict } = kept.value;
  const again = { word: "Try again", act: () => page.answering.again() };
  const restart = { word: "Restart Python", act: () => page.answering.restart() };
  return html`<div class="ar-notices">
    <div role="status">
      ${notice.value === null ? null : html`<${Message} page=${page} />`}
    </div>
    ${
      status.value.kind === "fault"
        ? html`<${Alert} page=${page} words=${status.value.message} way=${again} />`
        : null
    }
    ${
      status.value.kind === "starting" && status.value.late
        ? html`<${Alert} page=${page} words=${LATE} way=${RELOAD} />`
        : null
    }
    ${
      status.value.kind === "computing" && status.value.waited === "too long"
        ? html`<${Alert} page=${page} words=${STUCK} way=${restart} />`
        : null
    }
    ${status.value.kind === "problems" ? html`<${Problems} page=${page} />` : null}
    ${trouble === null ? null : html`<${Alert} page=${page} words=${TROUBLES[trouble]} />`}
    ${conflict === null ? null : html`<${Disagreement} page=${page} conflict=${conflict} />`}
  </div>`;
}

/** @param {{ page: Page }} props */
function Message({ page }) {
  const { notice } = page.store;
  const select = (/** @type {Event} */ { target }) => /** @type {HTMLInputElement} */ (target).select();
  const link = notice.value?.link;
  return html`<div class="ar-notice ar-notice--said">
    <p>${notice.value?.words}</p>
    ${
      link
        ? html`<input type="text" readonly value=${link} aria-label="Link to this decision" onFocus=${select}
          />`
        : null
    }
    <p class="ar-files"><button type="button" onClick=${() => (notice.value = null)}>Close</button></p>
  </div>`;
}

/** @param {{ page: Page, words: string, way?: Way | null }} props */
function Alert({ page, words, way = null }) {
  return html`<div class="ar-notice" role="alert">
    <p>${words}</p>
    <p class="ar-files">
      ${way ? html`<button type="button" onClick=${way.act}>${way.word}</button>` : null}
      <button type="button" onClick=${page.exportJson}>Export the decision</button>
    </p>
  </div>`;
}

/** @param {{ page: Page }} props */
function Problems({ page }) {
  const status = page.store.status.value;
  const problems = status.kind === "problems" ? status.problems : [];
  return html`<div class="ar-problems" role="alert">
    <b>The decision cannot be evaluated yet.</b>
    <ul>
      ${problems.slice(0, SHOWN).map(({ path, message }) => {
        const where = path.replace(/^decision\./, "");
        return html`<li key=${path + message}>${where ? html`<code>${where}</code>: ` : ""}${message}</li>`;
      })}
      ${problems.length > SHOWN ? html`<li>and ${problems.length - SHOWN} more.</li>` : null}
    </ul>
  </div>`;
}

/** @param {{ page: Page, conflict: Conflict }} props */
function Disagreement({ page, conflict }) {
  const choice = (/** @type {string} */ word, /** @type {"theirs" | "mine" | "both"} */ chosen) =>
    html`<button type="button" onClick=${() => page.decisions.resolve(chosen)}>${word}</button>`;
  const deleted = `This decision was deleted in another tab. Here it is still whole; ${COPY}`;
  const at = when(conflict.changed);
  const changed = `This decision was changed in another tab (${at}). Here you see this tab’s; ${COPY}`;
  return html`<div class="ar-notice" role="alert">
    <p>
      ${conflict.deleted ? deleted : changed}
    </p>
    <p class="ar-files">
      ${
        conflict.deleted
          ? [choice("Keep it", "mine"), choice("Let it go", "theirs")]
          : [
              choice("Show the other tab’s", "theirs"),
              choice("Keep this tab’s", "mine"),
              choice("Keep both", "both"),
            ]
      }
    </p>
  </div>`;
}
