/** One must-have for one candidate: what is known, by whom, and what the team found. */

import { html } from "../../../view/html.js";
import { checkWords } from "../../checks-in-words.js";
import { resultOf } from "../../state/rows.js";
import { cellWords, entryOf, explanationWords, isDocument, plural, sourceName } from "../../words.js";
import { Benchmark } from "./benchmark.js";
import { Panel } from "./drawer.js";
import { Exceptions } from "./exceptions.js";
import { TeamEvidence } from "./team-evidence.js";

/** @import { Candidate, EvidenceLink } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */
/** @typedef {{ page: Page, row: CheckRow, candidate: Candidate }} Props */

/** @param {Props} props */
export function CellPanel({ page, row, candidate }) {
  const { results, site } = page.store;
  const { gate, check } = resultOf(results.value.get(candidate.id)?.gates, row.id);
  const { mark, word, state } = cellWords(check, gate);
  const asked = row.check ? checkWords(row.check, site.catalog.vocabulary) : row.own;
  const names = new Map((page.store.catalog.value?.runtimes ?? []).map((each) => [each.id, each.name]));
  const documents = (check?.evidence ?? []).filter(isDocument);
  const claim = row.check && "claim" in row.check ? row.check.claim : "";
  const lacking = check?.["more-requests"];
  return html`<${Panel} page=${page} title=${candidate.name ?? candidate.id} about=${asked}>
    <p class="ar-drawer__state" role="status">
      <span class="ar-mark" data-state=${state}><span aria-hidden="true">${mark}</span> ${word}</span>
${" "}${check ? explanationWords(check, candidate, names) : ""}
      ${lacking ? html` <b>${plural(lacking, "more request")} without a miss would show it.</b>` : null}
    </p>
    ${documents.length > 0 ? html`<h3>What documents say</h3>` : null}
    ${documents.map(
      (link, at) => html`<${Document} key=${at} page=${page} names=${names}
      link=${link} claim=${claim} />`,
    )}
    <${TeamEvidence} page=${page} row=${row} candidate=${candidate} />
    ${
      row.check && "slo" in row.check
        ? html`<${Benchmark} page=${page} row=${row} check=${row.check} candidate=${candidate} />`
        : null
    }
    <${Exceptions} page=${page} row=${row} candidate=${candidate} gate=${gate} />
  <//>`;
}

/** @param {{ page: Page, names: Map<string, string>, link: EvidenceLink, claim: string }} props */
function Document({ page, names, link, claim }) {
  const dated = link.collected ? `, read ${link.collected}` : "";
  return html`<div class="ar-cited" data-counts=${link.counts ? "" : undefined}>
    <b>${sourceName(link, names)}</b>
    ${link.quote ? html`<q>${link.quote}</q>` : null}
    <small>
      ${
        link.url?.startsWith("http")
          ? html`<a href=${link.url} rel="noopener noreferrer">Source</a>`
          : "Source"
      }${dated}${link.expires ? `, counts until ${link.expires}` : ""}
    </small>
    ${link.condition ? html`<small>Condition: ${link.condition.why}</small>` : null}
    ${link.note ? html`<small>${link.note}</small>` : null}
    ${
      link.counts
        ? null
        : html`<small>
      Does not count${link["why-not"] ? `: ${link["why-not"].replaceAll("-", " ")}` : ""}.</small>`
    }
    <${Correct} page=${page} entry=${entryOf(link)} claim=${claim} />
  </div>`;
}

/** @param {{ page: Page, entry: string, claim: string }} props */
function Correct({ page, entry, claim }) {
  const { site, correctable } = page.store.site;
  if (!correctable || !entry || !claim) return null;
  return html`<small>
    <a href=${`${site}runtimes/${entry}/#${claim}`} data-correct=${claim} data-entry=${entry}>
      Correct this</a>
  </small>`;
}
