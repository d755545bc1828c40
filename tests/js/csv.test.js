import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/csv.js";

/** @param {string} text */
const cellOf = (text) => csv([[text]]).replace(/^\ufeff"|"\r\n$/g, "");

test("no cell is computed by a spreadsheet, whichever sign begins it or parts the cells", () => {
  for (const evil of [
    "=1",
    "+1",
    "-1",
    "@x",
    " =1",
    "\u00a0=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\t=1",
    "\n=1",
  ]) {
    assert.equal(cellOf(evil), `'${evil}`);
  }
  for (const plain of ["a;=1", "a\t=1", "a-b", "1 = 1"]) assert.equal(cellOf(plain), plain);
});

test("a version stays one, and what is a number or a date stays that", () => {
  for (const version of ["1.10", "2026.3", "1.10.2", "1e5", "1,10"])
    assert.equal(cellOf(version), `'${version}`);
  for (const other of ["73", "2026-11-28", "v1.10", "1.10rc1", ""]) assert.equal(cellOf(other), other);
});

test("a file begins with the mark of UTF-8, and every cell is in quotes", () => {
  assert.equal(
    csv([
      ["é", 'a "b", c'],
      ["1", ""],
    ]),
    '\ufeff"é","a ""b"", c"\r\n"1",""\r\n',
  );
});
