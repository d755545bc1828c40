/** Makes a calculator of the worked example: reads the choice in the address, asks the evaluator. */

import { h, render } from "preact";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { here } from "../view/here.js";
import { readAddress, writeAddress } from "./address.js";
import { createStore } from "./store.js";
import { App } from "./views/app.js";

/** @import { SizingData } from "./choice.js" */

const root = /** @type {HTMLElement} */ (document.getElementById("ar-sizing"));
const { site = "", evaluator: folder = "" } = root.dataset;

function begin() {
  /** @type {SizingData} */
  const data = JSON.parse(document.getElementById("ar-sizing-data")?.textContent ?? "{}");
  const { askAlone } = createSiteEvaluator({
    site,
    folder,
    onProgress: ({ loaded, total }) => {
      if (loaded < total) store.status.value = `Starting Python … ${Math.round((100 * loaded) / total)} %`;
    },
  });
  const store = createStore(data, readAddress(location.search.slice(1), data), {
    ask: askAlone,
    remember: (choice) => history.replaceState(null, "", here() + writeAddress(choice)),
  });
  root.replaceChildren(); // what stands there for readers without scripts
  if (location.search === "") store.result.value = data.result;
  else void store.compute();
  render(h(App, { store }), root);
}

if (folder) begin();
