/** The condition of a claim in words, as `condition.py` has it; a test holds the two against each other. */

/** @import { ConditionKey, Term, Vocabulary } from "./model.js" */
/** @typedef {Pick<Vocabulary, "conditions" | "groups"> & { names?: ReadonlyMap<string, string> }} Words
 *   names: of the entries, by id */

/**
 * @param {Words} vocabulary
 * @param {Readonly<Record<string, readonly string[]>>} [when] of each key one word must hold
 * @returns {string} `Only with vLLM >=0.9; on Linux`, empty where there is no condition
 */
export function conditionWords(vocabulary, when = {}) {
  const said = (vocabulary.conditions ?? [])
    .filter((key) => Object.hasOwn(when, key.id))
    .map(
      (key) =>
        `${key.phrase} ${(when[key.id] ?? []).map((word) => read(vocabulary, key, word)).join(" or ")}`,
    );
  return said.length > 0 ? `Only ${said.join("; ")}` : "";
}

/**
 * What a word of a condition may be, by the names that people use; empty where it is free text.
 *
 * @param {Words} vocabulary
 * @param {ConditionKey} key
 * @returns {readonly Pick<Term, "id" | "label" | "also-called">[]}
 */
export function choicesOf({ groups, names }, key) {
  if (key.words === "entries") return [...(names ?? [])].map(([id, label]) => ({ id, label }));
  if (key.words === "listed") return key.values ?? [];
  return groups.find((group) => group.id === key.group)?.claims ?? [];
}

/**
 * @param {Words} vocabulary
 * @param {ConditionKey} key
 * @param {string} word
 */
function read(vocabulary, key, word) {
  if (key.words === "entries") {
    const [id = "", ...versions] = word.split(" ");
    return [vocabulary.names?.get(id) ?? id, ...versions].join(" ");
  }
  return choicesOf(vocabulary, key).find((term) => term.id === word)?.label ?? word;
}
