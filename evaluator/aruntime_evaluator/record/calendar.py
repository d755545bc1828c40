"""Days to keep in mind as iCalendar (RFC 5545): whole days, the same content as the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aruntime_evaluator.model.decision import Candidate, Decision

_LONGEST = 75
"""Bytes of a line (RFC 5545, 3.1)."""

_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})
"""What means something in a text (3.3.11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which something is due or ends."""

    id: str
    """Permanent: a calendar that is read again moves the day instead of doubling it."""
    date: dt.date
    title: str
    text: str = ""
    url: str = ""
    """Absolute; empty where there is none."""


def render_calendar(name: str, days: Iterable[Day], stamp: dt.date, *, subscribed: bool = False) -> str:
    """A calendar of days, the earliest first.

    Args:
        name: of the calendar, as programs list it.
        days: with ids that differ.
        stamp: the day of the data (``DTSTAMP``), never that of the writing.
        subscribed: whether it is read again and again from one address: then once a day is enough (RFC 7986,
            5.7; the second name is Outlook's, which else asks once a week or never).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ARuntime//Evaluator//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    if subscribed:
        lines += ["REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"]
    for day in sorted(days, key=lambda each: (each.date, each.id)):
        lines += _event(day, stamp)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def decision_days(decision: Decision) -> Iterator[Day]:
    """Every day of a decision on which it is to be looked at again, or something that it rests on ends."""
    if decision.review is not None:
        owner = f" Owner: {decision.review.owner}." if decision.review.owner else ""
        yield _day(decision, "review", decision.review.by, "review is due", f"The review is due.{owner}")
    for candidate in decision.candidates:
        yield from _ends(decision, candidate)


def _ends(decision: Decision, candidate: Candidate) -> Iterator[Day]:
    name = candidate.name or candidate.id
    for i, each in enumerate(candidate.evidence):
        if each.expires is not None:
            about = f"{name}, {each.check}"
            yield _day(decision, f"{candidate.id}.evidence.{i}", each.expires, f"evidence ends: {about}")
    for i, waiver in enumerate(candidate.waivers):
        text = f"{waiver.reason} Owner: {waiver.owner}."
        about = f"{name}, {waiver.gate}"
        yield _day(decision, f"{candidate.id}.waiver.{i}", waiver.expires, f"waiver ends: {about}", text)
    for i, exempt in enumerate(candidate.not_applicable):
        if exempt.expires is not None:
            about = f"{name}, {exempt.check}"
            id_ = f"{candidate.id}.not-applicable.{i}"
            yield _day(decision, id_, exempt.expires, f"'not applicable' ends: {about}", exempt.reason)


def _day(decision: Decision, id_: str, date: dt.date, title: str, text: str = "") -> Day:
    return Day(id=f"decision.{decision.id}.{id_}", date=date, title=f"{decision.title}: {title}", text=text)


def _event(day: Day, stamp: dt.date) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(day.id)}@aruntime",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day.date:%Y%m%d}",
        f"SUMMARY:{_text(day.title)}",
    ]
    if day.text:
        lines.append(f"DESCRIPTION:{_text(day.text)}")
    if day.url:
        lines.append(f"URL:{day.url}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _text(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes; all but the first begin with a space, none parts a character."""
    piece, size = "", 0
    for character in line:
        length = len(character.encode())
        if size + length > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += character
        size += length
    yield piece
