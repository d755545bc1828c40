/** The record: what was chosen, why and by whom, with a preview, and the files to keep. */

import { useSignal } from "@preact/signals";
import { html } from "../../view/html.js";
import { UNSAID, set } from "../decision/candidates.js";
import { changedChoice, choiceOf } from "../recording.js";
import { wordsOf } from "../../view/problems.js";
import { LongField } from "./drawer/fields.js";
import { SummaryText } from "./summary.js";
import { Typed } from "./typed.js";

/** @import { Choice } from "../model.js" */
/** @import { Page } from "../page.js" */

/** @param {{ page: Page }} props */
export function Record({ page }) {
  const { live } = page.store;
  return html`<section class="ar-below ar-record" aria-labelledby="record">
    <h2 id="record" tabindex="-1">Record</h2>
    ${
      live.value
        ? html`<${Form} page=${page} />`
        : html`<p>Record the decision once scripts run on this page.</p>`
    }
  </section>`;
}

/** @param {{ page: Page }} props */
function Form({ page }) {
  const { decision, evaluation } = page.store;
  const choice = choiceOf(decision.value, evaluation.value);
  const write = (/** @type {Partial<Choice>} */ change, /** @type {string} */ field = "") =>
    page.change((d) => set(d, "choice", changedChoice(d, evaluation.value, change)), field);
  const choose = (/** @type {Event} */ { target }) =>
    write({ candidate: /** @type {HTMLSelectElement} */ (target).value });
  const by = (/** @type {string} */ words) =>
    write({
      by: words
        .split(",")
        .map((each) => each.trim())
        .filter(Boolean),
    });
  const why = decision.value.choice?.why ?? "";
  const file = (/** @type {string} */ words, /** @type {Parameters<Page["record"]>[0]} */ format) =>
    html`<button type="button" onClick=${() => page.record(format)}>${words}</button>`;
  return html`<div class="ar-record__form">
      <label class="ar-field">Decision
        <select value=${choice.candidate ?? ""} aria-label="Decision" onChange=${choose}>
          <option value="">None of them</option>
          ${decision.value.candidates.map(
            (each) => html`<option value=${each.id} key=${each.id}>${each.name ?? each.id}</option>`,
          )}
        </select>
      </label>
      <${LongField} label="Rationale" rows=${2} value=${why === UNSAID ? "" : why}
        commit=${(/** @type {string} */ words) => write({ why: words }, "rationale")} />
      <label class="ar-field">Decided by
        <${Typed} value=${(choice.by ?? []).join(", ")} maxlength="300"
          placeholder="Names, separated by commas" commit=${by} aria-label="Decided by" />
      </label>
    </div>
    <p class="ar-files">
      <button type="button" class="md-button md-button--primary" onClick=${() => page.record("markdown")}>
        Decision record (MADR)</button>
      ${file("Record (.json)", "json")} ${file("Gates and results (.csv)", "csv")} ${file(
        "Due dates (.ics)",
        "calendar",
      )}
      <button type="button" onClick=${() => print()}>Print</button>
    </p>
    <${Previews} page=${page} />`;
}

/** @param {{ page: Page }} props */
function Previews({ page }) {
  const { decision, evaluation } = page.store;
  const markdown = useSignal("");
  const open = async (/** @type {Event} */ { currentTarget }) => {
    if (!(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return;
    markdown.value = "Writing …";
    try {
      markdown.value = (await page.answering.record(choiceOf(decision.value, evaluation.value))).markdown;
    } catch (error) {
      markdown.value = wordsOf(error);
    }
  };
  return html`<details class="ar-quiet">
      <summary>Preview the summary for a manager</summary>
      <div class="ar-preview" tabindex="0"><${SummaryText} page=${page} /></div>
    </details>
    <details class="ar-quiet" onToggle=${open}>
      <summary>Preview the decision record</summary>
      <pre class="ar-preview" tabindex="0">${markdown.value}</pre>
    </details>`;
}
