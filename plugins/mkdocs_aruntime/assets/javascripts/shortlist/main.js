/** Brings the questions to life: reads the answers in the address, asks the evaluator, shows the stacks. */

import { h, render } from "preact";
import { writeAddress as writeCompared } from "../directory/compare/address.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { packed } from "../scorecard/transfer/share.js";
import { here } from "../view/here.js";
import { readAddress, writeAddress } from "./address.js";
import { inReach, toDecision } from "./result.js";
import { createStore } from "./store.js";
import { App } from "./views/app.js";

/** @import { AnsweredShortlist, Questionnaire } from "../view/model.js" */

const COMPARED = 3; // stacks side by side

const root = /** @type {HTMLElement} */ (document.getElementById("ar-shortlist"));
const { site = "", evaluator: folder = "", scorecard = "", compare = "" } = root.dataset;
const { issue = "", field = "", entries = "" } = root.dataset;
const where = { site, issue, field, folder: entries };

function begin() {
  /** @type {Questionnaire} */
  const questionnaire = JSON.parse(document.getElementById("ar-shortlist-questions")?.textContent ?? "{}");
  const { ask } = createSiteEvaluator({
    site,
    folder,
    onProgress: ({ loaded, total }) => {
      if (loaded < total) store.status.value = `Starting Python … ${Math.round((100 * loaded) / total)} %`;
    },
  });
  const store = createStore(questionnaire, {
    ask,
    today: new Date().toISOString().slice(0, 10),
    remember: (answers) => history.pushState(null, "", here() + writeAddress(answers)),
    linksTo,
  });
  const read = () => void store.follow(readAddress(location.search.slice(1), store.questions));
  root.replaceChildren(); // what stands there for readers without scripts
  addEventListener("popstate", read);
  read();
  render(h(App, { store, where }), root);
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

if (folder) begin();
