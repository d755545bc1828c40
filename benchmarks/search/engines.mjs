/**
 * Four engines over the same documents, each as it is meant to be used.
 *
 * A document is `{ location, unit, title, text }`; a unit is a page or a glossary term, and what is ranked are units.
 * An engine is `{ ask(query) -> units, best first }`.
 */

import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

export const MOST = 20;

/** Bytes that were fetched, as a host sends them. */
export const fetched = { bytes: 0, files: 0 };

globalThis.fetch = async (url) => {
  const data = await readFile(new URL(String(url).split("?")[0], "file:///"));
  fetched.bytes += gzipSync(data).length;
  fetched.files += 1;
  const copy = () => data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
  return { ok: true, status: 200, json: async () => JSON.parse(data), text: async () => `${data}`, arrayBuffer: async () => copy() };
};

/** Our worker's modules over the files of a built site. */
export async function ours(site, units) {
  const folder = "../../plugins/mkdocs_aruntime/assets/javascripts/search";
  const { answer } = await import(`${folder}/answer.js`);
  const { Store, fetched: from } = await import(`${folder}/store.js`);
  const base = `file://${site}/search/`;
  let store;
  const forget = async () => {
    fetched.bytes = fetched.files = 0;
    store = new Store((await (await fetch(`${base}search_index.json`)).json()).config.head, from(base));
  };
  await forget();
  const items = async (query) => (await answer(query, store)).items;
  return { forget, items, ask: async (query) => distinct((await items(query)).flat().map(({ location }) => units.get(location) ?? location)) };
}

/** Material's own worker, with lunr, its pipeline, boosts and separator. */
export async function lunr(script, documents) {
  const sent = [];
  const context = vm.createContext({ console: { ...console, warn: () => {} }, URL, performance, setTimeout });
  Object.assign(context, {
    self: context,
    globalThis: context,
    addEventListener: (_, listener) => (context.listener = listener),
    postMessage: (message) => sent.push(message),
  });
  vm.runInContext(await readFile(script, "utf8"), context);
  const data = materialIndex(documents);
  const start = performance.now();
  await context.listener({ data: { type: 0, data: { ...data, options: { suggest: false } } } });
  const prepared = performance.now() - start;
  const units = new Map(documents.map(({ location, unit }) => [location, unit]));
  const items = async (query) => {
    sent.length = 0;
    await context.listener({ data: { type: 2, data: query } });
    return sent[0].data.items;
  };
  // Material draws a group as one page, above the terms of a page that are found by themselves.
  const ask = async (query) => distinct((await items(query)).flatMap((group) => groupUnits(group, units)));
  return { prepared, items, ask, bytes: gzipSync(JSON.stringify(data)).length };
}

function groupUnits(group, units) {
  const found = group.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return found.map(({ location }) => units.get(location));
}

/** What Material's plugin writes for the browser. */
function materialIndex(documents) {
  const fields = { title: { boost: 1e3 }, text: { boost: 1 }, tags: { boost: 1e6 } };
  const config = { lang: ["en"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields };
  return { config, docs: documents.map(({ location, title, text }) => ({ location, title, text })) };
}

/** MiniSearch as its documentation recommends it: prefixes, fuzziness of a fifth, titles twice. */
export async function miniSearch(documents) {
  const { default: MiniSearch } = await import("minisearch");
  const start = performance.now();
  const index = new MiniSearch({ fields: ["title", "text"], idField: "location", storeFields: ["unit"] });
  index.addAll(documents);
  const prepared = performance.now() - start;
  const ask = async (query) =>
    distinct(index.search(query, { boost: { title: 2 }, prefix: true, fuzzy: 0.2 }).map(({ unit }) => unit));
  return { prepared, ask, bytes: gzipSync(JSON.stringify(index)).length };
}

/** Pagefind over one page per unit, sections under their headings. */
export async function pagefind(documents) {
  const { close, createIndex } = await import("pagefind");
  const folder = await mkdtemp(join(tmpdir(), "pagefind-"));
  const { index } = await createIndex({});
  for (const [unit, parts] of Map.groupBy?.(documents, ({ unit }) => unit) ?? grouped(documents)) {
    const url = `${encodeURIComponent(unit || "home")}.html`;
    await index.addHTMLFile({ url, content: page(parts) });
  }
  await index.writeFiles({ outputPath: folder });
  await close();
  Object.assign(globalThis, {
    document: { querySelector: () => null },
    window: globalThis,
    location: { origin: "file://", href: "file:///" },
  });
  const engine = await import(`${folder}/pagefind.js`);
  await engine.options({ basePath: `${folder}/`, baseUrl: "/" });
  await engine.init();
  const ask = async (query) => {
    const { results } = await engine.search(query);
    const found = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    return distinct(found.map(({ url }) => decodeURIComponent(url.replace(/^\/|\.html$/g, "")).replace(/^home$/, "")));
  };
  return { ask, end: () => rm(folder, { recursive: true }) };
}

function page([first, ...rest]) {
  const sections = rest.map(({ location, title, text }) => {
    const id = location.split("#")[1] ?? "";
    return `<h2 id="${escaped(id)}">${escaped(title)}</h2><p>${escaped(text)}</p>`;
  });
  return `<html lang="en"><body><h1>${escaped(first.title)}</h1><p>${escaped(first.text)}</p>${sections.join("")}</body></html>`;
}

function grouped(documents) {
  const groups = new Map();
  for (const each of documents) groups.set(each.unit, [...(groups.get(each.unit) ?? []), each]);
  return groups;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function distinct(units) {
  return [...new Set(units.filter((unit) => unit !== undefined))].slice(0, MOST);
}
