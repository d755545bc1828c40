/** What a reader takes home, hands on or brings along. */

import { html } from "../html.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ actions: Any }} props */
export function Files({ actions }) {
  return html`<div>
    <p class="ar-files">
      <button type="button" class="md-button" onClick=${actions.copyLink}>Copy a link to it</button>
      <button type="button" class="md-button" onClick=${actions.exportDecision}>Export as JSON</button>
      <button type="button" class="md-button" onClick=${actions.exportYaml}>Export as YAML</button>
      <label class="md-button ar-import">Import a decision or record
        <input type="file" accept=".json,.yml,.yaml,.md,application/json,application/yaml" onChange=${(/** @type {Any} */ event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) actions.importFile(file);
        }} />
      </label>
    </p>
    <p class="ar-note">Files and links are made in this page. Nothing you type is sent anywhere; a link carries the decision in the part of the address that browsers keep to themselves.</p>
  </div>`;
}
