/** Entries to be followed elsewhere: their calendars as one, and their feeds as a list (OPML) for a feed reader. */

/** @typedef {{ id: string, name: string }} Followed */

/**
 * One calendar of the days of several entries.
 *
 * @param {string} site the way to its root
 * @param {readonly Followed[]} entries
 * @returns {Promise<string>} iCalendar
 * @throws {Error} where one could not be read
 */
export async function calendarOf(site, entries) {
  const texts = await Promise.all(
    entries.map(({ id }) => calendarText(`${site}runtimes/${id}/calendar.ics`)),
  );
  return joined(texts);
}

/**
 * @param {readonly string[]} calendars each with its own head
 * @returns {string} one calendar, with the head of the first but its name
 */
export function joined(calendars) {
  const [first = ""] = calendars;
  const head = first
    .slice(0, Math.max(0, first.search(/BEGIN:VEVENT|END:VCALENDAR/)))
    .replace(/^(?:NAME|X-WR-CALNAME):.*\r\n(?: .*\r\n)*/gm, "");
  const events = calendars.flatMap((text) => text.match(/BEGIN:VEVENT\r\n[\s\S]*?END:VEVENT\r\n/g) ?? []);
  return `${head}${events.join("")}END:VCALENDAR\r\n`;
}

/** @param {string} address */
async function calendarText(address) {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address.replace(/^(\.\.?\/)+/, "")} could not be read (${response.status})`);
  return response.text();
}

/**
 * The feeds of several entries as OPML 2.0.
 *
 * @param {string} root the absolute address of the site
 * @param {readonly Followed[]} entries
 */
export function feedsOf(root, entries) {
  const outlines = entries.map(({ id, name }) => {
    const page = new URL(`runtimes/${id}/`, root).href;
    return `    <outline type="rss" text="${escaped(name)}" xmlUrl="${escaped(`${page}feed.xml`)}" htmlUrl="${escaped(page)}"/>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head><title>Changes of runtimes</title></head>\n  <body>\n${outlines.join("")}  </body>\n</opml>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
