/** Lists the corrections that were begun, above what the page shows. */

import { h, render } from "preact";
import { WaitingList } from "./views/waiting.js";

/**
 * @param {HTMLElement} root
 * @param {Element} content
 */
export function list({ dataset: { site = "" } }, content) {
  const place = document.createElement("div");
  content.prepend(place);
  const isOpen = new URL(`${site}corrections/`, location.href).pathname === location.pathname;
  render(h(WaitingList, { site, open: isOpen }), place);
}
