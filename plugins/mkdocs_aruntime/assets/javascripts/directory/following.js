/** Entries to be followed elsewhere: their calendars as one, their feeds as a list (OPML). */

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
  const addresses = entries.map(({ id }) => `${site}runtimes/${id}/calendar.ics`);
  return joined(await Promise.all(addresses.map(calendarText)));
}

/** Lines that tell of one calendar alone: its name, and how often to look for changes. */
const OF_ONE = /^(?:NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL)[:;].*\r\n(?: .*\r\n)*/gm;

/**
 * @param {readonly string[]} calendars each with its own head
 * @returns {string} one calendar, with the head of the first but what is said of that one alone
 */
export function joined(calendars) {
  const [first = ""] = calendars;
  const head = first.slice(0, Math.max(0, first.search(/BEGIN:VEVENT|END:VCALENDAR/))).replace(OF_ONE, "");
  const events = calendars.flatMap((text) => text.match(/BEGIN:VEVENT\r\n[\s\S]*?END:VEVENT\r\n/g) ?? []);
  return `${head}${events.join("")}END:VCALENDAR\r\n`;
}

/** @param {string} address */
async function calendarText(address) {
  const response = await fetch(address);
  const name = address.replace(/^(\.\.?\/)+/, "");
  if (!response.ok) throw new Error(`${name} could not be read (${response.status})`);
  return response.text();
}

/**
 * The feeds of several entries as OPML 2.0, in a folder for each kind, so that one can do without either.
 *
 * @param {string} root the absolute address of the site
 * @param {readonly Followed[]} entries
 */
export function feedsOf(root, entries) {
  const folders = FEEDS.map(({ folder, file }) => {
    const outlines = entries.map(({ id, name }) => outline(name, new URL(`runtimes/${id}/${file}`, root)));
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
 * @param {URL} feed
 */
function outline(name, feed) {
  const words = `text="${escaped(name)}" title="${escaped(name)}"`;
  const page = new URL(".", feed).href;
  return `      <outline type="rss" ${words} xmlUrl="${escaped(feed.href)}" htmlUrl="${escaped(page)}"/>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
