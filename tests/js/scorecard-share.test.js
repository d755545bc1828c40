/** A link holds the whole decision; a damaged, cut, newer or hostile one is known as such. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";

import {
  packed,
  unpacked,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/transfer/share.js";
import { emptyDecision } from "../../plugins/mkdocs_aruntime/assets/javascripts/scorecard/decision/candidates.js";

const HOSTILE = {
  ...emptyDecision(),
  title: "אב <script>alert(1)</script> 🦄 =1+1",
  problem: "ü".repeat(3000),
};

const link = (/** @type {unknown} */ data) => `1.${deflateSync(JSON.stringify(data)).toString("base64url")}`;

test("what is packed is unpacked, every sign of it", async () => {
  assert.deepEqual(await unpacked(await packed(HOSTILE)), HOSTILE);
});

test("a link is an address's own letters, and shorter than what it holds", async () => {
  const text = await packed(HOSTILE);
  assert.match(text, /^1\.[A-Za-z0-9_-]+$/);
  assert.ok(text.length < JSON.stringify(HOSTILE).length / 5);
});

test("links of other makers are read", async () => {
  assert.deepEqual(await unpacked(link(HOSTILE)), HOSTILE);
});

test("a link that was cut off or changed anywhere is known as damaged", async () => {
  const text = await packed(HOSTILE);
  for (let end = 0; end < text.length; end += 7)
    await assert.rejects(unpacked(text.slice(0, end)), /damaged or was cut off/);
  for (let at = 2; at < text.length; at += 5) {
    const other = text[at] === "A" ? "z" : "A";
    await assert.rejects(
      unpacked(text.slice(0, at) + other + text.slice(at + 1)),
      /damaged or was cut off/,
      `at ${at}`,
    );
  }
});

test("what is not a decision is damaged, or told what it lacks", async () => {
  for (const broken of ["1.", "x", "1.!!"]) await assert.rejects(unpacked(broken), /damaged/);
  for (const broken of [
    null,
    7,
    [1, 2],
    {},
    { ...emptyDecision(), needs: null },
    { ...emptyDecision(), candidates: [null] },
  ]) {
    await assert.rejects(unpacked(link(broken)), /holds no decision that this page can open: .+/);
  }
  await assert.rejects(
    unpacked(link({ ...emptyDecision(), title: "\u0000" })),
    /title: holds U\+0000, which is no printable character/,
  );
  await assert.rejects(
    unpacked(`1.${deflateSync("[".repeat(50_000)).toString("base64url")}`),
    /nested deeper than 30 levels/,
  );
});

test("a link of a newer page, or with a decision of a newer format, says so", async () => {
  await assert.rejects(unpacked("2.abc"), /newer version/);
  await assert.rejects(
    unpacked(link({ ...emptyDecision(), schema: "aruntime/decision/2" })),
    /newer version/,
  );
});

test("a few bytes that unpack to gigabytes are refused before they do", async () => {
  const bomb = `1.${deflateSync(Buffer.alloc(200_000_000)).toString("base64url")}`;
  assert.ok(bomb.length < 300_000);
  await assert.rejects(unpacked(bomb), /more than this page reads/);
  await assert.rejects(unpacked(`1.${"A".repeat(1_000_001)}`), /more than this page reads/);
});
