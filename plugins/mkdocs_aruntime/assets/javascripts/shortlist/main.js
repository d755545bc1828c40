/** Brings the questions to life: reads the answers in the address, asks the evaluator, shows the stacks. */

import { h, render } from "preact";
import { writeAddress as writeCompared } from "../directory/compare/address.js";
import { ProblemsError } from "../evaluator/client.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { packed } from "../scorecard/transfer/share.js";
import { here } from "../view/here.js";
import { lines, wordsOf } from "../view/problems.js";
import { readAddress, writeAddress } from "./address.js";
import { inReach, toDecision } from "./result.js";
import { chosen } from "./questions.js";
import { App } from "./views/app.js";

/** @import { Answers } from "./address.js" */
/** @import { AnsweredShortlist, Questionnaire } from "../view/model.js" */

const TOLD = 12; // problems; the rest is counted
const COMPARED = 3; // stacks side by side

const root = /** @type {HTMLElement} */ (document.getElementById("ar-shortlist"));
const { site = "", evaluator: folder = "", scorecard = "", compare = "" } = root.dataset;
const { issue = "", field = "", entries = "" } = root.dataset;
const where = { site, issue, field, folder: entries };
/** @type {Questionnaire} */
const questionnaire = JSON.parse(document.getElementById("ar-shortlist-questions")?.textContent ?? "{}");
const { questions = [] } = questionnaire;

const { ask } = createSiteEvaluator({
  site,
  folder,
  onProgress: ({ loaded, total }) =>
    loaded < total && show({ status: `Starting Python … ${Math.round((100 * loaded) / total)} %` }),
});

/**
 * @type {{ answers: Answers, found: AnsweredShortlist | null, status: string, trouble: string[],
 *   links: { decide: string, compare: string } }}
 */
let state = { answers: {}, found: null, status: "", trouble: [], links: { decide: "", compare: "" } };
let turn = 0; // answers to an older question are dropped

/** @param {Partial<typeof state>} [change] */
function show(change = {}) {
  state = { ...state, ...change };
  render(
    h(App, {
      ...state,
      questions,
      where,
      choose: (question, option) => go(chosen(state.answers, question, option)),
      clear: () => go({}),
    }),
    root,
  );
}

/** @param {Answers} answers */
function go(answers) {
  history.pushState(null, "", here() + writeAddress(answers));
  void follow(answers);
}

/** @param {Answers} answers */
async function follow(answers) {
  const mine = ++turn;
  const empty = Object.keys(answers).length === 0;
  show({ answers, trouble: [], status: empty ? "" : "Looking …", ...(empty ? { found: null } : {}) });
  if (empty) return;
  try {
    const today = new Date().toISOString().slice(0, 10);
    const found = await ask("shortlist", { questions: questionnaire, answers, "as-of": today });
    const links = await linksTo(found);
    if (mine === turn) show({ found, links, status: "" });
  } catch (error) {
    if (mine !== turn) return;
    const trouble =
      error instanceof ProblemsError
        ? lines(error.problems, TOLD)
        : [`The shortlist could not be made (${wordsOf(error)}). Reload the page to try again.`];
    show({ found: null, status: "", trouble });
  }
}

/** @param {AnsweredShortlist} found */
async function linksTo(found) {
  const decision = toDecision(found);
  const items = inReach(found)
    .slice(0, COMPARED)
    .map(({ components }) => Object.keys(components));
  return {
    decide: scorecard && decision ? `${scorecard}#d=${await packed(decision)}` : "",
    compare: compare && items.length > 1 ? `${compare}${writeCompared({ items, all: false })}` : "",
  };
}

const read = () => void follow(readAddress(location.search.slice(1), questions));

if (folder) {
  root.replaceChildren(); // what stands there for readers without scripts
  addEventListener("popstate", read);
  read();
}
