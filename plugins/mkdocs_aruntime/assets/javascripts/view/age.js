/** How old a date is on the day it is read, so that an old build does not look fresh. */

const DAY = 86_400_000;
const FRESH = 90; // days
const AGEING = 180;

/** @typedef {"fresh" | "ageing" | "due"} Age */

/** @type {readonly (readonly [Age, string])[]} */
export const AGES = [
  ["fresh", `Fresh: up to ${FRESH} days`],
  ["ageing", `Ageing: up to ${AGEING} days`],
  ["due", "Due for review"],
];

/**
 * @param {string} date YYYY-MM-DD
 * @param {number} [now] milliseconds
 * @returns {number} whole days; NaN where it is no date
 */
export function daysSince(date, now = Date.now()) {
  return Math.floor((now - Date.parse(`${date}T00:00:00Z`)) / DAY);
}

/**
 * @param {number} days
 * @returns {Age}
 */
export function ageOf(days) {
  return days <= FRESH ? "fresh" : days <= AGEING ? "ageing" : "due";
}

/**
 * @param {number} days
 * @param {string} [language]
 */
export function ago(days, language = "en") {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return days < 60 ? format.format(-days, "day") : format.format(-Math.round(days / 30.44), "month");
}
