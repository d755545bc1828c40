/**
 * What Material's search box has no place for: results by kind with their numbers, what was probably meant,
 * recent searches, and where to go when nothing is found. Material draws the results; this stands above and
 * between them.
 */

import { drawGroups } from "./groups.js";
import { drawPanel } from "./panel.js";
import { remember } from "./recent.js";
import { messageOf } from "./messages.js";

/**
 * @typedef {import("./answer.js").About} About
 * @typedef {import("./messages.js").Message} Message
 */

const CHANNEL = "aruntime-search";
const QUIET = 700; // milliseconds without typing before the number of results is said aloud

const box = document.querySelector("[data-md-component=search]");
const input = box?.querySelector("[data-md-component=search-query]");
const meta = box?.querySelector(".md-search-result__meta");
const list = box?.querySelector(".md-search-result__list");
if (input instanceof HTMLInputElement && meta instanceof HTMLElement && list instanceof HTMLElement)
  start(input, meta, list);

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} meta
 * @param {HTMLElement} list
 */
function start(input, meta, list) {
  const panel = document.createElement("div");
  panel.className = "ar-search md-typeset";
  const status = document.createElement("p");
  status.className = "ar-vh";
  status.setAttribute("role", "status");
  status.hidden = true; // until something is asked: the page may have a status of its own
  meta.after(panel, status);
  const { base = ".", translations = {} } = themed();
  const scope = new URL(base, location.href).pathname;
  /** @type {Message | null} */
  let message = null;
  let saying = 0;

  const ask = (/** @type {string} */ query) => {
    input.value = query;
    input.focus();
    input.dispatchEvent(new Event("keyup"));
  };
  const draw = () => {
    const current = message !== null && message.query === input.value ? message : null;
    drawPanel(panel, { query: input.value.trim(), result: current, scope, ask, redraw: draw });
    const about = current !== null && !("failed" in current) ? current : null;
    drawGroups(list, about, ask);
    const line =
      current === null || input.value.trim() === ""
        ? null
        : said(current, translations["search.result.placeholder"]);
    if (line !== null && meta.textContent !== line) meta.textContent = line;
    observer.takeRecords();
    status.hidden = line === null;
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = line ?? ""), QUIET);
  };
  const observer = new MutationObserver(draw);
  observer.observe(meta, { childList: true });
  observer.observe(list, { childList: true });
  input.addEventListener("input", draw);
  input.form?.addEventListener("reset", () => setTimeout(draw));
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    const now = messageOf(data);
    if (now?.query !== input.value) return; // another page's
    message = now;
    draw();
  });
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(".md-search-result__link")) remember(scope, input.value);
  });
  draw();
  // A link with ?q= may have been answered before this script was there.
  channel.postMessage({ asked: input.value });
}

/**
 * @param {Message} message
 * @param {string} [hint] what is said until something is asked
 */
function said(message, hint) {
  if ("failed" in message) return "The search could not be loaded";
  const { total, kinds, kind, short, strange } = message;
  if (strange !== null) return `“in:${strange}” is no kind of result; ${total} of all kinds`;
  if (hint !== undefined && short) return hint;
  const one = kinds.find((each) => each.slug === kind);
  if (one !== undefined) return `${one.count} of ${total} results: ${one.plural.toLowerCase()}`;
  if (kind !== null || total === 0) return "Nothing found";
  return total === 1 ? "1 result" : `${total} results`;
}

/**
 * What the theme tells its own script.
 *
 * @returns {{ base?: string, translations?: Record<string, string> }}
 */
function themed() {
  return JSON.parse(document.querySelector("#__config")?.textContent ?? "{}");
}
