/** The one owner of what the shortlist shows: signals, and the changes of them. */

import { computed, signal } from "@preact/signals";
import { ProblemsError } from "../evaluator/client.js";
import { lines, wordsOf } from "../view/problems.js";
import { chosen } from "./questions.js";

/** @import { AskSite } from "../evaluator/service.js" */
/** @import { AnsweredShortlist, Questionnaire, SiteQuestion } from "../view/model.js" */
/** @import { Answers } from "./address.js" */
/** @typedef {{ decide: string, compare: string }} Links empty where there is nothing to decide or compare */
/** @typedef {ReturnType<typeof createStore>} Store */

const TOLD = 12; // problems; the rest is counted

/**
 * @param {Questionnaire} questionnaire
 * @param {{ ask: AskSite, today: string, remember: (answers: Answers) => void,
 *   linksTo: (found: AnsweredShortlist) => Promise<Links> }} outside today: YYYY-MM-DD
 */
export function createStore(questionnaire, { ask, today, remember, linksTo }) {
  const answers = signal(/** @type {Answers} */ ({}));
  const found = signal(/** @type {AnsweredShortlist | null} */ (null));
  const links = signal(/** @type {Links} */ ({ decide: "", compare: "" }));
  const status = signal("");
  const trouble = signal(/** @type {readonly string[]} */ ([]));
  const answered = computed(() => Object.keys(answers.value).length > 0);
  let turn = 0; // answers to an older question are dropped

  const tell = (/** @type {unknown} */ error) => {
    found.value = null;
    status.value = "";
    trouble.value =
      error instanceof ProblemsError
        ? lines(error.problems, TOLD)
        : [`The shortlist could not be made (${wordsOf(error)}). Reload the page to try again.`];
  };

  /** @param {Answers} next */
  const follow = async (next) => {
    const mine = ++turn;
    answers.value = next;
    trouble.value = [];
    status.value = answered.value ? "Looking …" : "";
    if (!answered.value) {
      found.value = null;
      return;
    }
    try {
      const list = await ask("shortlist", { questions: questionnaire, answers: next, "as-of": today });
      const ways = await linksTo(list);
      if (mine !== turn) return;
      found.value = list;
      links.value = ways;
      status.value = "";
    } catch (error) {
      if (mine === turn) tell(error);
    }
  };

  /** @param {Answers} next */
  const answer = (next) => {
    remember(next);
    return follow(next);
  };

  return {
    questions: questionnaire.questions ?? [],
    answers,
    answered,
    found,
    links,
    status,
    trouble,
    /** Shows what the address holds. */
    follow,
    /**
     * @param {SiteQuestion} question
     * @param {string} option
     */
    choose: (question, option) => answer(chosen(answers.value, question, option)),
    clear: () => answer({}),
  };
}
