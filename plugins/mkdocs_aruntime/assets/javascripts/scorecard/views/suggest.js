/**
 * A box to type in that offers what fits the words so far; arrows, Enter and Escape work as everywhere (ARIA
 * combobox).
 */

import { useState } from "preact/hooks";
import { html } from "../../view/html.js";

/**
 * @template {{ id: string, label: string, hint: string }} Offer
 * @typedef {{
 *   id: string, label: string, placeholder: string,
 *   offers: (text: string) => readonly Offer[], take: (offer: Offer) => void,
 *   list: (text: string) => readonly Offer[], takeAll: (offers: readonly Offer[]) => void,
 * }} Props offers: for the words so far; list, takeAll: for a pasted or typed list, taken at once
 */

/**
 * @template {{ id: string, label: string, hint: string }} Offer
 * @param {Props<Offer>} props
 */
export function Suggest({ id, label, placeholder, offers, take, list, takeAll }) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const several = /[;\n]|,(?!\d)/.test(text.trim().replace(/[,;]$/, ""));
  const all = open ? (several ? list(text) : offers(text)) : [];
  const close = () => {
    setOpen(false);
    setAt(0);
  };
  const choose = (/** @type {Offer | undefined} */ offer) => {
    if (offer === undefined) return;
    setText("");
    if (text) close(); // of what is offered without a word, several may be taken
    if (several) takeAll(all);
    else take(offer);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setOpen(true);
      setAt(open ? (at + step + all.length) % Math.max(all.length, 1) : 0);
    } else if (event.key === "Enter") choose(all[at]);
    else if (event.key === "Escape" && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const typed = (/** @type {Event} */ event) => {
    setText(/** @type {HTMLInputElement} */ (event.target).value);
    setOpen(true);
    setAt(0);
  };
  const pasted = (/** @type {ClipboardEvent} */ event) => {
    const lines = event.clipboardData?.getData("text") ?? "";
    if (!lines.trim().includes("\n")) return;
    event.preventDefault();
    setText(
      lines
        .trim()
        .replace(/\s*\n\s*/g, "; ")
        .slice(0, 1000),
    );
    setOpen(true);
  };
  const active = all[at];
  return html`<div class="ar-combobox ar-suggest" data-quiet>
    <label class="ar-vh" for=${id}>${label}</label>
    <input id=${id} type="text" role="combobox" autocomplete="off" spellcheck=${false} maxlength="1000"
      aria-autocomplete="list" aria-expanded=${all.length > 0 ? "true" : "false"}
        aria-controls=${`${id}-list`}
      aria-activedescendant=${active && !several ? `${id}-${at}` : undefined}
      placeholder=${placeholder} value=${text} onInput=${typed} onPaste=${pasted}
      onFocus=${() => setOpen(true)} onClick=${() => setOpen(true)} onBlur=${close} onKeyDown=${keys} />
    <ul id=${`${id}-list`} role="listbox" aria-label=${label} hidden=${all.length === 0}>
      ${all.map((offer, place) => {
        const chosen = several || place === at ? "true" : "false";
        return html`<li id=${`${id}-${place}`} key=${`${offer.id} ${place}`} role="option"
          aria-selected=${chosen}
          onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}
            onClick=${() => choose(offer)}>
          ${offer.label} <small>${offer.hint}</small>
        </li>`;
      })}
    </ul>
    <span class="ar-vh" role="status">${open && text ? said(all.length, several) : ""}</span>
  </div>`;
}

/**
 * @param {number} count
 * @param {boolean} several
 */
function said(count, several) {
  if (count === 0) return "Nothing fits";
  return several ? `Enter adds ${count}` : `${count} found`;
}
