/** The search worker: Material's messages, its arithmetic and its HTML. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { distance } from "../../plugins/mkdocs_aruntime/assets/javascripts/search/typos.js";

const FOLDER = "../../plugins/mkdocs_aruntime/assets/javascripts/search";

const HEAD = {
  format: 3,
  folder: "f",
  keys: ["", "r"],
  fan: 1,
  letters: "qr",
  kinds: [
    ["Page", "Pages", "page", 0, 0],
    ["Guide", "Guides", "guide", 128, 0],
    ["Glossary", "Glossary", "glossary", 256, 1],
  ],
  slot: 128,
  together: 16,
  compare: { address: "", kinds: [], words: [], alternatives: [] },
  ranking: {
    exact: 100,
    start: 85,
    longer: 90,
    root: 75,
    typo: 55,
    typoElse: 35,
    concept: 80,
    joined: 80,
    whole: 100,
    begun: 60,
    corrected: 90,
    least: 2,
    most: 24,
    mostNamed: 3,
    shortestBegun: 5,
    shortestTypo: 4,
    shortestBegunTypo: 5,
    twoEdits: 8,
    nearest: 3,
    best: 10,
    all: 5,
    next: 1,
    parts: 3,
    weakest: 10,
    needed: 75,
    outstanding: 125,
    phrase: 1000,
  },
};
const BLOCKS = {
  "f/t/0": {
    words: { constructor: 2, queue: 0, queues: 0, quick: 1 },
    stems: ["queu", "quick", "constructor"],
    rows: [
      [128, 900, 1, 100, 127, 300],
      [0, 300],
      [0, 100],
    ],
    starts: { qu: [0, 200, 128, 800] },
    names: { queue: [128, 2000], queue_router: [129, 500] },
    pairs: { 0: { router: [129, 400] } },
    concepts: { 0: { "": ["queue", [256, 700]] } },
  },
  "f/t/1": { words: { router: 0 }, stems: ["router"], rows: [[129, 500]] },
};
const FILES = {
  ...BLOCKS,
  "f/y/q": ["queue", "queues", "quick"],
  "f/y/r": ["router"],
  "f/d/0": { page: ["b/", "Quick <b>", "Page", [], []], parts: [["", "Quick <b>", 'Fast & "good"']] },
  "f/d/8": {
    page: ["a/", "Queue", "Guide", ["Layer", "Apache-2.0"], []],
    parts: [
      ["", "Queue", "About a queue"],
      ["s", "Router & queue", "Both"],
    ],
  },
  "f/d/16": {
    page: ["glossary/", "Glossary", "Glossary", [], []],
    parts: [["queue", "Queue", "A line of waiting messages."]],
  },
};

let asked;
let told;
let listener;
let turn = 0;

let heard;

globalThis.BroadcastChannel = class {
  addEventListener(_, given) {
    heard = given;
  }

  postMessage(message) {
    told.push(message);
  }
};

beforeEach(() => {
  asked = [];
  told = [];
});

/** Starts the worker as a browser does; gives what it sends. */
async function start(files = FILES) {
  const sent = [];
  globalThis.fetch = async (url) => {
    const name = String(url).replace("https://example.org/search/", "").replace(".json", "");
    asked.push(name);
    return { ok: name in files, status: 404, json: async () => structuredClone(files[name]) };
  };
  globalThis.self = {
    addEventListener: (_, given) => (listener = given),
    postMessage: (message) => sent.push(structuredClone(message)),
    location: { href: "https://example.org/assets/aruntime/javascripts/search/worker.js" },
  };
  await import(`${FOLDER}/worker.js?${turn++}`);
  const tell = listener;
  await tell({ data: { type: 0, data: { config: { head: HEAD }, docs: [] } } });
  return { sent, ask: (query) => tell({ data: { type: 2, data: query } }) };
}

/** @param {string} query */
async function found(query) {
  const worker = await start();
  await worker.ask(query);
  assert.deepEqual(worker.sent[0], { type: 1 });
  assert.equal(worker.sent[1].type, 3);
  return worker.sent[1].data.items;
}

