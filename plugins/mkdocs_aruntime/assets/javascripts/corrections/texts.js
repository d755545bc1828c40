/** Corrections of texts: a term of the glossary, a passage of a page. */

import { said } from "./document.js";
import { named } from "./fields.js";

/** @import { Correction } from "../view/model.js" */
/**
 * @typedef {{ terms: Record<string, { term: string, short: string, long?: string }> }} Terms
 * @typedef {{
 *   page: string, file: string, sections: Record<string, { title: string, line: number, text: string }>,
 * }} PageSections
 * @typedef {{ texts: Record<string, string>, source: string, reason: string, by: string }} TextDraft
 * @typedef {{ key: string, label: string, what: string, path: string, rows: number }} TextField
 * @typedef {{
 *   key: string, title: string, name: string, file: string, page: string,
 *   fields: TextField[], texts: Record<string, string>, section?: { line: number, text: string },
 *   change: (texts: Record<string, string>) => object | null,
 * }} Correctable change: null while nothing is changed; name: of the file, without the day
 */

/**
 * @param {string} id
 * @param {Terms["terms"]} terms
 * @param {string} file
 * @returns {Correctable}
 */
export function termOf(id, terms, file) {
  const term = terms[id];
  if (term === undefined) throw new Error(`the glossary has no term ${id}`);
  const { short, long = "" } = term;
  const had = said({ short, long });
  return {
    key: `term/${id}`,
    title: term.term,
    name: `term-${id}.yml`,
    file,
    page: `glossary/#${id}`,
    fields: [
      { key: "short", label: "In one sentence", what: "the sentence", path: "change.wants.short", rows: 3 },
      { key: "long", label: "More (optional)", what: "more of it", path: "change.wants.long", rows: 4 },
    ],
    texts: { short, long },
    change: ({ short: new_ = "", long: more = "" }) => {
      const wants = said({ short: new_.trim(), long: more.trim() });
      return same(had, wants) ? null : { term: id, had, wants };
    },
  };
}

/**
 * @param {string} anchor
 * @param {PageSections} sections
 * @param {string} page its address, relative to the site
 * @returns {Correctable}
 */
export function passageOf(anchor, { page: name, file, sections }, page) {
  const section = sections[anchor];
  if (section === undefined) throw new Error(`this page has no section ${anchor}`);
  const { title, line, text } = section;
  const slug = name.replace(/\.md$/, "").replaceAll("/", "-");
  return {
    key: `page/${name}/${anchor}`,
    title,
    name: `${slug}-${anchor.replaceAll(/[^a-z0-9-]+/g, "-")}.yml`,
    file,
    page: `${page}#${anchor}`,
    fields: [
      { key: "text", label: "The section, as Markdown", what: "the text", path: "change.wants", rows: 12 },
    ],
    texts: { text },
    section: { line, text },
    change: ({ text: new_ = "" }) => {
      const part = changedPart(text, new_);
      return part && { page: name, section: anchor, ...part };
    },
  };
}

/**
 * The fields of the form, by their keys.
 *
 * @param {Correctable} thing
 */
export function fieldsOf({ fields }) {
  return named({
    ...Object.fromEntries(fields.map(({ key, label, what, path }) => [key, [label, what, [path]]])),
    source: ["Address of a source that shows it", "the address", ["change.source"]],
    reason: ["Or, without a source: why it is right", "why it is right", ["reason"]],
    by: ["Your name, for those who review it (optional)", "your name", ["by"]],
  });
}

/**
 * The paragraphs that differ, as they were and as they are; none where nothing differs. They stand in the
 * section once, so that nothing else is changed by them.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ had: string, wants: string } | null}
 */
export function changedPart(before, after) {
  const [old, now] = [paragraphs(before), paragraphs(after)];
  if (same(old, now)) return null;
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  const rest = Math.min(old.length, now.length) - start;
  while (end < rest && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const part = () => ({
    had: old.slice(start, old.length - end).join("\n\n"),
    wants: now.slice(start, now.length - end).join("\n\n"),
  });
  while (!once(before, part().had) && (start > 0 || end > 0)) start > 0 ? start-- : end--;
  return part();
}

/** @param {string} text */
function paragraphs(text) {
  return text
    .replaceAll("\r", "")
    .trim()
    .split(/\n{2,}/);
}

/**
 * @param {string} text
 * @param {string} part
 */
function once(text, part) {
  return part !== "" && text.split(part).length === 2;
}

/**
 * @param {Correctable} thing
 * @param {TextDraft} draft
 * @returns {Correction | null} null while nothing is changed
 */
export function textCorrection(thing, { texts, source, reason, by }) {
  const change = thing.change(texts);
  if (change === null) return null;
  const correction = {
    schema: "aruntime/correction/1",
    change: { ...change, ...said({ source: source.trim() }) },
    ...said({ reason: reason.trim(), by: by.trim() }),
  };
  return /** @type {Correction} */ (/** @type {unknown} */ (correction));
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
