/** The choice, which is the reader's, and the files to take home. */

import { html } from "../../html.js";

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
      </p>
    </form>
    <p class="ar-files">
      <button type="button" class="md-button" onClick=${actions.exportDecision}>Export the decision</button>
      <label class="md-button ar-import">Import a decision or record
        <input type="file" accept=".json,application/json" onChange=${(/** @type {Any} */ event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) actions.importFile(file);
        }} />
      </label>
    </p>
    <p class="ar-note">Files are made in this page and saved by your browser. Nothing you type is sent anywhere.</p>
  </div>`;
}
