"""What a change of an entry must bring with it: something that was read for it, and a line of the history.

Whether the words that are quoted are true, no program can tell; that they stand at their source is looked up
elsewhere (``mirror``, ``forge``). Here two states of an entry are compared, so that no statement changes
while everything under it stays as it was, and no claim says more, or the opposite, on the words of before.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from aruntime_evaluator.entry.other_words import (
    are_old_words,
    needs_other_words,
    old_words_message,
    shows_nothing,
)
from aruntime_evaluator.entry.places import claims_of
from aruntime_evaluator.entry.quoted import words_of
from aruntime_evaluator.entry.statements import Basis, Statement, statements_of
from aruntime_evaluator.model.claim import ClaimValue
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.runtime import Change, Runtime

HISTORY = "maintenance.history"
GRACE = dt.timedelta(days=1)
"""A date of yesterday is one of today: somewhere it still is."""

_NO_LINE = (
    "add a line to maintenance.history that says so, such as "
    '- {date: YYYY-MM-DD, change: "What changed, in a sentence."}'
)


def check_entry(new: Runtime) -> Iterator[Problem]:
    """What an entry that was not there before must have."""
    if not new.maintenance.history:
        yield Problem(path="maintenance", rule="no-history", message=f"this entry is new; {_NO_LINE}")


def check_change(old: Runtime, new: Runtime, today: dt.date) -> list[Problem]:
    """What is missing from a change of an entry.

    Args:
        old: the entry as it was.
        new: the entry as it is to be; its id may be another.
        today: the day of the comparison.
    """
    history = _History.between(old, new)
    before = _Before(old, new, history, today)
    problems = [*history.problems(), *_brief_quotes(old, new)]
    then, now = statements_of(old), statements_of(new)
    gone = {name: then[name] for name in sorted(then.keys() - now.keys())}
    for name, statement in now.items():
        problems += before.compare(name, then.get(name), statement, gone)
    for name, statement in gone.items():
        problems += before.miss(name, statement)
    return problems


def _brief_quotes(old: Runtime, new: Runtime) -> Iterator[Problem]:
    """Another value on hardly any words."""
    known = dict(old.all_claims())
    for (path, claim), (name, _) in zip(claims_of(new), new.all_claims(), strict=True):
        before = known.get(name)
        if before is None or before.value is claim.value:
            continue
        kept = {each.quote for each in before.evidence}
        for i, each in enumerate(claim.evidence):
            if each.quote not in kept and shows_nothing(each.quote):
                message = "so few words show nothing; quote the sentence or the line that says it"
                yield Problem(path=f"{path}.evidence[{i}].quote", rule="brief-quote", message=message)


@dataclass(frozen=True, slots=True)
class _History:
    """The lines of two histories, apart: what is new, and what is missing."""

    old: Runtime
    new: Runtime
    added: tuple[tuple[int, Change], ...]
    """With their places in the new file."""
    lost: tuple[Change, ...]

    @classmethod
    def between(cls, old: Runtime, new: Runtime) -> _History:
        left = Counter(_line(each, old) for each in old.maintenance.history)
        added: list[tuple[int, Change]] = []
        for i, change in enumerate(new.maintenance.history):
            line = _line(change, new)
            if left[line]:
                left[line] -= 1
            else:
                added.append((i, change))
        lost = tuple(each for each in old.maintenance.history if left[_line(each, old)])
        return cls(old, new, tuple(added), lost)

    def problems(self) -> Iterator[Problem]:
        """History only grows, at the end of time."""
        for change in self.lost:
            line = f"{change.date} '{_short(change.change)}'"
            message = f"the line {line} is gone or altered; put it back as it was"
            yield Problem(path=HISTORY, rule="history-altered", message=message, found=str(change.date))
        newest = max((each.date for each in self.old.maintenance.history), default=dt.date.min)
        for i, change in self.added:
            path = f"{HISTORY}[{i}]"
            if change.date < newest:
                message = f"this line is new and says {change.date}; the history was last written on {newest}"
                yield Problem(path=f"{path}.date", rule="back-dated", message=message, found=str(change.date))
            if not words_of(change.change):
                message = "this line says nothing; say what changed"
                yield Problem(path=f"{path}.change", rule="no-history", message=message, found=change.change)


class _Before:
    """The state that a statement is compared with."""

    def __init__(self, old: Runtime, new: Runtime, history: _History, today: dt.date) -> None:
        self._words = [words_of(each) for every in statements_of(old).values() for *_, each in every.basis]
        self._confirmed = old.maintenance.confirmed
        self._confirmed_now = new.maintenance.confirmed
        self._accessed = {source.url: source.accessed for source in old.sources.values()}
        self._recorded = bool(history.added)
        named = [new.sources[change.source] for _, change in history.added if change.source]
        self._named = {each.url for each in named}
        self._opened = [each.accessed for each in named if each.accessed > self._last(each.url)]
        """When the sources were opened, for this change, that new lines of the history name."""
        self._since = today - GRACE
        self._named_lately = any(each.accessed >= self._since for each in named)
        self._new_addresses = {
            source.url
            for source in new.sources.values()
            if source.url not in self._accessed and source.accessed >= self._since
        }
        """Addresses that nothing was read at before, and that were opened for this change."""

    def compare(
        self, name: str, old: Statement | None, new: Statement, gone: Mapping[str, Statement]
    ) -> Iterator[Problem]:
        what, must_read = _difference(name, old, new)
        if what and not self._recorded:
            yield _no_history(new.path, what)
        if message := _on_old_words(name, old, new, gone):
            yield Problem(path=f"{new.path}.evidence[0].quote", rule="old-quote", message=message)
        elif must_read and not self._was_read(old, new):
            message = (
                f"{what}, but nothing was read for it: quote other words, or read the quoted ones again and "
                "renew the date of the source ('accessed') or of the claim ('confirmed')"
            )
            yield Problem(path=new.path, rule="not-reread", message=message)

    def miss(self, name: str, old: Statement) -> Iterator[Problem]:
        """A statement that is gone; a claim that said something goes only where something was read."""
        if not self._recorded:
            yield _no_history("", f"'{name}' is gone")
        nothing = replace(old, basis=frozenset(), read=self._confirmed_now, marked=None)
        was_read = self._named_lately or self._was_read(old, nothing)
        if _value(old).established and not was_read:
            message = (
                f"'{name}' is gone, but nothing was read for it: open a source again, renew its 'accessed', "
                "and name it as 'source' in the new line of maintenance.history"
            )
            yield Problem(path=HISTORY, rule="not-reread", message=message)

    def _was_read(self, old: Statement | None, new: Statement) -> bool:
        last = max([old.read if old else self._confirmed, *(self._last(url) for url, *_ in new.basis)])
        days = [new.read] if new.basis else [new.read, *self._opened]
        newly_marked = new.marked if not old or new.marked != old.marked else None
        return (
            self._has_new_words(new.basis)
            or not self._new_addresses.isdisjoint(self._named if not new.basis else _urls(new.basis))
            or any(day > last for day in days)
            or (newly_marked is not None and newly_marked >= self._since)
        )

    def _last(self, url: str) -> dt.date:
        return self._accessed.get(url, dt.date.min)

    def _has_new_words(self, basis: frozenset[Basis]) -> bool:
        """Whether words are quoted that no quote of the entry held before: a part of one is not new."""
        quoted = (words_of(each) for *_, each in basis)
        return any(
            words and not any(f" {words} " in f" {known} " for known in self._words) for words in quoted
        )


def _urls(basis: frozenset[Basis]) -> set[str]:
    return {url for url, *_ in basis}


def _difference(name: str, old: Statement | None, new: Statement) -> tuple[str, bool]:
    """What changed, as the beginning of a sentence, and whether it must have been read; else nothing."""
    if old is None:
        return (f"'{name}' is new", new.needs_reading) if any(new.says.values()) else ("", False)
    keys = [key for key in {**old.says, **new.says} if old.says.get(key, "") != new.says.get(key, "")]
    if keys:
        parts = (f"{key} from {_shown(old, key)} to {_shown(new, key)}" for key in keys)
        return f"'{name}' changed {', '.join(parts)}", new.needs_reading
    if new.basis != old.basis:
        more, lost = new.basis - old.basis, _quotes(old.basis - new.basis)
        what = "rests on other quotes or sources" if more or not lost else "rests on fewer quotes"
        return f"'{name}' {what}", bool(more or lost)
    return "", False


def _on_old_words(name: str, old: Statement | None, new: Statement, gone: Mapping[str, Statement]) -> str:
    """What to do about a claim that says more, or the opposite, on its own words of before.

    The words of claims that are gone are no others: who changes a claim's name makes another claim.
    """
    then, now = _value(old), _value(new)
    if not needs_other_words(then, now):
        return ""
    quotes, own = _quotes(new.basis), _quotes(old.basis) if old else []
    if are_old_words(quotes, own):
        return old_words_message(then, now)
    left = {each: _quotes(claim.basis) for each, claim in gone.items() if "value" in claim.says}
    if not are_old_words(quotes, [*own, *chain.from_iterable(left.values())]):
        return ""
    names = (each for each, words in left.items() if any(are_old_words([quote], words) for quote in quotes))
    return old_words_message("', '".join(names), name)


def _value(statement: Statement | None) -> ClaimValue:
    """Of a claim; what is none, or was not there, says nothing."""
    return ClaimValue(statement.says.get("value", ClaimValue.UNKNOWN) if statement else ClaimValue.UNKNOWN)


def _quotes(basis: frozenset[Basis]) -> list[str]:
    return [words for url, *_, words in basis if url]


def _no_history(path: str, what: str) -> Problem:
    return Problem(path=path, rule="no-history", message=f"{what}; {_NO_LINE}")


def _shown(statement: Statement, key: str) -> str:
    return f"'{_short(text)}'" if (text := statement.says.get(key, "")) else "nothing"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - what fits on a line


def _line(change: Change, runtime: Runtime) -> tuple[dt.date, str, str]:
    """A line by its words and the address of its source, whose name in the file may change."""
    return change.date, change.change, runtime.sources[change.source].url if change.source else ""
