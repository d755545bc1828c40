/** The condition of a claim in words, as `condition.py` has it; a test holds the two against each other. */

/** @import { ConditionKey } from "../view/model.js" */
/** @import { Vocabulary } from "./api.js" */

/**
 * @param {Vocabulary} vocabulary
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
 * @param {Vocabulary} vocabulary
 * @param {ConditionKey} key
 * @param {string} word
 */
function read({ groups, names }, key, word) {
  if (key.words === "entries") {
    const [id = "", ...versions] = word.split(" ");
    return [names?.get(id) ?? id, ...versions].join(" ");
  }
  const terms = key.words === "listed" ? key.values : groups.find((group) => group.id === key.group)?.claims;
  return terms?.find((term) => term.id === word)?.label ?? word;
}