const locations = (groups) => groups.map((group) => group.map((item) => item.location));

test("documents with every word come first, then those with some", async () => {
  const groups = await found("queue router ");
  assert.deepEqual(locations(groups)[0], ["a/", "a/#s"]);
  assert.ok(groups[0][1].score > groups[0][0].score, "the section has both words");
});

test("one character is not looked up", async () => {
  assert.equal((await found("q")).length, 0);
  assert.deepEqual(asked, []);
});

test("the first letters of a title are looked up at once", async () => {
  assert.deepEqual(locations(await found("qu")), [["a/"], ["b/"]]);
});

test("an unfinished word finds what it begins", async () => {
  assert.deepEqual(locations(await found("qui")), [["b/"]]);
});

test("a word with a typo finds its neighbour, and it is told what was looked for", async () => {
  assert.deepEqual(locations(await found("ruoter ")), [["a/", "a/#s"]]);
  assert.equal(told[0].corrected, "router");
});

test("every spelling of a glossary term finds its definition, which is in the result at once", async () => {
  const groups = await found("queue ");
  const [term] = groups.find(([first]) => first.location === "glossary/#queue");
  assert.equal(
    term.title,
    '<mark data-md-highlight>Queue</mark><span class="ar-found__text">A line of waiting messages.</span>',
  );
  assert.deepEqual(term.tags, ["Glossary"]);
});

test("a result of a runtime shows its facts beside its kind", async () => {
  const [[item]] = await found("queue ");
  assert.deepEqual(item.tags, ["Guide", "Layer", "Apache-2.0"]);
});

test("titles are text, whatever stands in them, and hits are marked", async () => {
  const [[item]] = await found("quick ");
  assert.equal(item.title, "<mark data-md-highlight>Quick</mark> &#60;b&#62;");
  assert.equal(item.text, "Fast &#38; &#34;good&#34;");
});

test("a section without its page gets the page as its heading, and Enter opens the section", async () => {
  const [group] = await found("router ");
  assert.deepEqual([group[0].location, group[0].title], ["a/", "Queue"]);
  assert.ok(group[0].score < group[1].score);
});

test("results are counted by kind: pages, and every term for itself", async () => {
  await found("queue ");
  assert.deepEqual(told[0].kinds, [
    { slug: "guide", label: "Guide", plural: "Guides", count: 1 },
    { slug: "glossary", label: "Glossary", plural: "Glossary", count: 1 },
  ]);
  assert.equal(told[0].total, 2);
});

test("a kind in the query leaves the others out, and is no word of it", async () => {
  assert.deepEqual(locations(await found("in:glossary queue ")), [["glossary/#queue"]]);
  assert.equal(told[0].total, 2);
  assert.equal(told[0].strange, null);
  assert.equal((await found("in:glossary")).length, 0);
});

test("what is no kind is told, and every kind is shown", async () => {
  assert.ok((await found("in:glosary queue ")).length > 0);
  assert.equal(told[0].strange, "glosary");
  assert.equal(told[0].kind, null);
});

test("a word that every object has is a word", async () => {
  assert.deepEqual(locations(await found("constructor ")), [["b/"]]);
  assert.equal((await found("valueOf ")).length, 0);
});

test("a stale answer is dropped", async () => {
  const worker = await start();
  await Promise.all([worker.ask("queue "), worker.ask("quick ")]);
  assert.deepEqual(
    worker.sent.slice(1).map(({ data }) => locations(data.items)),
    [[["b/"]]],
  );
});

test("what was fetched once is not fetched again, what failed is", async () => {
  const files = { ...FILES };
  delete files["f/t/1"];
  const worker = await start(files);
  await worker.ask("router ");
  assert.match(told[0].failed, /t\/1.json: 404/);
  files["f/t/1"] = FILES["f/t/1"];
  await worker.ask("router ");
  await worker.ask("router ");
  assert.equal(worker.sent.at(-1).data.items.length, 1);
  assert.equal(asked.filter((name) => name === "f/t/1").length, 2);
});

