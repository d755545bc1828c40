/**
 * One cell of a comparison with everything that proves it: state, note, quote, version, dates, where to
 * correct it.
 */

import { labelled } from "../api.js";
import { ownership, silence, witnesses } from "../ownership.js";
import { known, knownOfClaim } from "../known.js";
import { notesOf, proofsOf, quoted } from "../proofs.js";
import { wordsOf } from "../../view/states.js";

/** @import { ClaimGroup, ClaimTerm, ClaimValue, Responsibility, Runtime } from "../../view/model.js" */
/** @import { Vocabulary } from "../api.js" */
/** @import { Proof } from "../proofs.js" */
/** @import { Spot } from "../views/proof.js" */
/** @import { Item } from "./compared.js" */
/**
 * @typedef {{ text: string, note?: string, quote?: string, source?: string }} Fact
 *   what an entry says of itself
 * @typedef {{ value: ClaimValue | null, text: string, stated: boolean, notes: string[], proofs: Proof[],
 *   places: Spot[] }} Cell value: null for plain text; stated: somebody has said or looked
 */

const STRENGTH = /** @type {const} */ (["supported", "partial", "unknown", "unsupported", "not-applicable"]);
const OWNERSHIP = {
  supported: "Owns it",
  partial: "Partly",
  unsupported: "Delegated",
  unknown: "Not established",
  "not-applicable": "Not this layer",
};

const SAID = new Set(["supported", "partial", "unsupported"]); // of a responsibility

/**
 * A stack has what any part of it has; it lacks only what every part lacks, and while one part is silent
 * nobody knows.
 *
 * @param {readonly ClaimValue[]} values
 * @returns {ClaimValue}
 */
export function ofStack(values) {
  return STRENGTH.find((value) => values.includes(value)) ?? "unknown";
}

/**
 * @param {Vocabulary} vocabulary
 * @param {ClaimGroup} group
 * @param {ClaimTerm} term
 * @param {Item} item
 * @returns {Cell}
 */
export function claimCell(vocabulary, group, term, { runtimes }) {
  const answers = runtimes.map((runtime) => ({
    runtime,
    claim: runtime.claims[group.id]?.find((claim) => claim.id === term.id),
  }));
  const value = ofStack(answers.map(({ runtime, claim }) => claim?.value ?? silence(term, runtime)));
  const several = runtimes.length > 1;
  return {
    value,
    text: wordsOf(value).word,
    stated: answers.some(({ claim }) => claim !== undefined),
    notes: answers.flatMap(({ runtime, claim }) =>
      claim ? notesOf(vocabulary, claim).map((note) => (several ? `${runtime.name}: ${note}` : note)) : [],
    ),
    proofs: answers.flatMap(({ runtime, claim }) => (claim ? proofsOf(vocabulary, runtime, claim) : [])),
    places: runtimes.map((runtime) => {
      const anchor = `${group.id}.${term.id}`;
      return {
        runtime,
        anchor,
        label: term.label,
        known: knownOfClaim(vocabulary, runtime, anchor, term.label),
      };
    }),
  };
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Responsibility} term
 * @param {Item} item
 * @returns {Cell}
 */
export function ownershipCell(vocabulary, term, { runtimes }) {
  const answers = runtimes.map((runtime) => ({ runtime, ...ownership(term, runtime) }));
  const value = ofStack(answers.map((answer) => answer.value));
  const several = runtimes.length > 1;
  return {
    value,
    text: OWNERSHIP[value],
    stated: answers.some((answer) => SAID.has(answer.value)),
    notes: answers
      .filter((answer) => answer.note || (several && answer.value === "supported"))
      .map((answer) => (several ? `${answer.runtime.name}: ${answer.note || "owns it"}` : answer.note)),
    proofs: runtimes.flatMap((runtime) =>
      witnesses(vocabulary, term, runtime).flatMap((each) => each.proofs),
    ),
    places: answers.map(({ runtime, value: held, note }) => ({
      runtime,
      anchor: "responsibilities",
      label: term.label,
      known: known(vocabulary, runtime, [OWNERSHIP[held], note].filter(Boolean).join(": ")),
    })),
  };
}

/**
 * What every entry says of itself: layers, licence, lifecycle, versions.
 *
 * @param {Vocabulary} vocabulary
 * @param {readonly Item[]} items
 */
export function factRows(vocabulary, items) {
  const row = (
    /** @type {string} */ id,
    /** @type {string} */ label,
    /** @type {(runtime: Runtime) => Fact} */ fact,
  ) => ({
    id: `facts.${id}`,
    label,
    definition: "",
    cells: items.map((item) => factCell(vocabulary, item, label, fact)),
  });
  return [
    row("layers", "Layers", (runtime) => ({
      text: runtime.layers.map((layer) => labelled(vocabulary.layers, layer)).join(", "),
    })),
    row("license", "Licence", ({ license }) => ({ text: license.spdx, ...license })),
    row("status", "Lifecycle", ({ lifecycle }) => ({
      text: labelled(vocabulary.statuses, lifecycle.status),
      ...lifecycle,
    })),
    row("reviewed", "Version reviewed", ({ versions }) => ({
      text: versions.reviewed,
      note: versions.latest?.version ? `Latest known: ${versions.latest.version}` : "",
    })),
  ];
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Item} item
 * @param {string} label
 * @param {(runtime: Runtime) => Fact} factOf
 * @returns {Cell}
 */
function factCell(vocabulary, { runtimes }, label, factOf) {
  const facts = runtimes.map((runtime) => ({ runtime, ...factOf(runtime) }));
  return {
    value: null,
    text: [...new Set(facts.map((fact) => fact.text))].join(" + "),
    stated: true,
    notes: facts.flatMap((fact) =>
      fact.note ? [runtimes.length > 1 ? `${fact.runtime.name}: ${fact.note}` : fact.note] : [],
    ),
    proofs: facts.flatMap((fact) =>
      fact.quote
        ? [quoted(vocabulary, fact.runtime, fact.quote, fact.source, fact.runtime.maintenance.confirmed)]
        : [],
    ),
    places: facts.map(({ runtime, text, note, ...shown }) => ({
      runtime,
      anchor: "lifecycle",
      label,
      known: known(vocabulary, runtime, [text, note].filter(Boolean).join(". "), shown),
    })),
  };
}
