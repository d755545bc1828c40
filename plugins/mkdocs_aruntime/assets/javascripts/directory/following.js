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
  const texts = await Promise.all(entries.map(({ id }) => calendarText(`${site}runtimes/${id}/calendar.ics`)));
  return joined(texts);
}

/**
 * @param {readonly string[]} calendars each with its own head
 * @returns {string} one calendar, with the head of the first but its name
 */
export function joined(calendars) {
  const [first = ""] = calendars;
  const head = first.slice(0, Math.max(0, first.search(/BEGIN:VEVENT|END:VCALENDAR/))).replace(/^(?:NAME|X-WR-CALNAME):.*\r\n(?: .*\r\n)*/gm, "");
  const events = calendars.flatMap((text) => text.match(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g) ?? []);
  return `${head}${events.join("")}END:VCALENDAR\r\n`;
}

/** @param {string} address */
async function calendarText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.replace(/^(\.\.?\/)+/, "")} could not be read (${response.status})`);
  return response.text();
}

/**
 * The feeds of several entries as OPML 2.0, in a folder for each kind, so that a reader can do without one of them.
 *
 * @param {string} root the absolute address of the site
 * @param {readonly Followed[]} entries
 */
export function feedsOf(root, entries) {
  const folders = FEEDS.map(({ folder, file }) => {
    const outlines = entries.map(({ id, name }) => outline(name, new URL(`runtimes/${id}/`, root).href, file));
    return `    <outline text="${folder}" title="${folder}">\n${outlines.join("")}    </outline>\n`;
  });
  const head = "<head><title>Changes of runtimes</title></head>";
  const body = `<body>\n${folders.join("")}  </body>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  ${head}\n  ${body}\n</opml>\n`;
}

/** What there is of each entry, beside its page. */
const FEEDS = [
  { folder: "Changes of entries", file: "feed.xml" },
  { folder: "Claims that got another value", file: "claims.xml" },
];

/**
 * @param {string} name
 * @param {string} page
 * @param {string} file
 */
function outline(name, page, file) {
  const words = `text="${escaped(name)}" title="${escaped(name)}"`;
  return `      <outline type="rss" ${words} xmlUrl="${escaped(page + file)}" htmlUrl="${escaped(page)}"/>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
