/**
 * node ask.mjs <site> < queries.json
 *
 * Asks the browser's own modules with files from disk, and prints per query what they answer: the documents in their
 * order, Material's groups, what is said about it, and the bytes that were fetched.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { answer } from "../../../plugins/mkdocs_aruntime/assets/javascripts/search/answer.js";
import { byPage } from "../../../plugins/mkdocs_aruntime/assets/javascripts/search/paging.js";
import { plan } from "../../../plugins/mkdocs_aruntime/assets/javascripts/search/planning.js";
import { ranked } from "../../../plugins/mkdocs_aruntime/assets/javascripts/search/ranking.js";
import { Store } from "../../../plugins/mkdocs_aruntime/assets/javascripts/search/store.js";

const MOST = 20;
const site = process.argv[2];
let bytes = 0;

globalThis.fetch = async (url) => {
  const data = await readFile(new URL(url));
  bytes += gzipSync(data).length;
  return { ok: true, json: async () => JSON.parse(data) };
};

const base = new URL(`file://${site}/search/`).href;
const index = await readFile(new URL(`${base}search_index.json`));
const { head } = JSON.parse(index).config;

const answers = [];
for (const query of JSON.parse(await text(process.stdin))) {
  bytes = gzipSync(index).length;
  const store = new Store(head, base);
  const { items, about } = await answer(query, store);
  const fetched = bytes;
  const order = ranked((await plan(query, store)).groups);
  const located = (list) => Promise.all(list.slice(0, MOST).map(({ number }) => store.document(number).then(locationOf)));
  answers.push({
    about,
    bytes: fetched,
    order: await located(order),
    pages: await located(byPage(order, head).map(({ found }) => found[0])),
    groups: items.map((group) => group.map(({ location }) => location)),
  });
}
console.log(JSON.stringify(answers));

function locationOf({ page: [page], part: [fragment] }) {
  return fragment === "" ? page : `${page}#${fragment}`;
}
