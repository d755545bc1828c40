/** Cells of the grid on the page: found, and opened from anywhere. */

import { batch } from "@preact/signals";

/** @import { Page } from "../../page.js" */
/** @import { Cell } from "../../state/store.js" */

/**
 * @param {Cell | null} cell
 * @returns {HTMLElement | undefined}
 */
export function elementOf(cell) {
  /** @type {NodeListOf<HTMLElement>} */
  const cells = document.querySelectorAll("[data-cell]");
  return [...cells].find(
    ({ dataset }) => dataset.cell === cell?.row && dataset.candidate === cell?.candidate,
  );
}

/**
 * Opens a cell beside the grid, and goes there.
 *
 * @param {Cell} cell
 * @param {Page} page
 */
export function openCell(cell, { store }) {
  batch(() => {
    store.active.value = cell;
    store.shown.value = cell.candidate;
    store.drawer.value = { kind: "cell", ...cell };
  });
  requestAnimationFrame(() => {
    elementOf(cell)?.scrollIntoView({ block: "center", inline: "nearest" });
    document.getElementById("drawer")?.focus({ preventScroll: true });
  });
}
