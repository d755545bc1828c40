/** What is compared: a card each, with what is known of it, and the ways to add, stack and take away. */

import { html } from "../../../view/html.js";
import { MOST } from "../address.js";

/** @import { Entry } from "../../catalog.js" */
/** @import { Props } from "./app.js" */

/** @param {Props} props */
export function Heads({ entries, items, comparison, asked, site, stack, go }) {
  const ids = items.map((item) => item.runtimes.map((runtime) => runtime.id));
  const taken = new Set(ids.map((item) => item.join("+")));
  const put = (/** @type {string[][]} */ next) => go({ ...asked, items: next });
  return html`<ul class="ar-heads">
    ${items.map((item, at) => {
      const unknown = comparison?.unknown[at];
      return html`<li class="ar-card" key=${item.key}>
        <h2>${item.runtimes.map((runtime, part) => html`${part > 0 ? " + " : ""}<a href=${`${site}runtimes/${runtime.id}/`}>${runtime.name}</a>`)}</h2>
        <p>${item.runtimes.map((runtime) => `${runtime.name} ${runtime.versions.reviewed}`).join(", ")}</p>
        ${unknown && unknown.of > 0 ? html`<p class="ar-heads__unknown"><b>${unknown.open}</b> of ${unknown.of} not established</p>` : null}
        <p class="ar-heads__turns">
          <${Choose} entries=${entries} label=${`Add a component to ${item.name}`} word="+ component" without=${new Set(ids[at])} take=${(/** @type {string} */ id) => put(ids.map((each, i) => (i === at ? [...each, id] : each)))} />
          ${stack ? html`<a href=${`${stack}?ids=${ids[at]?.join(",")}`}>As layers</a>` : null}
          <button type="button" class="ar-link-button" aria-label=${`Take away ${item.name}`} onClick=${() => put(ids.filter((_, i) => i !== at))}>Take away</button>
        </p>
      </li>`;
    })}
    ${items.length < MOST
      ? html`<li class="ar-heads__new"><${Choose} entries=${entries} label="Add to the comparison" word="Add to the comparison …" without=${taken} take=${(/** @type {string} */ id) => put([...ids, [id]])} /></li>`
      : html`<li class="ar-heads__new"><p class="ar-note">${MOST} are the most that fit side by side.</p></li>`}
  </ul>`;
}

/** @param {{ entries: Entry[], label: string, word: string, without: Set<string>, take: (id: string) => void }} props */
function Choose({ entries, label, word, without, take }) {
  const chosen = (/** @type {any} */ event) => {
    const id = event.target.value;
    event.target.value = "";
    if (id) take(id);
  };
  const byName = [...entries].sort((a, b) => a.name.localeCompare(b.name, "en"));
  return html`<select class="ar-select" aria-label=${label} onChange=${chosen}>
    <option value="">${word}</option>
    ${byName.filter((entry) => !without.has(entry.id)).map((entry) => html`<option value=${entry.id}>${entry.name}</option>`)}
  </select>`;
}
