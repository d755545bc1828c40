/**
 * The grid by keyboard: arrows, Enter, letters and digits; a block of a spreadsheet is pasted from the
 * active cell on.
 */

import { clearResults, lastTester, setResult } from "../../decision/answers.js";
import { levelFor, parsedBlock, paste } from "../../decision/pasting.js";
import { HIGHEST, rangeOf, setScore, typedRange } from "../../decision/scores.js";
import { plural } from "../../words.js";
import { elementOf, openCell } from "./places.js";

/** @import { Result } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { Row } from "../../state/rows.js" */
/** @import { Cell } from "../../state/store.js" */

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
/** @type {Readonly<Record<string, Result>>} */
const LETTERS = { p: "positive", f: "negative", u: "inconclusive" };

/** The digit before, and in which cell, so that a second one makes a range. */
let typed = "";

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null} the cell itself; what is in a cell keeps its own keys
 */
function cellOf(target) {
  return target instanceof HTMLElement && target.dataset.cell !== undefined ? target : null;
}

/**
 * @param {FocusEvent} event
 * @param {Page} page
 */
export function onFocus({ target }, { store }) {
  const cell = cellOf(target);
  if (cell === null) return;
  const now = { row: cell.dataset.cell ?? "", candidate: cell.dataset.candidate ?? "" };
  if (store.active.value?.row !== now.row || store.active.value.candidate !== now.candidate) typed = "";
  store.active.value = now;
}

/**
 * @param {KeyboardEvent} event
 * @param {Page} page
 */
export function onKey(event, page) {
  const cell = cellOf(event.target);
  const active = page.store.active.value;
  if (cell !== null && (event.ctrlKey || event.metaKey)) return travel(event, page);
  if (cell === null || active === null || event.altKey) return;
  const row = page.store.rows.value.find((each) => each.id === active.row);
  if (row === undefined || !act(event.key, row, active, page)) return;
  event.preventDefault();
  event.stopPropagation(); // the theme has keys of its own: p goes to the page before
}

/**
 * Undo and redo: the browser's own would change a text box that was left long ago.
 *
 * @param {KeyboardEvent} event
 * @param {Page} page
 */
function travel(event, { decisions }) {
  const key = event.key.toLowerCase();
  const redo = key === "y" || (key === "z" && event.shiftKey);
  if (!redo && key !== "z") return;
  event.preventDefault();
  if (redo) decisions.redo();
  else decisions.undo();
}

/**
 * @param {string} key
 * @param {Row} row
 * @param {Cell} active
 * @param {Page} page
 * @returns {boolean} whether the key means something here
 */
function act(key, row, active, page) {
  const arrow = ARROWS[key];
  if (arrow) return go(arrow, active, page);
  if (key === "Enter" || key === " ") {
    openCell(active, page);
    return true;
  }
  if (key === "Escape") return close(page);
  if (key === "Delete" || key === "Backspace") return clear(row, active, page);
  const result = LETTERS[key.toLowerCase()];
  if (row.kind === "check" && result) return mark(row, result, active, page);
  return (
    row.kind === "score" &&
    /^[0-9]$/.test(key) &&
    Number(key) <= HIGHEST &&
    score(row, Number(key), active, page)
  );
}

/**
 * @param {readonly [number, number]} arrow
 * @param {Cell} active
 * @param {Page} page
 */
function go([down, across], active, { store }) {
  const rows = store.rows.value.map((each) => each.id);
  const ids = store.decision.value.candidates.map((each) => each.id);
  const row = rows[clamp(rows.indexOf(active.row) + down, rows.length)];
  const id = ids[clamp(ids.indexOf(active.candidate) + across, ids.length)];
  if (across !== 0) store.shown.value = id ?? "";
  const next = row && id ? elementOf({ row, candidate: id }) : undefined;
  if (!row || !id || next === undefined) return false;
  queueMicrotask(() => next.focus());
  if (store.drawer.value?.kind === "cell") store.drawer.value = { kind: "cell", row, candidate: id };
  return true;
}

/**
 * @param {number} at
 * @param {number} length
 */
function clamp(at, length) {
  return Math.min(Math.max(at, 0), length - 1);
}

/** @param {Page} page */
function close({ store }) {
  if (store.drawer.value === null) return false;
  store.drawer.value = null;
  return true;
}

/**
 * @param {Extract<Row, { kind: "check" }>} row
 * @param {Result} result
 * @param {Cell} active
 * @param {Page} page
 */
function mark(row, result, active, page) {
  if (row.check && "slo" in row.check && result === "positive") {
    page.say("A latency target is shown by measurements: add a benchmark file, or its counts.");
    openCell(active, page);
    return true;
  }
  const { candidate } = active;
  const { today } = page.store;
  page.change((d) =>
    setResult(d, candidate, row.id, result, {
      check: row.check,
      level: levelFor(row),
      today,
      by: lastTester(d),
    }),
  );
  return true;
}

/**
 * @param {Extract<Row, { kind: "score" }>} row
 * @param {number} digit
 * @param {Cell} active
 * @param {Page} page
 */
function score(row, digit, { candidate }, page) {
  const key = `${row.id} ${candidate}`;
  const goesOn = typed === key;
  typed = goesOn ? "" : key;
  page.change((d) => {
    const now = rangeOf(
      d.candidates.find((each) => each.id === candidate),
      row.criterion.id,
    );
    return setScore(d, candidate, row.criterion.id, typedRange(now, digit, goesOn));
  }, key);
  return true;
}

/**
 * @param {Row} row
 * @param {Cell} active
 * @param {Page} page
 */
function clear(row, { candidate }, page) {
  page.change((d) =>
    row.kind === "score"
      ? setScore(d, candidate, row.criterion.id, null)
      : clearResults(d, candidate, row.id),
  );
  return true;
}

/**
 * @param {ClipboardEvent} event
 * @param {Page} page
 */
export function onPaste(event, page) {
  const { active, decision, rows, today } = page.store;
  const text = event.clipboardData?.getData("text") ?? "";
  if (cellOf(event.target) === null || active.value === null || text === "") return;
  event.preventDefault();
  const candidates = decision.value.candidates.map((each) => each.id);
  const place = { rows: rows.value, candidates, ...active.value, today, by: lastTester(decision.value) };
  const pasted = paste(decision.value, parsedBlock(text), place);
  page.change(() => pasted.decision);
  page.say(`${plural(pasted.filled, "cell")} filled${refusedWords(pasted.refused)}.`);
}

/** @param {readonly string[]} refused */
function refusedWords(refused) {
  if (refused.length === 0) return "";
  const some = refused
    .slice(0, 3)
    .map((each) => `“${each.slice(0, 40)}”`)
    .join(", ");
  const expected =
    "expected pass, fail or unknown for a must-have, and 0 to 4 or a range such as 2-3 for a score";
  return `; ${plural(refused.length, "cell")} left out (${some}): ${expected}`;
}
