import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../plugins/mkdocs_aruntime/assets/javascripts/view/csv.js";

test("no cell is computed by a spreadsheet, whichever sign begins it or parts the cells", () => {
  for (const evil of ["=1", "+1", "-1", "@x", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠x"]) {
    assert.equal(csv([[evil]]), `'${evil}\r\n`);
  }
  assert.equal(csv([["\t=1"]]), '"\'\t=1"\r\n');
  assert.equal(csv([["\n=1"]]), '"\'\n=1"\r\n');
  assert.equal(csv([["a;=1"]]), '"a;=1"\r\n');
  assert.equal(csv([["a\t=1"]]), '"a\t=1"\r\n');
  assert.equal(csv([["a-b", "1 = 1"]]), "a-b,1 = 1\r\n");
});
