/**
 * The page of an entry: what holds only under a condition is decided where a reader says where it will run.
 */

import { effect } from "@preact/signals";
import { h, render } from "preact";
import { WORDS } from "../view/states.js";
import { LONGEST, Targets } from "./target.js";
import { TargetBox } from "./views/target.js";

/** @import { ResolvedClaim } from "../view/model.js" */

const root = /** @type {HTMLElement} */ (
  document.getElementById("ar-target") ?? document.createElement("div")
);
const address = new URL(location.href);
const targets = new Targets({ site: root.dataset.site ?? "", folder: root.dataset.evaluator ?? "" });

function show() {
  const { said, resolved } = targets.now;
  const claims = resolved?.[root.dataset.id ?? ""] ?? {};
  render(
    h(TargetBox, { said, target: { ...targets.now, resolved: resolved && { here: claims } }, put }),
    root,
  );
  for (const note of document.querySelectorAll(".ar-claim__here")) note.remove();
  for (const [reference, claim] of Object.entries(said ? claims : {})) {
    document.getElementById(reference)?.querySelector(".ar-claim__body")?.prepend(noteOf(claim));
  }
}

/** @param {ResolvedClaim} claim */
function noteOf({ met, value, why, question }) {
  const note = document.createElement("p");
  note.className = "ar-claim__note ar-claim__here";
  note.textContent =
    met === "not-known"
      ? `On this target: undecided. ${question ?? ""}`
      : `On this target: ${WORDS[value].mark} ${WORDS[value].word}. ${why}.`;
  return note;
}

/** @param {string} said */
function put(said) {
  if (said) address.searchParams.set("target", said);
  else address.searchParams.delete("target");
  history.replaceState(null, "", address);
  void targets.follow(said);
}

if (root.isConnected) {
  effect(show);
  void targets.follow((address.searchParams.get("target") ?? "").slice(0, LONGEST));
}
