/** The scorecard as one page: the title, the verdict, the grid, and beneath it what follows. */

import { html } from "../../view/html.js";
import { Drawer } from "./drawer/drawer.js";
import { Grid } from "./grid/grid.js";
import { NextTests } from "./next-tests.js";
import { Notices } from "./notices.js";
import { Record } from "./record.js";
import { Start } from "./start.js";
import { Summary } from "./summary.js";
import { TitleBar } from "./title-bar.js";
import { Trust, VerdictStrip } from "./verdict-strip.js";
import { Why } from "./why.js";

/** @import { Page } from "../page.js" */

/** @param {{ page: Page }} props */
export function App({ page }) {
  const { live, starting, decision, drawer } = page.store;
  const begun = decision.value.candidates.length > 0;
  return html`<div class="ar-scorecard" data-live=${live.value ? "" : undefined}>
    ${live.value ? html`<${Notices} page=${page} />` : null}
    ${live.value && starting.value ? html`<${Start} page=${page} />` : null}
    <${TitleBar} page=${page} />
    <${Summary} page=${page} />
    <${VerdictStrip} page=${page} />
    <${Trust} page=${page} />
    <div class="ar-workspace" data-open=${drawer.value ? "" : undefined}>
      <${Grid} page=${page} />
      ${live.value ? html`<${Drawer} page=${page} />` : null}
    </div>
    ${begun ? html`<${Why} page=${page} /><${NextTests} page=${page} />` : null}
    <${Record} page=${page} />
  </div>`;
}
