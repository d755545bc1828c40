/**
 * A box to type in that offers what matches; arrows, Enter and Escape do what they do everywhere (ARIA
 * combobox).
 */

import { useState } from "preact/hooks";
import { html } from "./html.js";

const MOST = 8; // offered at once

/** @typedef {{ id: string, label: string, hint?: string }} Option */

/**
 * The options in which every word stands; a label that begins with the first word comes first.
 *
 * @param {readonly Option[]} options
 * @param {string} text
 * @returns {Option[]}
 */
export function offered(options, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (/** @type {Option} */ option) =>
    words.every((word) => `${option.label} ${option.id} ${option.hint ?? ""}`.toLowerCase().includes(word));
  const first = words[0] ?? "";
  const rank = (/** @type {Option} */ { label, id }) =>
    label.toLowerCase().startsWith(first) ? 0 : `${label} ${id}`.toLowerCase().includes(first) ? 1 : 2;
  return options.filter(holds).sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, "en"));
}

/**
 * @param {{ id: string, label: string, placeholder?: string, options: readonly Option[], quiet?: boolean,
 *   take: (id: string) => void }} props quiet: the label is only read aloud
 */
export function Combobox({ id, label, placeholder = "", options, quiet = false, take }) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const all = open ? offered(options, text) : [];
  const there = all.slice(0, MOST);
  const show = (/** @type {boolean} */ now, place = 0) => {
    setOpen(now);
    setAt(place);
  };
  const choose = (/** @type {Option | undefined} */ option) => {
    if (option === undefined) return;
    setText("");
    show(false);
    take(option.id);
  };
  const typed = (/** @type {{ currentTarget: HTMLInputElement }} */ event) => {
    setText(event.currentTarget.value);
    show(true);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) show(true, open ? (at + step + there.length) % Math.max(there.length, 1) : 0);
    else if (event.key === "Enter" && open) choose(there[at]);
    else if (event.key === "Escape") open ? show(false) : setText("");
    else return;
    event.preventDefault();
  };
  return html`<div class="ar-combobox" data-quiet=${quiet ? "" : undefined}>
    <label for=${id} class=${quiet ? "ar-vh" : undefined}>${label}</label>
    <input
      id=${id}
      type="text"
      role="combobox"
      autocomplete="off"
      autocapitalize="none"
      spellcheck=${false}
      aria-autocomplete="list"
      aria-expanded=${there.length > 0 ? "true" : "false"}
      aria-controls=${`${id}-list`}
      aria-activedescendant=${there[at] ? `${id}-${there[at].id}` : undefined}
      placeholder=${placeholder}
      value=${text}
      onInput=${typed}
      onClick=${() => show(true)}
      onBlur=${() => show(false)}
      onKeyDown=${keys}
    />
    <ul id=${`${id}-list`} role="listbox" aria-label=${label} hidden=${there.length === 0}>
      ${there.map(
        (option, place) => html`<li
          id=${`${id}-${option.id}`}
          key=${option.id}
          role="option"
          aria-selected=${place === at ? "true" : "false"}
          onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}
          onClick=${() => choose(option)}
        >
          ${option.label}
          ${option.hint ? html` <small>${option.hint}</small>` : null}
        </li>`,
      )}
    </ul>
    <span class="ar-vh" role="status">${open && text ? `${all.length} found` : ""}</span>
    ${
      open && text && all.length === 0
        ? html`<p class="ar-combobox__none">Nothing in the directory is called that.</p>`
        : null
    }
  </div>`;
}
