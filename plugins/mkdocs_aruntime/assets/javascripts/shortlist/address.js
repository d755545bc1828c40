/** The answers, in the address: `?place=kubernetes&model=llm,adapters`. */

/** @import { SiteQuestion } from "../view/model.js" */
/** @typedef {Record<string, readonly string[]>} Answers per question the options chosen */

/**
 * @param {string} search the query, without the question mark
 * @param {readonly SiteQuestion[]} questions
 * @returns {Answers} what no question knows is left out
 */
export function readAddress(search, questions) {
  const asked = new URLSearchParams(search);
  const pairs = questions.map((question) => {
    const given = new Set((asked.get(question.id) ?? "").split(","));
    const chosen = question.options.map((option) => option.id).filter((id) => given.has(id));
    return /** @type {const} */ ([question.id, question.several ? chosen : chosen.slice(0, 1)]);
  });
  return Object.fromEntries(pairs.filter(([, chosen]) => chosen.length > 0));
}

/**
 * @param {Answers} answers
 * @returns {string} empty, or with a question mark in front
 */
export function writeAddress(answers) {
  const pairs = Object.entries(answers).map(
    ([id, chosen]) => `${encodeURIComponent(id)}=${chosen.map(encodeURIComponent).join(",")}`,
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
