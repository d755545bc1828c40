/** The reader's policy: chosen as a file or come by link, its verdicts counted, and the ways on. */

import { html } from "../../view/html.js";
import { Menu, closeMenu } from "../../view/menu.js";
import { toggled } from "../choices.js";
import { counts } from "../filter.js";
import { packedProfile, toDecision } from "../profile.js";
import { MARKS, POLICY, POLICY_FACET } from "../verdicts.js";

/** @import { Directory } from "../catalog.js" */
/** @import { State } from "../address.js" */
/** @import { Policy as PolicyState } from "../policy.js" */
/** @import { Verdict } from "../verdicts.js" */
/** @import { Go } from "./app.js" */
/**
 * @typedef {{ directory: Directory, state: State, scorecard: string, policy: PolicyState,
 *   take: (file: File) => void, go: Go }} Props
 */

/** @param {Props} props */
export function Policy(props) {
  const { state, policy, go } = props;
  if (!state.policy && !policy.progress && policy.problems.length === 0) return null;
  const { [POLICY]: _, ...choices } = state.choices;
  return html`<section class="ar-policy" aria-label="My policy">
    <p class="ar-policy__title">
      <b>${policy.profile?.title ?? "My policy"}</b> <output>${policy.progress}</output>
    </p>
    ${
      policy.problems.length > 0
        ? html`<div role="alert">
        <p>This policy cannot be used:</p>
        <ul>${policy.problems.map((problem) => html`<li>${problem}</li>`)}</ul>
      </div>`
        : null
    }
    ${policy.judged === null ? null : html`<${Verdicts} ...${props} />`}
    ${
      state.policy
        ? html`<button
        type="button"
        class="ar-link-button"
        onClick=${() => go({ ...state, policy: "", choices })}
      >Remove the profile</button>`
        : null
    }
  </section>`;
}

/** @param {number} count of checks that ask for what the directory does not know */
function leftOut(count) {
  if (count === 0) return "";
  const [checks, were] = count === 1 ? ["check asks", "was"] : ["checks ask", "were"];
  return ` ${count} ${checks} for your own evidence and ${were} left out; the scorecard asks for it.`;
}

/** @param {Props} props */
function Verdicts({ directory, state, scorecard, policy, go }) {
  const found = counts(directory, state, POLICY_FACET);
  const chosen = state.choices[POLICY]?.values ?? [];
  const own = Object.values(policy.profile?.requirements ?? {})
    .flat()
    .filter((check) => !("claim" in check || "license" in check)).length;
  const evaluate = async () => {
    if (policy.profile === null) return;
    const layers = directory.facets.find((facet) => facet.id === "layer")?.options ?? [];
    const decision = toDecision(policy.profile, directory.entries, state.pick, layers);
    location.assign(`${scorecard}#d=${await packedProfile(decision)}`);
  };
  return html`
    <div class="ar-policy__verdicts" role="group" aria-label="Verdicts">
      ${POLICY_FACET.options.map(
        ([id, label]) => html`<button
          type="button"
          class="ar-verdict"
          data-verdict=${id}
          aria-pressed=${chosen.includes(id) ? "true" : "false"}
          onClick=${() => go(toggled(state, POLICY_FACET, id))}
        >
          <span aria-hidden="true">${MARKS[/** @type {Verdict} */ (id)]}</span> ${label}
          : ${found.get(id)?.yes}
        </button>`,
      )}
    </div>
    <p class="ar-note">
      Judged by claims and licences of the directory, at the versions it was read at.
      ${leftOut(own)}
      ${" "}
      The link in the address bar holds the whole policy; it is not sent to the server.
    </p>
    ${
      scorecard
        ? html`<button type="button" class="md-button" onClick=${evaluate}>Open in scorecard</button>`
        : null
    }
    ${" "}
  `;
}

/** @param {{ take: (file: File) => void }} props */
export function ChoosePolicy({ take }) {
  const chosen = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const file = input.files?.[0];
    if (!file) return;
    closeMenu(input);
    take(file);
    input.value = "";
  };
  return html`<${Menu} label="My policy" kind="ar-menu--end ar-policy__choose">
      <p>
        A YAML or JSON file with your gates tells who passes, who fails and what is not proven. It${" "}
        stays in your browser.
      </p>
      <label class="ar-policy__file">
        <span>Choose the file, or drop it on this page</span>
        <input type="file" accept=".yml,.yaml,.json" onChange=${chosen} />
      </label>
  <//>`;
}
