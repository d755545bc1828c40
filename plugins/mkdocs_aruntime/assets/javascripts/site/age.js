/** Says how old a date is, beside it. */

import { ageOf, ago, daysSince } from "../view/age.js";

for (const element of document.querySelectorAll(".ar-age[data-date]")) {
  if (!(element instanceof HTMLElement)) continue;
  const days = daysSince(element.dataset.date ?? "");
  if (!Number.isFinite(days)) continue;
  element.dataset.age = ageOf(days);
  const hint = document.createElement("span");
  hint.className = "ar-age__hint";
  hint.textContent = ago(days, document.documentElement.lang || "en");
  element.append(" ", hint);
}