test("a site that was renewed under an open page is asked in its new folder, and told where it cannot be", async () => {
  const head = { ...HEAD, folder: "g" };
  const files = {
    search_index: { config: { head } },
    ...Object.fromEntries(Object.entries(FILES).map(([name, file]) => [name.replace("f/", "g/"), file])),
  };
  const { sent, ask } = await start(files);
  await ask("router ");
  assert.deepEqual(locations(sent.at(-1).data.items), [["a/", "a/#s"]]);
  const other = await start({ search_index: { config: { head: { ...head, format: 99 } } } });
  await other.ask("router ");
  assert.equal(told.at(-1).failed, "renewed");
});

test("where there are many blocks, a file between lists their keys", async () => {
  const many = { ...FILES, "f/k/0": ["", "qz"], "f/k/1": ["r"], "f/t/2": FILES["f/t/1"], "f/t/1": {} };
  const worker = await start(many);
  HEAD.fan = 2;
  HEAD.keys = ["", "r"];
  await worker.ask("router ");
  Object.assign(HEAD, { fan: 1 });
  assert.deepEqual(asked.slice(0, 2), ["f/k/1", "f/t/2"]);
  assert.deepEqual(locations(worker.sent.at(-1).data.items), [["a/", "a/#s"]]);
});

test("edits are counted, neighbours that changed places as one", () => {
  assert.equal(distance("queue", "queue", 2), 0);
  assert.equal(distance("queue", "quuee", 2), 1);
  assert.equal(distance("queue", "router", 2), 3);
  assert.equal(distance("a", "abcd", 2), 3);
  assert.equal(distance("qeu", "queue", 1, true), 1);
});

test("a page that began to listen too late is told the last answer, and only if it shows that query", async () => {
  const { ask } = await start();
  heard({ data: { asked: "queue" } });
  assert.deepEqual(told, [], "nothing was asked yet");
  await ask("queue");
  heard({ data: { asked: "router" } });
  assert.equal(told.length, 1);
  heard({ data: { asked: "queue" } });
  assert.deepEqual(told[1], told[0]);
});

test("Enter opens what is shown first, though one heavy word scores more than all of them", async () => {
  const heavy = {
    ...FILES,
    "f/t/0": { ...BLOCKS["f/t/0"], concepts: { 0: { "": ["queue", [256, 1500]] } } },
  };
  const { sent, ask } = await start(heavy);
  await ask("queue router");
  const pages = sent.at(-1).data.items;
  assert.deepEqual(
    pages.map(([{ location }]) => location),
    ["a/", "glossary/#queue"],
  );
  const best = pages.map((page) => Math.max(...page.map(({ score }) => score)));
  assert.ok(best[0] > best[1]);
});

test("parts that have other words of the query are shown, not folded, though none has all of them", async () => {
  const row = (first, second) => ({ words: { [first]: 0, [second]: 1 }, stems: [first, second] });
  const apart = {
    "f/t/0": {
      ...row("queue", "quick"),
      rows: [
        [129, 900],
        [130, 800],
      ],
    },
    "f/t/1": { words: { router: 0 }, stems: ["router"], rows: [[129, 100, 2, 700]] },
    "f/d/8": {
      page: ["a/", "Alpha", "Guide", [], []],
      parts: [
        ["", "Alpha", ""],
        ["q", "Queue", ""],
        ["k", "Quick", ""],
        ["r", "Router", ""],
      ],
    },
  };
  const { sent, ask } = await start({ ...FILES, ...apart });
  await ask("queue quick router ");
  const [[heading, ...parts]] = sent.at(-1).data.items;
  assert.equal(heading.location, "a/");
  assert.deepEqual(
    parts.map(({ location }) => location),
    ["a/#q", "a/#k", "a/#r"],
  );
  assert.deepEqual(
    parts.map(({ score }) => score > heading.score),
    [true, true, false],
  );
});
