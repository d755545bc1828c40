/**
 * Makes the checklist of a guide tickable. The ticks stay in this browser.
 */

const FORMAT = "aruntime/checklist/1";

for (const box of document.querySelectorAll(".ar-checklist")) {
  if (box instanceof HTMLElement) start(box);
}

/** @param {HTMLElement} box */
function start(box) {
  const items = [...box.querySelectorAll(":scope > ol > li")];
  const key = `${FORMAT}:${location.pathname}`;
  const ticked = read(key);
  const inputs = items.map((item, index) => tickable(item, ticked.has(index)));
  const foot = document.createElement("p");
  const count = document.createElement("output");
  const clear = document.createElement("button");
  foot.className = "ar-checklist__foot";
  clear.type = "button";
  clear.className = "md-button";
  clear.textContent = "Clear the list";
  foot.append(count, clear);
  box.append(foot);
  box.dataset.live = "";

  const show = () => {
    const done = inputs.filter((input) => input.checked).length;
    count.textContent = `${done} of ${inputs.length} answered. Kept in this browser only.`;
    clear.hidden = done === 0;
  };
  const save = () => {
    write(
      key,
      inputs.flatMap((input, index) => (input.checked ? [index] : [])),
    );
    show();
  };
  box.addEventListener("change", save);
  clear.addEventListener("click", () => {
    for (const input of inputs) input.checked = false;
    save();
    inputs[0]?.focus();
  });
  show();
}

/**
 * @param {Element} item
 * @param {boolean} checked
 */
function tickable(item, checked) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const text = document.createElement("span");
  input.type = "checkbox";
  input.checked = checked;
  text.append(...item.childNodes);
  label.append(input, text);
  item.replaceChildren(label);
  return input;
}

/**
 * @param {string} key
 * @returns {Set<number>}
 */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return new Set(Array.isArray(kept) ? kept : []);
  } catch {
    return new Set(); // blocked or damaged storage: the list still works, it just forgets
  }
}

/**
 * @param {string} key
 * @param {number[]} ticked
 */
function write(key, ticked) {
  try {
    localStorage.setItem(key, JSON.stringify(ticked));
  } catch {
    // as above
  }
}
