/** A button that opens a panel; Escape and a click elsewhere close it. */

import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.js";

/** @import { ComponentChildren } from "preact" */

/**
 * @param {{ id?: string, label: string, note?: string, kind?: string, children?: ComponentChildren }} props
 *   kind: more class names
 */
export function Menu({ id, label, note = "", kind = "", children }) {
  const ref = useRef(/** @type {HTMLDetailsElement | null} */ (null));
  useEffect(() => {
    const leave = (/** @type {Event} */ { target }) => {
      if (ref.current && target instanceof Node && !ref.current.contains(target)) ref.current.open = false;
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, []);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !ref.current?.open) return;
    event.preventDefault();
    ref.current.open = false;
    ref.current.querySelector("summary")?.focus();
  };
  return html`<details class=${`ar-menu ${kind}`.trim()} id=${id} ref=${ref} onKeyDown=${keys}>
    <summary>${label}${note ? html`${" "}<span class="ar-note">${note}</span>` : null}</summary>
    <div class="ar-menu__list">${children}</div>
  </details>`;
}

/**
 * Closes the menu that an element stands in.
 *
 * @param {EventTarget | null} target
 */
export function closeMenu(target) {
  const menu = target instanceof Element ? target.closest("details.ar-menu") : null;
  if (menu instanceof HTMLDetailsElement) menu.open = false;
}
