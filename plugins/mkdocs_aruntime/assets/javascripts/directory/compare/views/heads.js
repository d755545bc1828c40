/** What is compared: a card each, with what is known of it, and the ways to add, stack and take away. */

import { useMemo } from "preact/hooks";
import { Combobox } from "../../../view/combobox.js";
import { html } from "../../../view/html.js";
import { optionsOf } from "../../catalog.js";
import { MOST } from "../address.js";

/** @import { Item } from "../compared.js" */
/** @import { Props } from "./app.js" */

/** @param {Omit<Props, "paste">} props */
export function Heads({ store, where: { site, stack }, go }) {
  const directory = store.directory.value;
  const items = store.items.value;
  const asked = store.asked.value;
  const entries = new Map(directory?.entries.map((entry) => [entry.id, entry]));
  const ids = items.map((item) => (item.fixed ? [] : item.runtimes.map((runtime) => runtime.id)));
  const taken = new Set(ids.map((item) => item.join("+")));
  const choices = useMemo(() => (directory ? optionsOf(directory) : []), [directory]);
  const put = (/** @type {string[][]} */ next) =>
    go({ ...asked, items: next.filter((each) => each.length > 0) });
  const turns = (/** @type {Item} */ item, /** @type {number} */ at) =>
    html`<div class="ar-heads__turns">
      <${Combobox}
        quiet
        id=${`ar-compare-add-${at}`}
        label=${`Add a component to ${item.name}`}
        placeholder="Add component"
        options=${choices.filter((each) => !ids[at]?.includes(each.id))}
        take=${(/** @type {string} */ id) => put(ids.map((each, i) => (i === at ? [...each, id] : each)))}
      />
      ${stack ? html`<a href=${`${stack}?ids=${ids[at]?.join(",")}`}>View stack</a>` : null}
      <button
        type="button"
        class="ar-link-button"
        aria-label=${`Remove ${item.name}`}
        onClick=${() => put(ids.filter((_, i) => i !== at))}
      >Remove</button>
    </div>`;
  return html`<ul class="ar-heads">
    ${items.map((item, at) => {
      const unknown = item.runtimes.map(({ id, name }) => ({ name, claims: entries.get(id)?.unknown ?? 0 }));
      return html`<li class="ar-card">
        <h2>
          ${item.runtimes.map(
            (runtime, part) => html`
              ${part > 0 ? " + " : ""}
              <a href=${`${site}runtimes/${runtime.id}/`}>${runtime.name}</a>
            `,
          )}
        </h2>
        <p>${item.runtimes.map((runtime) => `${runtime.name} ${runtime.versions.reviewed}`).join(", ")}</p>
        <p class="ar-heads__unknown">
          Claims not established:${" "}
          ${unknown.map(
            ({ name, claims }, part) =>
              html`${part > 0 ? ", " : ""}${unknown.length > 1 ? `${name} ` : ""}<b>${claims}</b>`,
          )}
        </p>
        ${item.fixed ? null : turns(item, at)}
      </li>`;
    })}
    ${
      items.length < MOST
        ? html`<li class="ar-heads__new">
        <${Combobox}
          id="ar-compare-add"
          label="Add to the comparison"
          placeholder="Type a name or a layer"
          options=${choices.filter((each) => !taken.has(each.id))}
          take=${(/** @type {string} */ id) => put([...ids, [id]])}
        />
      </li>`
        : html`<li class="ar-heads__new"><p class="ar-note">Maximum ${MOST}.</p></li>`
    }
  </ul>`;
}
