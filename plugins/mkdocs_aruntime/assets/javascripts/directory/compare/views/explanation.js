/** Whether these may be compared at all, and what each lacks beside the others. */

import { html } from "../../../view/html.js";
import { connection, sentenceOf } from "../../related.js";
import { writeAddress } from "../address.js";
import { layersOf } from "../compared.js";

/** @import { ClaimValue } from "../../../view/model.js" */
/** @import { Directory } from "../../catalog.js" */
/** @import { Comparison, Item } from "../compared.js" */

/** @type {Partial<Record<ClaimValue, string>>} */
const SILENCE = { unknown: ", not established", "not-applicable": ", not of its layer" };

/** @param {{ comparison: Comparison, items: Item[], directory: Directory, site: string }} props */
export function Explanation({ comparison, items, directory, site }) {
  const layers = comparison.sections
    .find((section) => section.id === "facts")
    ?.rows.find((row) => row.id === "facts.layers");
  const apart = comparison.shared.length === 0;
  return html`<div class="ar-explained">
    ${
      apart
        ? html`<div class="ar-mismatch" role="note">
        <h2 id="mismatch">These are not alternatives</h2>
        <p>They do different jobs, so only their responsibilities are compared, not their features.</p>
        <${Together} items=${items} directory=${directory} />
        <ul>${items.map((item, at) => html`<li><b>${item.name}</b>: ${layers?.cells[at]?.text}</li>`)}</ul>
        ${
          comparison.kindred.length > 0
            ? html`<p class="ar-mismatch__ways">
            ${comparison.kindred.map(
              (set) => html`<a class="md-button" href=${link(site, set)}>
                Compare ${set.map((item) => item.name).join(", ")}
              </a>`,
            )}
          </p>`
            : null
        }
      </div>`
        : null
    }
    ${
      items.some((_, at) => (comparison.lacks[at]?.length ?? 0) > 0)
        ? html`<details class="ar-quiet ar-lacks" open=${apart}>
        <summary>Gaps compared with the others</summary>
        <ul>
          ${items.map((item, at) => {
            const lacks = comparison.lacks[at] ?? [];
            return html`<li>
              <b>${item.name}</b>
              ${extra(item, items, comparison)}
              ${
                lacks.length === 0
                  ? html`: nothing that another has.`
                  : html`<ul>
                  ${lacks.map(
                    (lack) => html`<li>
                      ${lack.term.label}
                      <span class="ar-note">${SILENCE[lack.value] ?? ""}, usually: ${lack.usually}</span>
                    </li>`,
                  )}
                </ul>`
              }
            </li>`;
          })}
        </ul>
      </details>`
        : null
    }
  </div>`;
}

/** @param {{ items: Item[], directory: Directory }} props which of them are documented to work together */
function Together({ items, directory }) {
  const ids = new Set(items.flatMap((item) => item.runtimes.map(({ id }) => id)));
  const { links } = connection(
    directory,
    directory.entries.filter((entry) => ids.has(entry.id)),
  );
  if (links.length === 0) return null;
  const sentences = [...new Set(links.map(sentenceOf))].join("; ");
  return html`<p>They are documented to work together: ${sentences}.</p>`;
}

/**
 * @param {Item} item
 * @param {readonly Item[]} items
 * @param {Comparison} comparison
 */
function extra(item, items, comparison) {
  const more =
    [...layersOf(item)].some((layer) => !comparison.shared.includes(layer)) &&
    items.length > 1 &&
    comparison.shared.length > 0;
  return more ? " (also of another layer)" : "";
}

/**
 * @param {string} site
 * @param {readonly Item[]} set
 */
function link(site, set) {
  const items = set.map((item) => item.runtimes.map((runtime) => runtime.id));
  return `${site}compare/${writeAddress({ items, all: false })}`;
}
