import assert from "node:assert/strict";
import { test } from "node:test";

import {
  calendarOf,
  feedsOf,
  joined,
} from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/following.js";

const event = (id) => `BEGIN:VEVENT\r\nUID:${id}\r\nSUMMARY:${id}\r\nEND:VEVENT\r\n`;
const calendar = (name, ...ids) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nNAME:${name}\r\nX-WR-CALNAME:${name}\r\n  and more\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n${ids.map(event).join("")}END:VCALENDAR\r\n`;

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

test("the feeds of entries are a list that feed readers import, with a folder for each kind", () => {
  const text = feedsOf("https://example.org/sub/", [
    { id: "a", name: 'A "& <b>' },
    { id: "b", name: "B" },
  ]);
  const [, ...folders] = text
    .split(/<outline text="(?=[A-Z])/)
    .filter((part) => !part.startsWith("A ") && !part.startsWith("B"));
  assert.deepEqual(
    folders.map((part) => [...part.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url]) => url)),
    [
      ["https://example.org/sub/runtimes/a/feed.xml", "https://example.org/sub/runtimes/b/feed.xml"],
      ["https://example.org/sub/runtimes/a/claims.xml", "https://example.org/sub/runtimes/b/claims.xml"],
    ],
  );
  assert.equal(text.match(/text="A &#34;&#38; &#60;b&#62;"/g)?.length, 2);
  assert.equal(text.match(/htmlUrl="https:\/\/example\.org\/sub\/runtimes\/b\/"/g)?.length, 2);
});
