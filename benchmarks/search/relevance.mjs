/** node relevance.mjs <site> <Material's worker> < { documents, queries, engines }: per engine and query, units found. */

import { json } from "node:stream/consumers";
import { lunr, miniSearch, ours, pagefind } from "./engines.mjs";

const [site, script] = process.argv.slice(2);
const { documents, queries, engines } = await json(process.stdin);
const units = new Map(documents.map(({ location, unit }) => [location, unit]));
const makers = {
  ours: () => ours(site, units),
  lunr: () => lunr(script, documents),
  MiniSearch: () => miniSearch(documents),
  Pagefind: () => pagefind(documents),
};

const found = {};
for (const name of engines) {
  const engine = await makers[name]();
  found[name] = [];
  for (const query of queries) found[name].push(await engine.ask(query));
  await engine.end?.();
}
console.log(JSON.stringify(found));
