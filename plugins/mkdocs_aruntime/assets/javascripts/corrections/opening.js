/** The dialog of a correction: fetches what is said at present of a claim, a term or a section. */

import { h, render } from "preact";
import { parsedJson } from "../view/reading.js";
import { createChecking } from "./checking.js";
import { Form } from "./views/form.js";
import { TextForm } from "./views/text-form.js";
import { passageOf, termOf } from "./texts.js";

/** @import { Runtime, Vocabulary } from "../view/model.js" */
/** @import { Forge } from "./proposals.js" */
/** @import { PageSections, Terms } from "./texts.js" */
/**
 * @template T
 * @typedef {T & { schema: string, "as-of": string }} Served a document of the API
 */
/**
 * @typedef {{ root: HTMLElement, otherwise: string, shown: HTMLDialogElement }} Opening
 *   otherwise: where the link leads
 */

/** @type {HTMLDialogElement | null} */
let dialog = null;
let opened = 0; // what arrives late must not take the place of something later

/** @type {ReturnType<typeof createChecking> | null} */
let checking = null;
/** @type {(words: string) => void} */
let tell = () => {};

/**
 * @param {HTMLElement} root
 * @param {HTMLAnchorElement} link
 */
export async function open(root, link) {
  const mine = ++opened;
  dialog ??= made();
  const shown = dialog;
  const opening = { root, otherwise: link.href, shown };
  render(h("p", { class: "ar-note", role: "status" }, "Fetching what it says now …"), shown);
  shown.showModal();
  try {
    const form = await formFor(opening, link.dataset);
    if (mine !== opened) return;
    render(null, shown); // a form of something else keeps nothing of the last
    render(form, shown);
    /** @type {HTMLElement | null} */ (shown.querySelector("select, input, textarea"))?.focus();
  } catch (error) {
    if (mine === opened) render(failed(error, opening), shown);
  }
}

/**
 * @param {Opening} opening
 * @param {DOMStringMap} chosen
 */
function formFor(opening, { correct, correctTerm, correctSection, entry, page }) {
  if (correctTerm !== undefined) return termForm(opening, correctTerm);
  if (correctSection !== undefined) return sectionForm(opening, correctSection, page);
  return claimForm(opening, entry ?? opening.root.dataset.entry ?? "", correct ?? "");
}

/**
 * @param {Opening} opening
 * @param {string} id
 * @param {string} reference
 */
async function claimForm(opening, id, reference) {
  const { site = "", folder = "" } = opening.root.dataset;
  const paths = [`api/v1/runtimes/${id}.json`, "api/v1/vocabulary.json", "api/v1/index.json"];
  const files = await Promise.all(paths.map((path) => json(site + path)));
  const [{ schema, "as-of": _, ...entry }, { "as-of": __, ...vocabulary }, index] =
    /** @type {[Served<Runtime>, Served<Vocabulary>, { names: Record<string, string> }]} */ (files);
  const names = Object.entries(index.names);
  const against = { entry, vocabulary, entries: names.map(([name]) => name) };
  return h(Form, {
    ...common(opening),
    compare: opening.root.dataset.compare ?? "",
    against,
    names: new Map(names),
    reference,
    check: checks(opening.root),
    file: `${folder}/${id}.yml`,
    page: `runtimes/${id}/#${reference}`,
  });
}

/**
 * @param {Opening} opening
 * @param {string} id
 */
async function termForm(opening, id) {
  const { site = "", glossary = "" } = opening.root.dataset;
  const { terms } = /** @type {Terms} */ (await json(`${site}api/v1/glossary.json`));
  return textForm(opening, termOf(id, terms, glossary));
}

/**
 * @param {Opening} opening
 * @param {string} anchor
 * @param {string} [of] the page from the root of the site, where it is another than this one
 */
async function sectionForm(opening, anchor, of) {
  const { site = "" } = opening.root.dataset;
  const base = location.href.replace(/[#?].*$/, "");
  const here = new URL("sections.json", of === undefined ? base : new URL(site + of, base)).href;
  const page = new URL("./", here).href.replace(new URL(site, location.href).href, "");
  return textForm(opening, passageOf(anchor, /** @type {PageSections} */ (await json(here)), page));
}

/**
 * @param {Opening} opening
 * @param {import("./texts.js").Correctable} thing
 */
function textForm(opening, thing) {
  return h(TextForm, { ...common(opening), thing, check: checks(opening.root) });
}

/** @param {Opening} opening */
function common({ root, otherwise, shown }) {
  return {
    forge: forgeOf(root),
    otherwise,
    onProgress: (/** @type {(words: string) => void} */ listener) => (tell = listener),
    close: () => shown.close(),
  };
}

/** @param {HTMLElement} root */
function checks({ dataset: { site = "", evaluator = "" } }) {
  checking ??= evaluator
    ? createChecking({ site, folder: evaluator, onProgress: (words) => tell(words) })
    : null;
  return checking;
}

/**
 * @param {unknown} error
 * @param {Opening} opening
 */
function failed(error, { otherwise, shown }) {
  const why = error instanceof Error ? error.message : String(error);
  const elsewhere = h("a", { href: otherwise, rel: "noopener noreferrer" }, "Correct it in the repository");
  const way = h("button", { type: "button", class: "md-button", onClick: () => shown.close() }, "Close");
  const told = [h("p", null, `The form can't be opened: ${why}.`), h("p", null, elsewhere, " ", way)];
  return h("div", { class: "ar-problems", role: "alert" }, told);
}

/** @param {HTMLElement} root */
function forgeOf({ dataset }) {
  const patterns = /** @type {Record<string, string>} */ (parsedJson(dataset.forge ?? "{}"));
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
  made.setAttribute("aria-label", "Correct this");
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
