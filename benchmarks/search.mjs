/**
 * node search.mjs <our site> <lunr's search_index.json> <queries as JSON>
 *
 * Both run in Node: our worker in a sandbox with files from disk, lunr as Material sets it up.
 */

import { readFileSync } from "node:fs";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import lunr from "lunr";

const [site, lunrIndex, queriesText] = process.argv.slice(2);
const queries = JSON.parse(queriesText);

let fetchedBytes = 0;
const context = vm.createContext({
  URL,
  self: { addEventListener: () => {}, postMessage: () => {}, location: { href: "https://x/assets/aruntime/javascripts/search/worker.js" } },
  fetch: async (url) => {
    const data = readFileSync(`${site}${new URL(url).pathname}`);
    fetchedBytes += gzipSync(data).length;
    return { ok: true, json: async () => JSON.parse(data) };
  },
});
vm.runInContext(readFileSync(`${site}/assets/aruntime/javascripts/search/worker.js`, "utf8"), context);
const head = readFileSync(`${site}/search/search_index.json`);
context.head = JSON.parse(head).config.head;
const forget = () => vm.runInContext('index = { head, base: "https://x/search/" }; fetched.clear();', context);

const bytes = [];
for (const query of queries) {
  forget();
  fetchedBytes = gzipSync(head).length;
  await context.answer(`${query} `);
  bytes.push(fetchedBytes);
}
forget();
for (const query of queries) await context.answer(`${query} `);
const ours = await times((query) => context.answer(`${query} `));

const { config, docs } = JSON.parse(readFileSync(lunrIndex));
const begin = performance.now();
lunr.tokenizer.separator = new RegExp(config.separator);
const index = lunr(function build() {
  this.field("title", { boost: 1e3 });
  this.field("text", { boost: 1 });
  this.ref("location");
  for (const doc of docs) this.add(doc);
});
const lunrBuild = performance.now() - begin;
const theirs = await times((query) => index.search(query.split(" ").map((word) => `+${word}* ${word}`).join(" ")));

console.log(JSON.stringify({ bytes: at(bytes, 0.5), ours95: at(ours, 0.95), lunr95: at(theirs, 0.95), lunrBuild }));

async function times(ask) {
  const list = [];
  for (let round = 0; round < 5; round++) {
    for (const query of queries) {
      const start = performance.now();
      await ask(query);
      list.push(performance.now() - start);
    }
  }
  return list;
}

function at(list, share) {
  return [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
}
