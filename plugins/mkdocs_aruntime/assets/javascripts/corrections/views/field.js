/** A field with its label, and what is wrong with it beside it. */

import { useId } from "preact/hooks";
import { cloneElement } from "preact";
import { html } from "../../view/html.js";

/** @import { ComponentChildren, VNode } from "preact" */
/** @import { FormField } from "../fields.js" */

/**
 * @param {{ field: FormField | undefined, more?: string, problems: string[] | undefined,
 *   children?: ComponentChildren }} props more: after the label
 */
export function Field({ field, more = "", problems = [], children }) {
  const id = useId();
  const control = /** @type {VNode} */ ([children].flat().find((each) => typeof each === "object"));
  const wrong = problems.length > 0;
  return html`<div class="ar-correcting__field">
    <label for=${id}>${field?.label}${more}</label>
    ${cloneElement(control, {
      id,
      "aria-invalid": wrong || undefined,
      "aria-describedby": wrong ? `${id}-problem` : undefined,
    })}
    <${Problems} messages=${problems} id=${`${id}-problem`} />
  </div>`;
}

/** @param {{ messages: readonly string[] | undefined, id?: string }} props */
export function Problems({ messages = [], id }) {
  return messages.length === 0
    ? null
    : html`<p class="ar-correcting__problem" id=${id}>${messages.join(" ")}</p>`;
}
