/** The questions, each with its options; any may be skipped. */

import { html } from "../../view/html.js";

/** @import { Answers } from "../address.js" */
/** @import { SiteQuestion } from "../../view/model.js" */

/**
 * @param {{ questions: readonly SiteQuestion[], answers: Answers, choose: (question: SiteQuestion,
 *   option: string) => void }} props
 */
export function Questions({ questions, answers, choose }) {
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
              checked=${answers[question.id]?.includes(option.id) ?? false}
              onClick=${() => choose(question, option.id)}
            />
            <span>${option.label}</span>
          </label>`,
        )}
      </fieldset>`,
    )}
  </form>`;
}
