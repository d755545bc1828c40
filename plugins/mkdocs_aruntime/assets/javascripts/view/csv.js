/**
 * Comma-separated values (RFC 4180) that a spreadsheet opens as they are: nothing is run, the text is UTF-8,
 * which Excel reads by its mark alone, and versions do not become numbers or dates.
 */

const BYTE_ORDER_MARK = "\ufeff";

/** What some program takes for a formula. */
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** A number with more than digits: here it is a version, such as 1.10 or 2026.3. */
const VERSION = /^\d+(?:[.,eE]\d+)+$/;

/** @param {readonly (readonly string[])[]} rows */
export function csv(rows) {
  return `${BYTE_ORDER_MARK}${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} text */
function cell(text) {
  const inert = FORMULA.test(text) || VERSION.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`; // or it is split where a spreadsheet takes another sign
}
