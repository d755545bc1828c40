/**
 * Opens the form of a correction where "Correct this" is chosen; without scripts these links open the file.
 */

import { h, render } from "preact";
import { parsedJson } from "../view/reading.js";
import { createChecking } from "./checking.js";
import { Form } from "./views/form.js";

/** @import { Runtime, Vocabulary } from "../view/model.js" */
/** @import { Forge } from "./proposals.js" */
/**
 * @template T
 * @typedef {T & { schema: string, "as-of": string }} Served a document of the API
 */

const root = document.getElementById("ar-correcting");

/** @type {HTMLDialogElement | null} */
let dialog = null;
let opened = 0; // an entry that arrives late must not take the place of a later one

/** @type {ReturnType<typeof createChecking> | null} */
let checking = null;
/** @type {(words: string) => void} */
let tell = () => {};

/**
 * @param {HTMLElement} at
 * @param {string} id
 * @param {string} reference
 * @param {string} otherwise where the link leads
 */
async function open(at, id, reference, otherwise) {
  const { site = "", evaluator = "", folder = "" } = at.dataset;
  const mine = ++opened;
  dialog ??= made();
  const shown = dialog;
  render(h("p", { class: "ar-note", role: "status" }, "Fetching what the entry says …"), shown);
  shown.showModal();
  try {
    const paths = [`api/v1/runtimes/${id}.json`, "api/v1/vocabulary.json", "api/v1/index.json"];
    const files = await Promise.all(paths.map((path) => json(site + path)));
    const [{ schema, "as-of": _, ...entry }, { "as-of": __, ...vocabulary }, index] =
      /** @type {[Served<Runtime>, Served<Vocabulary>, { runtimes: Record<string, unknown> }]} */ (files);
    if (mine !== opened) return;
    checking ??= evaluator
      ? createChecking({ site, folder: evaluator, onProgress: (words) => tell(words) })
      : null;
    const against = { entry, vocabulary, entries: Object.keys(index.runtimes) };
    const props = {
      against,
      reference,
      check: checking,
      file: `${folder}/${id}.yml`,
      forge: forgeOf(at),
      otherwise,
      page: `runtimes/${id}/#${reference}`,
      onProgress: (/** @type {(words: string) => void} */ listener) => (tell = listener),
      close: () => shown.close(),
    };
    render(null, shown); // a form of another claim keeps nothing of the last
    render(h(Form, props), shown);
    shown.querySelector("select")?.focus();
  } catch (error) {
    if (mine !== opened) return;
    const why = error instanceof Error ? error.message : String(error);
    const elsewhere = h("a", { href: otherwise, rel: "noopener noreferrer" }, "Correct it in the repository");
    const way = h("button", { type: "button", class: "md-button", onClick: () => shown.close() }, "Close");
    render(
      h(
        "div",
        { class: "ar-problems", role: "alert" },
        h("p", null, `The form can't be opened: ${why}.`),
        h("p", null, elsewhere, " ", way),
      ),
      shown,
    );
  }
}

/** @param {HTMLElement} at */
function forgeOf(at) {
  const patterns = /** @type {Record<string, string>} */ (parsedJson(at.dataset.forge ?? "{}"));
  return /** @type {Forge} */ ({
    issue: "",
    new: "",
    field: "",
    ...patterns,
    longest: Number(patterns.longest ?? 0),
  });
}

function made() {
  const made = document.createElement("dialog");
  made.className = "ar-correcting md-typeset";
  made.setAttribute("aria-label", "Correct a claim");
  made.addEventListener("close", () => render(null, made));
  document.body.append(made);
  return made;
}

/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
async function json(path) {
  const response = await fetch(path);
  if (!response.ok)
    throw new Error(`${path.replace(/^(\.\.?\/)+/, "")} could not be read (${response.status})`);
  return response.json();
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-correct]") : null;
  if (
    !(link instanceof HTMLAnchorElement) ||
    root === null ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey
  )
    return;
  const { correct = "", entry = root.dataset.entry ?? "" } = link.dataset;
  event.preventDefault();
  void open(root, entry, correct, link.href);
});
