"""Days as iCalendar, read by a library that others use."""

from __future__ import annotations

import datetime as dt

import icalendar
import pytest

from aruntime_evaluator import Day, decision_days, decode, encode, render_calendar
from aruntime_evaluator.model.decision import Decision
from mkdocs_aruntime.catalog.site import Site

STAMP = dt.date(2026, 11, 23)


def read(text: str) -> list[tuple[str, dt.date, str, str]]:
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == []
    return [
        (str(each["UID"]), each.decoded("DTSTART"), str(each["SUMMARY"]), str(each.get("DESCRIPTION", "")))
        for each in calendar.walk("VEVENT")
        if each.errors == []
    ]


def test_days_stand_in_their_order_each_a_whole_day() -> None:
    days = [
        Day(id="b", date=dt.date(2027, 1, 1), title="Later", text="Why"),
        Day(id="a", date=dt.date(2026, 12, 1), title="First", url="https://example.org/x?a=1;b"),
    ]
    text = render_calendar("Mine", days, STAMP)
    assert read(text) == [
        ("a@aruntime", dt.date(2026, 12, 1), "First", ""),
        ("b@aruntime", dt.date(2027, 1, 1), "Later", "Why"),
    ]
    assert "DTSTAMP:20261123T000000Z\r\n" in text
    assert text == render_calendar("Mine", reversed(days), STAMP)


@pytest.mark.parametrize(
    "text",
    [
        r"a, b; c \ d: e",
        "two\nlines",
        "BEGIN:VEVENT",
        "\nEND:VCALENDAR\nBEGIN:VCALENDAR",
        "ü" * 200,
        "🦄" * 90,
        '"quoted"',
        " ",
    ],
)
def test_any_text_comes_back_as_it_was_and_no_line_is_too_long(text: str) -> None:
    written = render_calendar(text, [Day(id="x", date=STAMP, title=text, text=text)], STAMP)
    assert read(written) == [("x@aruntime", STAMP, text, text)]
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert "\n" not in written.replace("\r\n", "")


def test_a_decision_has_a_day_for_its_review_and_for_whatever_ends(minimal: Site) -> None:
    data = encode(minimal.decisions[0])
    assert isinstance(data, dict)
    candidates = data["candidates"]
    assert isinstance(candidates, list)
    assert isinstance(candidates[0], dict)
    candidates[0]["not-applicable"] = [
        {
            "check": "speed.latency",
            "reason": "No load.",
            "by": "A.",
            "decided": "2026-11-01",
            "expires": "2027-02-01",
        }
    ]
    data["review"] = {"by": "2027-05-01", "owner": "B. Owner"}
    decision = decode(Decision, data)
    found = {(each.date.isoformat(), each.title.split(": ", 1)[1]) for each in decision_days(decision)}
    assert ("2027-05-01", "review is due") in found
    assert ("2027-02-01", "'not applicable' ends: alpha, speed.latency") in found
    waived = [(c, w) for c in decision.candidates for w in c.waivers]
    assert waived
    for candidate, waiver in waived:
        assert (
            waiver.expires.isoformat(),
            f"waiver ends: {candidate.name or candidate.id}, {waiver.gate}",
        ) in found
    expiring = [each for c in decision.candidates for each in c.evidence if each.expires]
    assert len(found) == 2 + len(waived) + len(expiring)
    assert len({each.id for each in decision_days(decision)}) == len(found)
