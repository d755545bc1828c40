/** What is shown, and the comparison as a link or file. */

import { useState } from "preact/hooks";
import { download } from "../../../view/files.js";
import { writeHandedOver } from "../../../view/handed-over.js";
import { html } from "../../../view/html.js";
import { Following } from "../../views/following.js";
import { comparisonAsCsv } from "../exports.js";

/** @import { Asked } from "../address.js" */
/** @import { Comparison, Item } from "../compared.js" */
/** @import { Go } from "./app.js" */

/**
 * @param {{ comparison: Comparison, items: Item[], asked: Asked, site: string, scorecard: string, go: Go
 *   }} props
 */
export function Tools({ comparison, items, asked, site, scorecard, go }) {
  const [copied, setCopied] = useState("");
  const published = items.filter(({ key }) => !key.startsWith("proposed "));
  const candidates = published.map(({ runtimes }) => runtimes.map(({ id }) => id));
  const rows = comparison.sections.flatMap((section) => section.rows);
  const number = (/** @type {string} */ kind) => rows.filter((row) => row.kind === kind).length;
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied("Copied."),
      () => setCopied("The address bar has the link."),
    );
  return html`<div class="ar-tools ar-compared__tools">
    <p role="status">
      <b>${number("differs")}</b> differ, <b>${number("open")}</b> unknown, <b>${number("same")}</b> same
    </p>
    <div class="ar-switch" role="group" aria-label="Rows">
      <button
        type="button"
        aria-pressed=${asked.all ? "false" : "true"}
        onClick=${() => go({ ...asked, all: false })}
      >Differences</button>
      <button
        type="button"
        aria-pressed=${asked.all ? "true" : "false"}
        onClick=${() => go({ ...asked, all: true })}
      >All</button>
    </div>
    ${
      scorecard
        ? html`<a href=${scorecard + writeHandedOver({ candidates, target: asked.target ?? "" })}>
        Open in scorecard</a>`
        : null
    }
    <button type="button" class="ar-link-button" onClick=${copy}>Copy the link</button>
    <button
      type="button"
      class="ar-link-button"
      onClick=${() => download("comparison.csv", "text/csv", comparisonAsCsv(comparison, items))}
    >CSV</button>
    <${Following} site=${site} entries=${items.flatMap((item) => item.runtimes)} Item="span" />
    <button type="button" class="ar-link-button" onClick=${() => print()}>Print</button>
    <output>${copied}</output>
  </div>`;
}
