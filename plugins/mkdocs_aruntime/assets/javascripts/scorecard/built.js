/**
 * The page as it stands without scripts: the worked decision, rendered at build with the views of the
 * browser.
 */

import { h } from "preact";
import { createStore } from "./state/store.js";
import { App } from "./views/app.js";

/** @import { Page } from "./page.js" */
/** @import { SiteData } from "./model.js" */

/** @param {SiteData} site as the build hands it over */
export function built(site) {
  const store = createStore(site, site.evaluation.inputs["as-of"]);
  // Nothing is asked for where there are no controls.
  return h(App, { page: /** @type {Page} */ ({ store }) });
}
