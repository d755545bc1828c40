/** A correction as a document: what the form says, in the format that the build reads. */

import { isProven } from "./fields.js";

/** @import { Claim, ClaimValue, Correction, Runtime } from "../view/model.js" */
/**
 * @typedef {{
 *   value: ClaimValue | "", when: { key: string, words: string[] }[], lacks: string, note: string,
 *   looked: string, quote: string,
 *   url: string, title: string, publisher: string, kind: string, version: string, opened: string,
 *   kept: string[], reason: string, by: string,
 * }} Draft kept: quotes of the claim, besides the one in the form, that still hold
 */

/**
 * @param {Runtime} entry
 * @param {string} reference
 */
export function claimOf(entry, reference) {
  const [group = "", id = ""] = reference.split(".");
  return entry.claims[group]?.find((claim) => claim.id === id);
}

/**
 * The form as it is opened: what the entry says now. Its source was opened on the day that the entry names.
 *
 * @param {Runtime} entry
 * @param {string} reference
 * @param {string} today
 * @returns {Draft}
 */
export function draftOf(entry, reference, today) {
  const claim = claimOf(entry, reference);
  const [first, ...others] = claim?.evidence ?? [];
  const source = first && entry.sources[first.source];
  return {
    value: claim?.value ?? "",
    when: Object.entries(claim?.when ?? {}).map(([key, words]) => ({ key, words: [...words] })),
    lacks: claim?.lacks ?? "",
    note: claim?.note ?? "",
    looked: (claim?.looked ?? []).join("\n"),
    quote: first?.quote ?? "",
    url: source?.url ?? "",
    title: source?.title ?? "",
    publisher: source?.publisher ?? "",
    kind: source?.kind ?? "",
    version: source?.version ?? (source ? "" : entry.versions.reviewed),
    opened: source?.accessed ?? today,
    kept: others.map((each) => each.quote),
    reason: "",
    by: "",
  };
}

/**
 * The form with something else in it. Other words, or another place, were read on the day on which they are
 * filled in, unless somebody says otherwise. Of another value, no other quote holds until somebody says so.
 *
 * @param {Draft} draft
 * @param {Partial<Draft>} more
 * @param {{ fresh: Draft, today: string }} since fresh: the form as it was opened
 * @returns {Draft}
 */
export function edited(draft, more, { fresh, today }) {
  const read = ["quote", "url", "version"].some((key) => key in more);
  const turned = more.value !== undefined && more.value !== draft.value;
  return {
    ...draft,
    ...(turned ? { kept: more.value === fresh.value ? fresh.kept : [] } : {}),
    ...more,
    ...(read && draft.opened === fresh.opened ? { opened: today } : {}),
  };
}

/**
 * Whether a correction says anything else than the form did when it was opened: a day, a reason and a name
 * alone change nothing.
 *
 * @param {Correction} correction
 * @param {Correction} fresh
 */
export function isChange(correction, fresh) {
  const said = (/** @type {Correction} */ { change }) =>
    JSON.stringify(change, (key, value) => (key === "opened" ? undefined : value));
  return said(correction) !== said(fresh);
}

/**
 * @param {Runtime} entry
 * @param {string} reference
 * @param {Draft} draft
 * @returns {Correction} unchecked: what nobody has filled in yet is missing from it
 */
export function correctionOf(entry, reference, draft) {
  const claim = claimOf(entry, reference);
  const evidence =
    draft.quote.trim() || draft.url.trim()
      ? [shownIn(draft), ...keptOf(entry, claim, draft)]
      : keptOf(entry, claim, draft);
  const correction = {
    schema: "aruntime/correction/1",
    change: said({
      entry: entry.id,
      claim: reference,
      had: claim && hadOf(claim, entry.sources),
      wants: said({
        value: draft.value,
        when: whenOf(draft),
        lacks: draft.value === "partial" ? draft.lacks.trim() : "",
        note: draft.note.trim(),
        looked:
          draft.value === "unknown"
            ? draft.looked
                .split("\n")
                .map((line) => line.trim())
                .filter(Boolean)
            : [],
      }),
      evidence: isProven(draft.value) ? evidence : [],
    }),
    ...said({ reason: draft.reason.trim(), by: draft.by.trim() }),
  };
  return /** @type {Correction} */ (/** @type {unknown} */ (correction));
}

/**
 * @param {Claim} claim
 * @param {Runtime["sources"]} sources
 */
function hadOf({ value, when, lacks, note, looked, evidence = [] }, sources) {
  const stood = evidence.flatMap(({ source: name }) => sources[name] ?? []);
  return said({
    value,
    when,
    lacks,
    note,
    looked,
    quotes: evidence.map((each) => each.quote),
    sources: stood.map(({ url, kind, version }) => said({ url, kind, version })),
  });
}

/** @param {Draft} draft */
function whenOf(draft) {
  const rows = draft.when.filter(({ key }) => key);
  const words = (/** @type {string[]} */ written) => written.map((word) => word.trim()).filter(Boolean);
  return draft.value === "partial"
    ? Object.fromEntries(rows.map((each) => [each.key, words(each.words)]))
    : {};
}

/** @param {Draft} draft */
function shownIn({ quote, url, title, publisher, kind, version, opened }) {
  const source = {
    title: title.trim(),
    url: url.trim(),
    publisher: publisher.trim(),
    kind,
    version: version.trim(),
    opened,
  };
  return { quote: quote.trim(), source: said(source) };
}

/**
 * @param {Runtime} entry
 * @param {Claim | undefined} claim
 * @param {Draft} draft
 */
function keptOf(entry, claim, draft) {
  const others = (claim?.evidence ?? []).slice(1).filter((each) => draft.kept.includes(each.quote));
  return others.flatMap(({ quote, source: name }) => {
    const source = entry.sources[name];
    if (source === undefined) return [];
    const { accessed: opened, ...rest } = source;
    return [{ quote, source: { ...rest, opened } }];
  });
}

/**
 * Without what says nothing.
 *
 * @param {Record<string, unknown>} record
 * @returns {Record<string, unknown>}
 */
export function said(record) {
  const empty = (/** @type {unknown} */ value) =>
    value === undefined ||
    value === "" ||
    (Array.isArray(value)
      ? value.length === 0
      : typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !empty(value)));
}

/**
 * The name of the file, among all others of that day.
 *
 * @param {string} entry
 * @param {string} reference
 * @param {string} today
 */
export function nameOf(entry, reference, today) {
  return `${today}-${entry}-${reference.replace(".", "-")}.yml`;
}
