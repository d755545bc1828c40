/**
 * Answers Material's search box from the index that Whoosh weighed at build.
 *
 * A classic worker, because that is how Material starts it. Nothing is indexed here: a query fetches the
 * blocks of its words, adds up weights, and fetches the best documents. What Material's messages have no
 * place for, such as the number of results of each kind, goes to the page over a channel.
 */

// biome-ignore lint/suspicious/noRedundantUseStrict: it is loaded as a script, not as a module
"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const CHANNEL = "aruntime-search";
const FOLDER = new URL("../../../../search/", self.location.href).href;
const RENEWED = "renewed"; // what a page is told that has to be loaded again

/** @type {Promise<(query: string) => ReturnType<typeof import("./answer.js").answer>> | null} */
let answering = null;
/** @type {import("./store.js").Head | undefined} */
let head;
let latest = 0;
/** @type {{ query: string, failed?: string } | null} */
let lastMessage = null;
const channel = new BroadcastChannel(CHANNEL);
channel.addEventListener("message", ({ data }) => {
  const late = lastMessage !== null && data?.asked === lastMessage.query; // the page began to listen too late
  if (late) channel.postMessage(lastMessage);
});

self.addEventListener("message", async (event) => {
  const { type, data } = event.data;
  if (type === SETUP) {
    head = data.config.head;
    start().catch(() => {}); // the first query tries again, and says so
    self.postMessage({ type: READY });
  } else if (type === QUERY) {
    await reply(String(data));
  }
});

function start() {
  answering ??= load().catch((error) => {
    answering = null;
    throw error;
  });
  return answering;
}

async function load() {
  const [{ Store, fetched }, { answer }] = await Promise.all([import("./store.js"), import("./answer.js")]);
  if (head === undefined) throw new Error("asked before the index was there");
  const store = new Store(head, fetched(FOLDER));
  return (/** @type {string} */ query) => answer(query, store);
}

/**
 * Answers from the index that the page came with, or, where its files are gone because the site was renewed
 * under an open page, from the one that is there now.
 *
 * @param {string} query
 */
async function answerOf(query) {
  const folder = head?.folder;
  try {
    return await (await start())(query);
  } catch (error) {
    if (!(await isRenewed(folder))) throw error;
    return (await start())(query);
  }
}

/** @param {string | undefined} folder whose files could not be read */
async function isRenewed(folder) {
  const response = await fetch(`${FOLDER}search_index.json`, { cache: "no-cache" }).catch(() => null);
  if (!response?.ok) return false;
  /** @type {{ config: { head: import("./store.js").Head } }} */
  const { config } = await response.json();
  if (head === undefined || config.head.folder === folder) return false;
  if (config.head.format !== head.format) throw new Error(RENEWED);
  if (config.head.folder !== head.folder) answering = null;
  head = config.head;
  return true;
}

/**
 * Sends the answer, unless a newer query has come.
 *
 * @param {string} query
 */
async function reply(query) {
  const turn = ++latest;
  try {
    const answered = await answerOf(query);
    if (turn !== latest) return;
    tell(answered.about);
    self.postMessage({ type: RESULT, data: { items: answered.items } });
  } catch (error) {
    if (turn !== latest) return;
    tell({ query, failed: error instanceof Error ? error.message : String(error) });
    self.postMessage({ type: RESULT, data: { items: [] } });
  }
}

/** @param {{ query: string, failed?: string }} about what the page is told beside the results */
function tell(about) {
  lastMessage = about;
  channel.postMessage(about);
}
