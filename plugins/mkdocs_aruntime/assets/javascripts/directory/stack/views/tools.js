/** What the stack comes to in one line, and where it can be taken. */

import { useState } from "preact/hooks";
import { writeHandedOver } from "../../../view/handed-over.js";
import { html } from "../../../view/html.js";
import { STATES } from "../../../view/layers.js";
import { packedProfile } from "../../profile.js";
import { toDecision } from "../decision.js";
import { duties, ORDER, tally, wanted } from "../duties.js";

/** @import { Props } from "./app.js" */

export const STATUS = "ar-stack-status";

/** @param {Props} props */
export function Tools({ vocabulary, runtimes, asked, useCases, pages }) {
  const [copied, setCopied] = useState("");
  const found = duties(vocabulary, runtimes, wanted(vocabulary, asked, useCases), asked.layers);
  const counts = tally(found);
  const said = ORDER.filter((state) => (counts.get(state) ?? 0) > 0).map(
    (state) => `${STATES[state].word}: ${counts.get(state)}`,
  );
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied("Copied."),
      () => setCopied("The address bar has the link."),
    );
  const score = async () => {
    const { useCase, layers } = asked;
    const fragment = useCase
      ? writeHandedOver({ useCase, layers, candidates: [runtimes.map(({ id }) => id)] })
      : `#d=${await packedProfile(toDecision(runtimes, found, asked))}`;
    location.assign(pages.scorecard + fragment);
  };
  return html`<div class="ar-tools ar-stacked__tools">
    <p id=${STATUS} role="status" tabindex="-1">
      ${
        found.length === 0
          ? "No responsibility is required in these layers: choose others."
          : html`
          <b>${found.length}</b> responsibilities required
          <span class="ar-vh">. ${said.join(", ")}.</span>
        `
      }
    </p>
    ${
      pages.compare && runtimes.length > 1
        ? html`<a href=${`${pages.compare}?ids=${asked.ids.slice(0, 6).join(",")}`}>Compare them</a>`
        : null
    }
    <button type="button" class="ar-link-button" onClick=${copy}>Copy the link</button>
    <button type="button" class="ar-link-button" onClick=${() => print()}>Print</button>
    ${
      pages.scorecard
        ? html`<button type="button" class="md-button" onClick=${score}>Open in scorecard</button>`
        : null
    }
    <output>${copied}</output>
  </div>`;
}
