/** The box for where it will run, and how much of what holds only partly it decides. */

import { html } from "../../view/html.js";
import { LONGEST } from "../target.js";

/** @import { Target } from "../target.js" */

/** @param {{ said: string, target: Target, put: (said: string) => void }} props */
export function TargetBox({ said, target, put }) {
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    put(String(new FormData(form).get("target") ?? "").trim());
  };
  return html`<form class="ar-tools ar-target" onSubmit=${send}>
    <label>
      <span>Where will it run?</span>
      <input
        type="text"
        name="target"
        maxlength=${LONGEST}
        value=${said}
        placeholder="8 × H100, Kubernetes"
      />
    </label>
    <button type="submit">Apply to partial claims</button>
    ${
      said
        ? html`<button type="button" class="ar-link-button" onClick=${() => put("")}>
        Clear the target
      </button>`
        : null
    }
    <output>${target.trouble || target.progress || summary(target)}</output>
  </form>`;
}

/** @param {Target} target */
function summary({ resolved }) {
  if (resolved === null) return "";
  const all = Object.values(resolved).flatMap((claims) => Object.values(claims));
  const number = (/** @type {string} */ met) => all.filter((claim) => claim.met === met).length;
  const [met, not, open] = [number("met"), number("not-met"), number("not-known")];
  return `${all.length} partial claims: ${met} supported on this target, ${not} not, ${open} undecided.`;
}
