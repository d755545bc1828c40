/** A stack as a picture: its components by layer, and who owns each responsibility that is needed. */

import { html } from "../../html.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ candidate: Any, needs: Any, vocabulary: Any }} props */
export function Stack({ candidate, needs, vocabulary }) {
  const { coverage } = candidate;
  const labels = new Map(vocabulary.responsibilities.map((/** @type {Any} */ each) => [each.id, each.label]));
  const layers = new Map(vocabulary.layers.map((/** @type {Any} */ each) => [each.id, each.label]));
  const rows = Object.keys(candidate.components).map((id) => ({
    id,
    owned: owned(coverage.owned, id),
    partly: owned(coverage.partly, id),
  }));
  const missing = [...(coverage["layers-missing"] ?? []).map((/** @type {string} */ id) => layers.get(id) ?? id), ...(coverage.missing ?? []).map((/** @type {string} */ id) => labels.get(id) ?? id)];
  if ((needs.responsibilities ?? []).length + missing.length === 0) return null;
  const doubled = new Set(Object.keys(coverage.doubled ?? {}));
  const chip = (/** @type {string} */ id, /** @type {string} */ how) => html`<span class="ar-stack__duty" data-how=${doubled.has(id) ? "doubled" : how}>${labels.get(id) ?? id}${doubled.has(id) ? " (doubled)" : how === "partly" ? " (partly)" : ""}</span>`;
  return html`<div class="ar-stack" role="group" aria-label=${`What ${candidate.name} covers`}>
    ${rows.map(
      (row) => html`<div class="ar-stack__layer" key=${row.id}>
        <span class="ar-stack__who">${row.id}</span>
        <span>${row.owned.map((id) => chip(id, "owned"))}${row.partly.map((id) => chip(id, "partly"))}${row.owned.length + row.partly.length === 0 ? html`<small>owns none of what is needed</small>` : null}</span>
      </div>`,
    )}
    ${missing.length > 0
      ? html`<div class="ar-stack__layer" data-missing><span class="ar-stack__who">missing</span><span>${missing.map((each) => html`<span class="ar-stack__duty" data-how="missing">${each}</span>`)}</span></div>`
      : null}
  </div>`;
}

/**
 * @param {Record<string, string[]> | undefined} owners
 * @param {string} id
 */
function owned(owners, id) {
  return Object.entries(owners ?? {}).filter(([, who]) => who.includes(id)).map(([duty]) => duty);
}
