/** The search worker, in a sandbox: its arithmetic and its HTML. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const source = readFileSync(
  new URL("../../plugins/mkdocs_aruntime/assets/javascripts/search/worker.js", import.meta.url),
  "utf8",
);

/** @param {Record<string, unknown>} files */
function start(files = {}) {
  const sent = [];
  const context = vm.createContext({
    URL,
    self: {
      addEventListener: (_, listener) => (context.listener = listener),
      postMessage: (message) => sent.push(JSON.parse(JSON.stringify(message))), // as a message is cloned
      location: { href: "https://example.org/assets/aruntime/javascripts/search/worker.js" },
    },
    fetch: async (url) => {
      const name = new URL(url).pathname.replace("/search/", "");
      return { ok: name in files, status: 404, json: async () => files[name] };
    },
  });
  vm.runInContext(source, context);
  return { context, sent, tell: (type, data) => context.listener({ data: { type, data } }) };
}

const HEAD = { terms: { q: "t-q", r: "t-r" }, pages: ["d-0"], "page-size": 32, synonyms: { amqp: ["queue"] } };
const FILES = {
  "t-q": { words: { queue: 0, queues: 0, quick: 1 }, rows: [[0, 900, 2, 100], [1, 300]] },
  "t-r": { words: { router: 0 }, rows: [[2, 500]] },
  "d-0": [
    ["a/", "Queue", "About a queue", "Guide", ["x"], "Queue"],
    ["b/", "Quick <b>", "Fast", "Page", [], "Quick <b>"],
    ["a/#s", "Router & queue", "Both", "Guide", [], "Queue"],
  ],
};

/** @param {string} query */
async function found(query) {
  const worker = start(FILES);
  await worker.tell(0, { config: { head: HEAD }, docs: [] });
  await worker.tell(2, query);
  assert.deepEqual(worker.sent[0], { type: 1 });
  return worker.sent[1].data.items;
}

const locations = (groups) => groups.map((group) => group.map((item) => item.location));

test("documents with every word come first, then those with some", async () => {
  assert.deepEqual(locations(await found("queue router "))[0], ["a/", "a/#s"]);
});

test("one character is not looked up", async () => {
  assert.equal((await found("q")).length, 0);
});

test("an unfinished word finds what it begins", async () => {
  assert.deepEqual(locations(await found("qui")), [["b/"]]);
});

test("a word with a typo finds its neighbour", async () => {
  assert.deepEqual(locations(await found("ruoter ")), [["a/", "a/#s"]]);
});

test("a synonym finds what it means", async () => {
  assert.deepEqual(locations(await found("amqp "))[0], ["a/", "a/#s"]);
});

test("titles are text, whatever stands in them, and hits are marked", async () => {
  const [[item]] = await found("quick ");
  assert.equal(item.title, "<mark data-md-highlight>Quick</mark> &#60;b&#62;");
});

test("a section without its page gets the page as its heading", async () => {
  const [group] = await found("router ");
  assert.deepEqual([group[0].location, group[0].title], ["a/", "Queue"]);
});

test("edits are counted, neighbours that changed places as one", () => {
  const { context } = start();
  assert.equal(context.distance("queue", "queue", 2), 0);
  assert.equal(context.distance("queue", "quuee", 2), 1);
  assert.equal(context.distance("queue", "router", 2), 3);
  assert.equal(context.distance("a", "abcd", 2), 3);
});
