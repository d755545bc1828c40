/**
 * node ask.mjs <site> < queries.json
 *
 * Asks the browser's own modules with files from disk, and prints per query what they answer: Material's groups, what
 * is said about it, and the bytes that were read.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { answer } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/search/answer.js";
import { Store } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/search/store.js";

const folder = `${process.argv[2]}/search/`;
const index = await readFile(`${folder}search_index.json`);
const { head } = JSON.parse(index).config;
const answers = [];
for (const query of JSON.parse(await text(process.stdin))) {
  let bytes = gzipSync(index).length;
  const store = new Store(head, async (path) => {
    const data = await readFile(folder + path);
    bytes += gzipSync(data).length;
    return JSON.parse(data);
  });
  const { items, about } = await answer(query, store);
  answers.push({ about, bytes, groups: items.map((group) => group.map(({ location }) => location)) });
}
console.log(JSON.stringify(answers));
