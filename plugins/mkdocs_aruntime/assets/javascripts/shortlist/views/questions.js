/** The questions, each with its options; any may be skipped. */

import { html } from "../../view/html.js";

/** @import { Store } from "../store.js" */

/** @param {{ store: Store }} props */
export function Questions({ store }) {
  const { questions, answers, choose } = store;
  return html`<form class="ar-questions" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${questions.map(
      (question) => html`<fieldset key=${question.id} class="ar-question">
        <legend>${question.ask}</legend>
        <p class="ar-note">${question.why}${question.several ? " More than one may be chosen." : ""}</p>
        ${question.options.map(
          (option) => html`<label key=${option.id} class="ar-question__option">
            <input
              type=${question.several ? "checkbox" : "radio"}
              name=${question.id}
              value=${option.id}
              checked=${answers.value[question.id]?.includes(option.id) ?? false}
              onClick=${() => choose(question, option.id)}
            />
            <span>${option.label}</span>
          </label>`,
        )}
      </fieldset>`,
    )}
  </form>`;
}
