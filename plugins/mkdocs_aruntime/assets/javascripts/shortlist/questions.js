/** The questions of the site as the page knows them, and what choosing an option makes of the answers. */

/** @import { Answers } from "./address.js" */
/** @import { SiteQuestion } from "../view/model.js" */

/**
 * The answers with an option chosen, or taken back where it was.
 *
 * @param {Answers} answers
 * @param {SiteQuestion} question
 * @param {string} option
 * @returns {Answers}
 */
export function chosen(answers, question, option) {
  const before = answers[question.id] ?? [];
  const without = before.filter((id) => id !== option);
  const next = before.includes(option) ? without : question.several ? [...without, option] : [option];
  const { [question.id]: _, ...rest } = answers;
  return next.length > 0 ? { ...rest, [question.id]: next } : rest;
}
