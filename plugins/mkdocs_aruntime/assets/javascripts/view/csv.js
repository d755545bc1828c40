/** Comma-separated values (RFC 4180) that a spreadsheet opens without running anything. */

/** @param {readonly (readonly string[])[]} rows */
export function csv(rows) {
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} text */
function cell(text) {
  const inert = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text; // a formula to some programs
  return /[",;\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
