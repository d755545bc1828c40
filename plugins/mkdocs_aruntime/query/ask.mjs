/** node ask.mjs < { files, query, limit }: what the site's search finds in these files of an index, as JSON. */

import { json } from "node:stream/consumers";
import { find } from "../assets/javascripts/search/find.js";
import { Store, kindOf } from "../assets/javascripts/search/store.js";

const FOLDER = "search/";
const { files, query, limit } = await json(process.stdin);
const store = new Store(files[`${FOLDER}search_index.json`].config.head, async (path) => files[FOLDER + path]);
const { pages, comparison, said } = await find(query, store);
const [compared, shown] = await Promise.all([comparison, Promise.all(pages.slice(0, limit).map(page))]);
const first = compared === null ? [] : [comparedPage(compared)];
console.log(JSON.stringify({ ...said, count: first.length + pages.length, pages: [...first, ...shown].slice(0, limit) }));

async function page({ kind, found }) {
  const { scale, exact } = store.head.ranking;
  const score = Math.round((100 * found[0].score) / (scale * exact)) / 100;
  const documents = await Promise.all(found.map(({ number }) => store.document(number)));
  const parts = documents.map(({ page: [location], part: [fragment, title] }) => {
    return { location: fragment === "" ? location : `${location}#${fragment}`, title };
  });
  const [{ page: [, title, label, facts], part: [fragment, , summary] }] = documents;
  const isPart = fragment !== "" && kindOf(found[0].number, store.head)[4] === 0;
  return { ...parts[0], page: isPart ? title : "", kind, label, summary, facts, score, parts: parts.slice(1) };
}

function comparedPage({ location, title, text }) {
  return { location, title, page: "", kind: "comparison", label: "Comparison", summary: text, facts: [], score: 0, parts: [] };
}
