"""A change of files as a mail with a patch, for ``git am``."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff

CONFLICT = (
    "If git finds a conflict under 'history', keep the lines of both sides.",
    "Anywhere else run 'git am --abort' and apply the correction as a file with 'aruntime correct':",
    "it adds sources beside those that came meanwhile, and says what changed if the claim did.",
)
"""What to do where two patches of one file meet: each adds a line at the end of the history.

Git leaves out what stands between the dashes and the change. New sources are no lines to keep: git says only
those apart that differ. Nor does ``merge=union`` help: it keeps what one side took away, so that a note or a
quote may stand beside the value that it contradicts.
"""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNENDED = "\\ No newline at end of file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A file before and after."""

    before: str
    after: str


def patch_mail(files: Mapping[str, Edited], *, subject: str, reason: str, by: str, day: dt.date) -> str:
    """The mail.

    Each file's digest stands in it, so that ``git am --3way`` finds its way where the file changed meanwhile.

    Args:
        files: what changes, by path in the repository.
        subject: what it is about, in a line.
        reason: why; may be empty.
        by: whose change it is; nobody's where empty.
        day: of the change.
    """
    date = f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year} 00:00:00 +0000"
    head = [
        "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001",
        f"From: {_name(by) or 'A reader'} <reader@invalid>",
        f"Date: {date}",
        f"Subject: [PATCH] {_line(subject)}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        # In one line behind a word of ours: a line that begins like a patch would be taken for one.
        *([f"Why: {_line(reason)}", ""] if reason.strip() else []),
        "---",
        *CONFLICT,
        "",
    ]
    diffs = [line for path, edited in files.items() for line in _diff(path, edited)]
    return "\n".join([*head, *diffs, "-- ", "2.47", ""])


def _diff(path: str, edited: Edited) -> Iterator[str]:
    yield f"diff --git a/{path} b/{path}"
    yield f"index {_blob(edited.before)}..{_blob(edited.after)} 100644"
    before, after = _lines(edited.before), _lines(edited.after)
    for line in unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm=""):
        text, unended, _ = line.partition("\n")
        yield text
        if unended:
            yield _UNENDED


def _lines(text: str) -> list[str]:
    """The lines as git counts them; one that no line break ends is marked by one in it."""
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else [*lines[:-1], f"{lines[-1]}\n"]


def _blob(text: str) -> str:
    """The name that git gives to a file's content."""
    content = text.encode("utf-8")
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _name(text: str) -> str:
    """A name as it may stand in the head of a mail."""
    return re.sub(r"[\s<>\"@,;:\\()\[\]]+", " ", text).strip()


def _line(text: str) -> str:
    return " ".join(text.split())
