/**
 * The one owner of what the page shows: signals, and what follows from them. Views read it and call actions.
 */

import { computed, signal } from "@preact/signals";
import { DRAWS } from "../../view/shapes.js";
import { verdictOf } from "../verdict.js";
import { NOTHING } from "./aside.js";
import { reused } from "./reuse.js";
import { cellRows, gatesOf, scoreRow } from "./rows.js";

/** @import { Catalog, Decision, Evaluation, Shortlist, SiteData, Stage } from "../model.js" */
/** @import { Problem } from "../../view/problems.js" */
/** @import { Kept } from "./persistence.js" */
/**
 * @typedef {(
 *   { kind: "idle" } |
 *   { kind: "starting", percent: number, late: boolean } |
 *   { kind: "ready" } |
 *   { kind: "computing", waited: "short" | "long" | "too long" } |
 *   { kind: "answered", whole: boolean } |
 *   { kind: "problems", problems: Problem[] } |
 *   { kind: "fault", message: string }
 * )} Status how the evaluator stands; whole: with the simulation
 * @typedef {{ words: string, link?: string }} Notice link: to be copied by hand
 * @typedef {{ row: string, candidate: string }} Cell of the grid
 * @typedef {(
 *   ({ kind: "cell" } & Cell) | { kind: "requirement", row: string } | { kind: "candidate", candidate:
 * string } |
 *   { kind: "about" }
 * )} Drawer what is open beside the grid
 * @typedef {ReturnType<typeof createStore>} Store
 */

/**
 * @param {SiteData} site
 * @param {string} today YYYY-MM-DD
 */
export function createStore(site, today) {
  const decision = signal(/** @type {Decision} */ (site.decision));
  const answer = signal(/** @type {Evaluation | null} */ (site.evaluation));
  const status = signal(/** @type {Status} */ ({ kind: "idle" }));
  const stageChosen = signal(/** @type {Stage | null} */ (null));
  const tested = computed(() =>
    decision.value.candidates.some((each) => each.evidence?.length || each.proofs?.length),
  );
  const evaluation = computed(() =>
    decision.value.candidates.length > 0 && answer.value?.candidates.length ? answer.value : null,
  );
  const settled = signal(/** @type {Evaluation | null} */ (site.evaluation));
  const shortlist = signal(/** @type {Shortlist | null} */ (null));
  /** @type {ReturnType<typeof gatesOf>} */
  let before = [];
  const gates = computed(
    () => (before = reused(before, gatesOf(decision.value, site.policy, evaluation.value))),
  );
  const known = { policy: site.policy, vocabulary: site.catalog.vocabulary };
  const verdict = computed(() => {
    const told = { ...known, decision: decision.value, shortlist: shortlist.value };
    if (status.value.kind === "problems") return null;
    return evaluation.value && verdictOf({ ...told, evaluation: evaluation.value });
  });
  const scores = site.policy.criteria.map(scoreRow);
  return {
    site,
    today,
    draws: DRAWS,
    scores,
    decision,
    /** The last answer; of the open decision, or of the one before its last change. */
    answer,
    evaluation,
    /** The last whole answer, which what is long to draw shows. */
    settled,
    shortlist,
    verdict,
    catalog: signal(/** @type {Catalog | null} */ (null)),
    status,
    /** Whether the answer is of another decision, or of this one before its last change. */
    stale: signal(false),
    notice: signal(/** @type {Notice | null} */ (null)),
    kept: signal(/** @type {Kept} */ ({ key: "", list: [], trouble: null, conflict: null })),
    aside: signal(NOTHING),
    undoable: signal(false),
    redoable: signal(false),
    /** Whether scripts have taken over; what is rendered at build has no controls. */
    live: signal(false),
    /** Whether the ways to begin are shown. */
    starting: signal(false),
    stageChosen,
    /** What is asked of evidence: documents are enough for a shortlist, a decision needs tests. */
    stage: computed(() => stageChosen.value ?? (tested.value ? "decide" : "shortlist")),
    gates,
    rows: computed(() => cellRows(gates.value, site.policy.criteria)),
    results: computed(() => new Map(evaluation.value?.candidates.map((each) => [each.id, each]))),
    names: computed(() => new Map(decision.value.candidates.map((each) => [each.id, each.name ?? each.id]))),
    /** The cell that the keyboard is in. */
    active: signal(/** @type {Cell | null} */ (null)),
    drawer: signal(/** @type {Drawer | null} */ (null)),
    /** The candidate that a phone shows. */
    shown: signal(""),
  };
}
