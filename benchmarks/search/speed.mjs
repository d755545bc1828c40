/**
 * node speed.mjs <folder with search/> <Material's worker> < { documents, queries, rounds }
 *
 * Bytes and files before a first result, and the time of an answer with the files there, beside lunr with Material's
 * settings; both answer what Material's page asks.
 */

import { json } from "node:stream/consumers";
import { fetched, lunr, ours } from "./engines.mjs";

const [site, script] = process.argv.slice(2);
const { documents, queries, rounds } = await json(process.stdin);

const mine = await ours(site, new Map());
const bytes = [];
const files = [];
for (const query of queries) {
  await mine.forget();
  await mine.items(query);
  bytes.push(fetched.bytes);
  files.push(fetched.files);
}
const result = { bytes, files, ours: await times(mine) };
if (script !== "none") {
  const theirs = await lunr(script, documents);
  Object.assign(result, { lunr: await times(theirs), lunrBytes: theirs.bytes, lunrPrepared: theirs.prepared });
}
console.log(JSON.stringify(result));

async function times(engine) {
  const list = [];
  for (let round = 0; round <= rounds; round++) {
    for (const query of queries) {
      const start = performance.now();
      await engine.items(query);
      if (round > 0) list.push(performance.now() - start); // the first round warms both up
    }
  }
  return list;
}
