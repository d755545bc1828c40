/** What the scorecard gets of the directory's choices: what is ticked, and what is asked of it. */

import { UNKNOWN } from "./answers.js";

/** @import { HandedOver } from "../view/handed-over.js" */
/** @import { Directory } from "./catalog.js" */
/** @import { State } from "./address.js" */

const LICENCE = "license";

/**
 * One of several is no must-have, so a choice of *any* among several claims stays behind.
 *
 * @param {Directory} directory
 * @param {State} state
 * @returns {Partial<HandedOver>}
 */
export function handedOver({ entries, facets }, { pick, choices, target }) {
  const claims = facets.flatMap(({ id, anchor }) => {
    const { mode = "any", values = [] } = choices[id] ?? {};
    if (anchor === undefined || (mode === "any" && values.length > 1)) return [];
    const is = mode === "none" ? /** @type {const} */ ("unsupported") : /** @type {const} */ ("supported");
    return values.filter((value) => value !== UNKNOWN).map((value) => ({ claim: `${anchor}.${value}`, is }));
  });
  const licences = choices[LICENCE];
  return {
    candidates: pick.filter((id) => entries.some((entry) => entry.id === id)).map((id) => [id]),
    claims,
    licences: licences?.mode === "none" ? [] : (licences?.values.filter((id) => id !== UNKNOWN) ?? []),
    target,
  };
}
