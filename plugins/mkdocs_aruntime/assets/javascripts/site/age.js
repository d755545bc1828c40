/**
 * Says how old a date is on the day the page is read, so that an old build does not look fresh.
 */

const DAY = 86_400_000;
const FRESH = 90;
const AGEING = 180;

const format = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" });

for (const element of document.querySelectorAll(".ar-age[data-date]")) {
  if (!(element instanceof HTMLElement)) continue;
  const days = Math.floor((Date.now() - Date.parse(`${element.dataset.date}T00:00:00Z`)) / DAY);
  if (!Number.isFinite(days)) continue;
  element.dataset.age = days <= FRESH ? "fresh" : days <= AGEING ? "ageing" : "due";
  const hint = document.createElement("span");
  hint.className = "ar-age__hint";
  hint.textContent = days < 60 ? format.format(-days, "day") : format.format(-Math.round(days / 30.44), "month");
  element.append(" ", hint);
}
