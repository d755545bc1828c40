/** The choice, which is the reader's, and the files to take home. */

import { html } from "../../html.js";
import { Files } from "../files.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ decision: Any, actions: Any }} props */
export function Record({ decision, actions }) {
  const choose = (/** @type {Any} */ event) => {
    event.preventDefault();
    const { candidate, why, by } = event.target.elements;
    const choice = {
      ...(candidate.value ? { candidate: candidate.value } : {}),
      why: why.value.trim() || "see the evaluation.",
      ...(by.value.trim() ? { by: by.value.split(",").map((/** @type {string} */ name) => name.trim()).filter(Boolean) } : {}),
    };
    actions.record(choice, event.submitter?.value ?? "markdown");
  };
  return html`<div>
    <form onSubmit=${choose}>
      <label class="ar-field">Chosen
        <select name="candidate">
          <option value="">none of them</option>
          ${decision.candidates.map((/** @type {Any} */ each) => html`<option value=${each.id}>${each.name ?? each.id}</option>`)}
        </select>
      </label>
      <label class="ar-field">Because <textarea name="why" rows="2" maxlength="2000"></textarea></label>
      <label class="ar-field">Decided by <input name="by" type="text" maxlength="300" placeholder="Names, separated by commas" /></label>
      <p class="ar-files">
        <button type="submit" name="format" value="markdown" class="md-button md-button--primary">Decision record (MADR)</button>
        <button type="submit" name="format" value="json" class="md-button">Record as JSON</button>
        <button type="submit" name="format" value="csv" class="md-button">Matrix as CSV</button>
        <button type="submit" name="format" value="calendar" class="md-button">Due dates as calendar</button>
        <button type="submit" name="format" value="print" class="md-button">Print</button>
      </p>
    </form>
    <${Files} actions=${actions} />
  </div>`;
}
