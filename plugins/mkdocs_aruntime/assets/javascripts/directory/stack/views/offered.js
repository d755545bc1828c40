/**
 * Who could fill a gap: first those that are documented to work with the stack, with the quote; then the
 * others.
 */

import { html } from "../../../view/html.js";
import { Documented } from "../../views/related.js";
import { MOST, writeAddress } from "../address.js";

/** @import { From } from "../../views/related.js" */
/** @import { Asked } from "../address.js" */
/** @import { Offer } from "../offers.js" */
/** @import { Go } from "./covered.js" */
/** @typedef {{ asked: Asked, go?: Go }} Adding */

const OFFERED = 4; // of either sort; the directory has all

/** @param {{ offers: Offer[], id: string, from: From } & Adding} props id: of the responsibility */
export function Offered({ offers, id, from, ...adding }) {
  const [linked, others] = [
    offers.filter(({ links }) => links.length > 0),
    offers.filter(({ links }) => links.length === 0),
  ];
  const full = adding.asked.ids.length >= MOST;
  const left = offers.length - Math.min(linked.length, OFFERED) - Math.min(others.length, OFFERED);
  const all = html`<a href=${`${from.where.site}runtimes/?owns=${id}&plain=1`}>
    all ${offers.length} in the directory
  </a>`;
  if (full) return html`<div class="ar-scripted"><p class="ar-duty__usually">${all}</p></div>`;
  return html`<div class="ar-scripted ar-offered">
    <p class="ar-duty__usually">
      ${
        linked.length > 0
          ? "Fills this gap and is documented to work with this stack:"
          : "No runtime that fills this gap is documented to work with this stack."
      }
    </p>
    ${
      linked.length > 0
        ? html`<ul class="ar-offered__linked">
        ${linked.slice(0, OFFERED).map(
          (offer) => html`<li key=${offer.entry.id}>
            <${Chip} offer=${offer} ...${adding} />
            <div>${offer.links.map((link) => html`<${Documented} link=${link} from=${from} />`)}</div>
          </li>`,
        )}
      </ul>`
        : null
    }
    ${
      others.length > 0
        ? html`<p class="ar-duty__usually">Fills this gap, no relation is documented:</p>`
        : null
    }
    <ul class="ar-chips ar-duty__offers">
      ${others
        .slice(0, OFFERED)
        .map((offer) => html`<li key=${offer.entry.id}><${Chip} offer=${offer} ...${adding} /></li>`)}
      ${left > 0 ? html`<li>${all}</li>` : null}
    </ul>
  </div>`;
}

/** @param {{ offer: Offer } & Adding} props */
function Chip({ offer: { entry, closes, doubles }, asked, go }) {
  const next = { ...asked, ids: [...asked.ids, entry.id] };
  const take = (/** @type {Event} */ event) => {
    if (!go) return;
    event.preventDefault();
    go(next);
  };
  return html`<a class="ar-chip" href=${writeAddress(next)} title=${entry.summary} onClick=${take}>
    <span>
      <span aria-hidden="true">+</span>
      <span class="ar-vh">Add</span> ${entry.name}
      <small>${effect(closes, doubles)}</small>
    </span>
  </a>`;
}

/**
 * @param {number} closes
 * @param {number} doubles
 */
function effect(closes, doubles) {
  const parts = [closes > 1 ? `fills ${closes} gaps` : "", doubles > 0 ? `overlaps ${doubles}` : ""].filter(
    Boolean,
  );
  return parts.length > 0 ? ` ${parts.join(", ")}` : "";
}
