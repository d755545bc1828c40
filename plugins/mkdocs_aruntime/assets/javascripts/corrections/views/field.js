/** A field with its label, and what is wrong with it beside it. */

import { useId } from "preact/hooks";
import { cloneElement } from "preact";
import { html } from "../../view/html.js";

/** @import { ComponentChildren, VNode } from "preact" */
/** @import { Problem } from "../../view/problems.js" */

/** @param {{ label: string, problems: string[], children?: ComponentChildren }} props */
export function Field({ label, problems, children }) {
  const id = useId();
  const control = /** @type {VNode} */ ([children].flat().find((each) => typeof each === "object"));
  const wrong = problems.length > 0;
  return html`<div class="ar-correcting__field">
    <label for=${id}>${label}</label>
    ${cloneElement(control, {
      id,
      "aria-invalid": wrong || undefined,
      "aria-describedby": wrong ? `${id}-problem` : undefined,
    })}
    ${wrong ? html`<p class="ar-correcting__problem" id=${`${id}-problem`}>${problems.join(" ")}</p>` : null}
  </div>`;
}

/**
 * The messages for one field: for the paths themselves, and for what lies below the first.
 *
 * @param {readonly Problem[]} problems
 * @param {string[]} paths
 */
export function problemsAt(problems, paths) {
  const exact = new Set(paths);
  const below = paths.filter(
    (path) => path.endsWith(".when") || path.endsWith(".looked") || /\[\d\]$/.test(path),
  );
  const here = problems.filter(
    ({ path }) =>
      exact.has(path) || below.some((start) => start !== "change.evidence[0]" && path.startsWith(start)),
  );
  return here.map(({ message }) => `${message[0]?.toUpperCase() ?? ""}${message.slice(1)}.`);
}
