/**
 * Runs in a page of the scorecard: hands it many links or files in a row, a good link after each, and tells what came of it.
 * Playwright evaluates it; nothing of it is served.
 */
async ({ kind, inputs, good, patience }) => {
  const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (/** @type {() => boolean} */ holds) => {
    for (const end = performance.now() + patience; performance.now() < end; await pause(4))
      if (holds()) return true;
    return false;
  };
  const said = () => document.querySelector(".ar-notice--said p")?.textContent ?? "";
  const hush = () => document.querySelector(".ar-notice--said button")?.click();
  const give = {
    link: (/** @type {string} */ text) => {
      location.hash = `#d=${text}`;
      return until(() => location.hash === "");
    },
    file: (/** @type {[string, string]} */ [name, base64]) => {
      const held = new DataTransfer();
      held.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
      const box = document.querySelector(".ar-title-bar .ar-import input");
      box.files = held.files;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      return until(() => said() !== "");
    },
  };
  const title = () => document.querySelector(".ar-title input")?.value;
  const found = [];
  for (const [name, input] of inputs) {
    const start = performance.now();
    const answered = await give[kind](input);
    const took = performance.now() - start;
    const words = said();
    hush();
    await give.link(good);
    const healed = await until(() => title() === "A good one");
    found.push({ name, answered, healed, took, said: words });
    await until(() => said() !== "");
    hush();
    await until(() => said() === "");
  }
  return found;
};
