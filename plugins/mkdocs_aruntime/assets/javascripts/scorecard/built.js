/** The page as it stands without scripts: the worked decision, rendered at build with the views of the browser. */

import { h } from "preact";
import { App } from "./views/app.js";

/** @param {any} data as the build hands it over */
export function built(data) {
  return h(App, {
    decision: data.decision,
    evaluation: data.evaluation,
    policy: data.policy,
    vocabulary: data.catalog.vocabulary,
    catalog: null,
    useCases: data["use-cases"],
    shortlist: null,
    documents: null,
    proving: null,
    kept: { key: "", list: [], trouble: null, conflict: null },
    notice: null,
    fault: "",
    choice: null,
    status: "",
    progress: "",
    problems: [],
    stale: false,
    today: data.evaluation.inputs["as-of"],
    change: () => {},
    actions: {},
  });
}
