/** The ways to begin: a few questions, a use case, or a decision that is there already. */

import { html } from "../../view/html.js";
import { startFrom } from "../decision/candidates.js";
import { FileChoice } from "./file-choice.js";

/** @import { Page } from "../page.js" */

const USE_CASE = "use-case";

/** @param {{ page: Page }} props */
export function Start({ page }) {
  const { site, kept } = page.store;
  const mine = kept.value.list.filter((each) => !each.deleted && !each.problem).slice(0, 3);
  const begin = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const chosen = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get(USE_CASE);
    const begun = site["use-cases"][String(chosen)];
    if (begun) void page.decisions.begin(startFrom(begun), { atOnce: true });
  };
  const close = () => (page.store.starting.value = false);
  return html`<section class="ar-start" aria-labelledby="start">
    <div class="ar-start__head">
      <h2 id="start">Start a decision</h2>
      ${
        site.pages.sizing
          ? html`<p>
            How many devices? <a href=${site.pages.sizing}>Work out memory, devices and replicas</a>
          </p>`
          : null
      }
    </div>
    <div class="ar-start__ways">
      ${
        site.question
          ? html`<div class="ar-way" data-first>
            <h3>Answer a few questions</h3>
            <p>${site.question.ask} A shortlist of stacks moves with every answer.</p>
            <p class="ar-way__options">
              ${site.question.options.map((option) => {
                const answer = `${site.question?.id}=${option.id}`;
                return html`<a key=${option.id} href=${`${site.pages.shortlist}?${answer}`}>${option.label}
                  </a>`;
              })}
            </p>
          </div>`
          : null
      }
      <div class="ar-way">
        <h3>Start from a use case</h3>
        <p>With its usual must-haves, weights and candidates.</p>
        <form class="ar-way__pick" onSubmit=${begin}>
          <select name=${USE_CASE} required aria-label="Use case">
            <option value="">Choose a use case …</option>
            ${Object.entries(site["use-cases"]).map(
              ([slug, each]) => html`<option value=${slug} key=${slug}>${each.title}</option>`,
            )}
          </select>
          <button>Start from it</button>
        </form>
      </div>
      <div class="ar-way">
        <h3>Open or import</h3>
        <p>${
          mine.length > 0
            ? "Your decisions are kept in this browser."
            : "A file of yours, or an empty decision."
        }</p>
        <p class="ar-way__buttons">
          ${mine.map(
            (
              each,
            ) => html`<button type="button" key=${each.key} onClick=${() => page.decisions.open(each.key)}>
              Open ${each.title}
            </button>`,
          )}
          <${FileChoice} label="Import a file" take=${page.importFile} />
          <button type="button" onClick=${() => page.decisions.beginEmpty()}>Start empty</button>
          <button type="button" onClick=${close}>Worked example</button>
        </p>
      </div>
    </div>
  </section>`;
}
