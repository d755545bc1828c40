/** What a correction is sent by: the forge's page for a new file, its form, a patch, or the text to paste. */

import { useEffect, useId, useState } from "preact/hooks";
import { download } from "../../view/files.js";
import { html } from "../../view/html.js";
import { loadYaml } from "../../view/yaml.js";
import { issue, newFile, preview } from "../proposals.js";
import { Address, Deed } from "./way.js";

/** @import { Forge } from "../proposals.js" */

/**
 * @param {{
 *   forge: Forge, otherwise: string, correction: object | null, name: string,
 *   patch: (() => Promise<string>) | null,
 *   about: { title: string, page: string, path: string }, fields: Record<string, string>,
 *   why: string, ready: boolean, discard: () => void, compare?: string,
 * }} props otherwise: where the thing stands in the repository; why: it can't be sent yet, else empty;
 *   patch: makes a patch of the file; null where Python can't;
 *   compare: the page on which it can be looked at
 */
export function Propose({
  forge,
  otherwise,
  correction,
  name,
  patch,
  about,
  fields,
  why,
  ready,
  discard,
  compare = "",
}) {
  const text = useYaml(correction ?? {});
  const [said, setSaid] = useState("");
  const id = useId();
  const proposed = newFile(forge, name, text);
  const reported = issue(forge, about, fields);
  const shown = ready ? preview(forge, compare, text) : "";
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied."),
      () => setSaid("The browser doesn't allow it; select the text below."),
    );
  const save = () => {
    setSaid("Making the patch …");
    return patch?.().then(
      (mail) => {
        download(`${name.replace(/\.yml$/, "")}.patch`, "text/plain", mail);
        setSaid("Downloaded. Apply it with: git am --3way");
      },
      (error) => setSaid(`No patch can be made: ${error.message}`),
    );
  };
  const way = { why, by: id };
  const leave = () => setSaid("It opens in another tab. Once it is sent there, choose Discard here.");
  const away = { ...way, leave };
  return html`
    <p class="ar-note ar-correcting__why" id=${id}>
      ${why ? `${why} These are ready when it is complete:` : "Choose a way to send it:"}
    </p>
    <div class="ar-correcting__ways">
      ${
        proposed.address
          ? html`<${Address} href=${proposed.address} primary=${ready} ...${away}>Propose it<//>`
          : null
      }
      ${reported.address ? html`<${Address} href=${reported.address} ...${away}>Open an issue<//>` : null}
      ${shown && !why ? html`<${Address} href=${shown} ...${way}>See it in place<//>` : null}
      ${patch ? html`<${Deed} does=${save} ...${way}>Download a patch<//>` : null}
      <${Deed} does=${copy} ...${way}>Copy<//>
      <button type="button" class="md-button" onClick=${discard}>Discard</button>
    </div>
    ${
      !why && (proposed.tooLong || reported.tooLong)
        ? html`<p class="ar-note">
        The text is too long for an address of the repository (
        ${forge.longest.toLocaleString("en")} characters): copy it, or download the patch.
      </p>`
        : null
    }
    ${
      forge.new
        ? null
        : html`<p class="ar-note">
        The repository takes no text in an address: copy the correction into a new file${" "}
        <code>corrections/${name}</code>
        , or download the patch for <code>git am</code>
        .
      </p>`
    }
    <p class="ar-note" role="status">${said}</p>
    ${
      correction && !why
        ? html`<details class="ar-correcting__text">
        <summary>The correction as a file</summary>
        <pre><code>${text}</code></pre>
      </details>`
        : null
    }
    <${Otherwise} address=${otherwise} />
  `;
}

/** @param {{ address: string }} props */
function Otherwise({ address }) {
  return html`<p class="ar-note">
    Or <a href=${address} rel="noopener noreferrer">in the repository itself</a>
    . Nothing is sent from here; what you began is kept in this browser.
  </p>`;
}

/**
 * The correction as YAML; JSON, which YAML holds, until the library is there or where it can't be fetched.
 *
 * @param {object} correction
 */
function useYaml(correction) {
  const [yaml, setYaml] = useState(
    /** @type {{ dump: (value: unknown, options: object) => string } | null} */ (null),
  );
  useEffect(
    () =>
      void loadYaml().then(
        (found) => setYaml(found),
        () => {},
      ),
    [],
  );
  return yaml
    ? yaml.dump(correction, { lineWidth: -1, noRefs: true })
    : `${JSON.stringify(correction, null, 2)}\n`;
}
