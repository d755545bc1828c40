/**
 * One responsibility: its state, what each component says with its evidence, who usually has it, who could be
 * added.
 */

import { html } from "../../../view/html.js";
import { STATES } from "../../../view/layers.js";
import { wordsOf } from "../../../view/states.js";
import { known } from "../../known.js";
import { Place, Proof } from "../../views/proof.js";
import { anchorOf } from "../duties.js";
import { Offered } from "./offered.js";

/** @import { ClaimValue } from "../../../view/model.js" */
/** @import { Witness } from "../../ownership.js" */
/** @import { From } from "../../views/related.js" */
/** @import { Duty, Part } from "../duties.js" */
/** @import { Offer } from "../offers.js" */
/** @import { Adding } from "./offered.js" */

/** @type {Readonly<Record<ClaimValue, string>>} */
const SAYS = {
  supported: "owns it",
  partial: "partly",
  unsupported: "delegates it",
  unknown: "says nothing",
  "not-applicable": "not its layer",
};

/** @param {{ duty: Duty, offers: Offer[], from: From } & Adding} props */
export function DutyRow({ duty, offers, from, asked, go }) {
  const { term, state, parts, who } = duty;
  const open = state !== "owned" && state !== "doubled";
  const shown = parts.filter((part) => part.value !== "not-applicable" || part.witnesses.length > 0);
  return html`<li class="ar-duty" id=${anchorOf(term)} data-state=${state}>
    <div class="ar-duty__what"><b>${term.label}</b><span>${term.definition}</span></div>
    <div class="ar-duty__who">
      <details class="ar-proof">
        <summary>
          <span class="ar-vh">${term.label}: </span>
          <span class="ar-state" data-state=${state}>
            <span aria-hidden="true">${STATES[state].mark}</span> ${who || STATES[state].word}
            ${who ? html`<span class="ar-vh"> (${STATES[state].word})</span>` : null}
          </span>
          ${
            state === "partly"
              ? parts
                  .filter((part) => part.value === "partial")
                  .map((part) => html`<span class="ar-proof__note">${part.runtime.name}: ${part.note}</span>`)
              : null
          }
        </summary>
        ${shown.map((part) => html`<${Says} part=${part} label=${term.label} from=${from} />`)}
        ${shown.length === 0 ? html`<p class="ar-note">No component's entry covers this.</p>` : null}
      </details>
      ${
        open
          ? html`<p class="ar-duty__usually">
          Usually:${" "}
          ${duty.named.map(
            ({ to, by }, at) => html`${at > 0 ? "; " : ""}${to} <small>(says ${by.join(", ")})</small>`,
          )}
          ${duty.named.length === 0 ? `a runtime of the layer ${duty.usual}` : null}
        </p>`
          : null
      }
      ${
        open && offers.length > 0
          ? html`<${Offered} offers=${offers} id=${term.id} from=${from} asked=${asked} go=${go} />`
          : null
      }
    </div>
  </li>`;
}

/** @param {{ part: Part, label: string, from: From }} props */
function Says({ part: { runtime, value, note, witnesses }, label, from: { vocabulary, where } }) {
  const now = `${label}: ${SAYS[value]}${note ? ` – ${note}` : ""}`;
  const place = { runtime, anchor: "responsibilities", label, known: known(vocabulary, runtime, now) };
  return html`<div class="ar-duty__part">
    <p>
      <b>${runtime.name}</b> ${runtime.versions.reviewed}${" "}
      <span aria-hidden="true">${wordsOf(value).mark}</span> ${SAYS[value]}
      ${note ? ` ${value === "unsupported" ? "" : "– "}${note}` : null}
    </p>
    ${witnesses.map(
      (witness) => html`<${Shown} witness=${witness} page=${`${where.site}runtimes/${runtime.id}/`} />`,
    )}
    ${
      witnesses.length === 0 && value !== "unknown" && value !== "not-applicable"
        ? html`<p class="ar-note">Read from its sources as a whole: no single claim stands for this.</p>`
        : null
    }
    <p class="ar-claim__links">
      <${Place} place=${place} where=${where} word="On its page" />
    </p>
  </div>`;
}

/** @param {{ witness: Witness, page: string }} props */
function Shown({ witness: { term, anchor, claim, notes, proofs }, page }) {
  const { mark, word } = wordsOf(claim.value);
  return html`
    <p class="ar-quote__about">
      <a href=${`${page}#${anchor}`} title=${term.definition}>${term.label}</a>
      : <span aria-hidden="true">${mark}</span> ${word}
      ${notes.length > 0 ? html`<span class="ar-proof__note">${notes.join(" · ")}</span>` : null}
    </p>
    ${proofs.map(({ about: _, ...proof }) => html`<${Proof} proof=${proof} />`)}
  `;
}
