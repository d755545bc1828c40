import assert from "node:assert/strict";
import { test } from "node:test";

import {
  calendarOf,
  feedsOf,
  joined,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/following.js";

const event = (id) => `BEGIN:VEVENT\r\nUID:${id}\r\nSUMMARY:${id}\r\nEND:VEVENT\r\n`;
const calendar = (name, ...ids) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nNAME:${name}\r\nX-WR-CALNAME:${name}\r\n  and more\r\n${ids.map(event).join("")}END:VCALENDAR\r\n`;

test("calendars become one, with a head of none of them and every event", () => {
  assert.equal(
    joined([calendar("A", "a1", "a2"), calendar("B"), calendar("C", "c")]),
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${event("a1")}${event("a2")}${event("c")}END:VCALENDAR\r\n`,
  );
  assert.equal(joined([calendar("A")]), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n");
});

test("a calendar that cannot be read is told by its address", async () => {
  const kept = globalThis.fetch;
  globalThis.fetch = async (address) => ({
    ok: !address.includes("/b/"),
    status: 404,
    text: async () => calendar("A", address),
  });
  try {
    assert.match(await calendarOf("../", [{ id: "a", name: "A" }]), /UID:\.\.\/runtimes\/a\/calendar\.ics/);
    await assert.rejects(
      calendarOf("../", [
        { id: "a", name: "A" },
        { id: "b", name: "B" },
      ]),
      { message: "runtimes/b/calendar.ics could not be read (404)" },
    );
  } finally {
    globalThis.fetch = kept;
  }
});

test("the feeds of entries are a list that feed readers import", () => {
  assert.match(
    feedsOf("https://example.org/sub/", [{ id: "a", name: 'A "& <b>' }]),
    /<outline type="rss" text="A &#34;&#38; &#60;b&#62;" xmlUrl="https:\/\/example\.org\/sub\/runtimes\/a\/feed\.xml" htmlUrl="https:\/\/example\.org\/sub\/runtimes\/a\/"\/>/,
  );
});
