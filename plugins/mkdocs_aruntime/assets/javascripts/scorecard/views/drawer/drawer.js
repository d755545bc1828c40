/**
 * What is open beside the grid: a cell, a must-have, a candidate, or the needs. On a small screen it lies
 * over it.
 */

import { html } from "../../../view/html.js";
import { elementOf } from "../grid/places.js";
import { AboutPanel } from "./about.js";
import { CandidatePanel } from "./candidate.js";
import { CellPanel } from "./cell.js";
import { RequirementPanel } from "./requirement.js";
import { ScorePanel } from "./score.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Page } from "../../page.js" */

/** @param {{ page: Page }} props */
export function Drawer({ page }) {
  const { drawer, rows, decision } = page.store;
  const now = drawer.value;
  if (now === null) return null;
  if (now.kind === "about") return html`<${AboutPanel} page=${page} />`;
  const here = (/** @type {string} */ id) => decision.value.candidates.find((each) => each.id === id);
  if (now.kind === "candidate") {
    const candidate = here(now.candidate);
    return candidate
      ? html`<${CandidatePanel} key=${candidate.id} page=${page} candidate=${candidate} />`
      : null;
  }
  const row = rows.value.find((each) => each.id === now.row);
  if (row === undefined) return null;
  if (now.kind === "requirement") {
    return row.kind === "check" ? html`<${RequirementPanel} key=${row.id} page=${page} row=${row} />` : null;
  }
  const candidate = here(now.candidate);
  if (candidate === undefined) return null;
  const view = row.kind === "score" ? ScorePanel : CellPanel;
  return html`<${view} key=${`${row.id} ${candidate.id}`} page=${page} row=${row} candidate=${candidate} />`;
}

/** @param {{ page: Page, title: string, about?: string, children?: ComponentChildren }} props */
export function Panel({ page, title, about = "", children }) {
  const close = () => leave(page);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  return html`<aside class="ar-drawer" aria-labelledby="drawer" onKeyDown=${keys}>
    <div class="ar-drawer__head">
      <h2 id="drawer" tabindex="-1">${title}</h2>
      <button type="button" aria-label="Close" onClick=${close}>×</button>
    </div>
    ${about ? html`<p class="ar-drawer__about">${about}</p>` : null}
    ${children}
  </aside>`;
}

/**
 * Closes the drawer and goes back to the cell that it was opened from, or to the head of the grid.
 *
 * @param {Page} page
 */
export function leave({ store }) {
  const before = store.active.value;
  store.drawer.value = null;
  const next = elementOf(before) ?? document.getElementById("must-haves");
  next?.focus({ preventScroll: true });
}
