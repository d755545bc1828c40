/** The fields of the form: what each is called, and which part of a correction is written in it. */

/** @import { Draft } from "./document.js" */
/**
 * @typedef {{ key: string, label: string, what: string, paths: string[] }} FormField
 *   what: what is written there, in a sentence; paths: of the correction, with what lies below them
 */

const SOURCE = "change.evidence[0].source";

/**
 * Whether what is said rests on quotes, so that the form asks for one: all but that nobody knows.
 *
 * @param {string} value
 */
export function isProven(value) {
  return value !== "unknown" && value !== "";
}

/**
 * Every field that the form of a claim may show.
 *
 * @param {Draft["value"]} value
 * @returns {Readonly<Record<string, FormField>>}
 */
export function fieldsFor(value) {
  const note = value === "not-applicable" ? "Who provides it instead" : "What readers must know (optional)";
  return named({
    value: ["What is right", "what is right", ["change.wants", "change.wants.value", "change.claim"]],
    when: ["Under which condition", "the condition", ["change.wants.when"]],
    lacks: ["What is missing, if no condition says it", "what is missing", ["change.wants.lacks"]],
    looked: ["Where you looked: one place per line", "where you looked", ["change.wants.looked"]],
    note: [
      note,
      value === "not-applicable" ? "who provides it" : "what readers must know",
      ["change.wants.note"],
    ],
    url: ["Address, best at a release tag", "the address", [`${SOURCE}.url`]],
    title: ["Title, as the page has it", "the title", [`${SOURCE}.title`]],
    quote: [
      "Its words, verbatim",
      "the quote",
      ["change.evidence", "change.evidence[0]", "change.evidence[0].quote"],
    ],
    version: ["Version it holds for", "the version", [`${SOURCE}.version`]],
    opened: ["Opened on", "the day", [`${SOURCE}.opened`]],
    kind: ["What it is", "what it is", [SOURCE, `${SOURCE}.kind`]],
    publisher: ["Publisher (optional)", "the publisher", [`${SOURCE}.publisher`]],
    others: [
      "Other quotes that still hold",
      "the quotes",
      [1, 2, 3, 4].map((at) => `change.evidence[${at}]`),
    ],
    reason: ["Why (optional)", "the reason", ["reason"]],
    by: ["Your name, if it should stand in the record (optional)", "your name", ["by"]],
  });
}

/**
 * Those of them that are shown: what is hidden asks for nothing, and nothing of it is sent.
 *
 * @param {Draft} draft
 * @param {number} quotes of the claim as it is
 */
export function shownFields({ value }, quotes) {
  const all = fieldsFor(value);
  const proof = ["url", "title", "quote", "version", "opened", "kind", "publisher"];
  const keys = [
    "value",
    ...(value === "partial" ? ["when", "lacks"] : []),
    ...(value === "unknown" ? ["looked"] : []),
    "note",
    ...(isProven(value) ? proof : []),
    ...(isProven(value) && quotes > 1 ? ["others"] : []),
    "reason",
    "by",
  ];
  return keys.flatMap((key) => all[key] ?? []);
}

/**
 * @param {Record<string, [string, string, string[]]>} rows
 * @returns {Record<string, FormField>}
 */
export function named(rows) {
  return Object.fromEntries(
    Object.entries(rows).map(([key, [label, what, paths]]) => [key, { key, label, what, paths }]),
  );
}
