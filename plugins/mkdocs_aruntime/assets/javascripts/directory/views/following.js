/** The entries that are shown, to be followed: their due dates as one calendar, their feeds as a list. */

import { useState } from "preact/hooks";
import { download } from "../../view/files.js";
import { html } from "../../view/html.js";
import { calendarOf, feedsOf } from "../following.js";

/** @import { Followed } from "../following.js" */

/**
 * @param {{ site: string, entries: readonly Followed[], Item: string }} props Item: the element around each
 */
export function Following({ site, entries, Item }) {
  const [trouble, setTrouble] = useState("");
  const calendar = async () => {
    try {
      download("runtimes.ics", "text/calendar", await calendarOf(site, entries));
      setTrouble("");
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  const feeds = () =>
    download("runtimes.opml", "text/x-opml", feedsOf(new URL(site, document.baseURI).href, entries));
  return html`
    <${Item}>
      <button type="button" class="ar-link-button" onClick=${calendar}>Due dates as calendar</button>${" "}
      <output>${trouble}</output>
    <//>
    <${Item}><button type="button" class="ar-link-button" onClick=${feeds}>Feeds as OPML</button><//>
  `;
}
