"""What is known of addresses from earlier visits: a few are visited a day, those first that wait longest."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from aruntime_evaluator import InvalidDocumentError, Most, Reads, decode, encode
from mkdocs_aruntime.catalog.files import LARGEST_FILE
from mkdocs_aruntime.cli.visiting.visit import Answer, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an address said at last."""

    answer: Answer
    since: dt.date
    """The first visit with this answer."""
    on: dt.date
    """The last visit, also one without an answer."""
    status: int = 0
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """All that is known, as it is kept between runs."""

    schema: Annotated[str, Reads("aruntime/visited/1")]
    addresses: Annotated[Mapping[str, Known], Most(100_000, "addresses")] = field(default_factory=dict)


def load_visited(path: Path) -> Visited:
    """What was kept; nothing where there is no such file, or it can't be read: then all are visited anew."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Visited(schema="aruntime/visited/1")
        return decode(Visited, json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, RecursionError, InvalidDocumentError):
        return Visited(schema="aruntime/visited/1")


def save_visited(path: Path, visited: Visited) -> None:
    """Keep it for the next run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(encode(visited), indent=1, sort_keys=True) + "\n", "utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How one run goes about."""

    today: dt.date
    again: int
    """Days after which an address is visited again."""
    most: int
    """Addresses of one run."""
    pause: float
    """Seconds between two visits of one host."""


def due(cited: Collection[str], visited: Visited, plan: Round) -> list[str]:
    """The addresses of this run: those never visited, then those whose visit is longest ago."""
    known = visited.addresses
    first = dt.date.min
    late = plan.today - dt.timedelta(days=plan.again)
    waiting = sorted((known[each].on if each in known else first, each) for each in {*cited})
    return [address for on, address in waiting if on <= late][: plan.most]


def visit_due(
    cited: Collection[str], visited: Visited, plan: Round, open_address: Callable[[str], Visit]
) -> Visited:
    """What is known after a run; addresses that nothing cites any more are forgotten."""
    known = {address: each for address, each in visited.addresses.items() if address in cited}
    for address, found in _visits(due(cited, visited, plan), plan.pause, open_address):
        known[address] = _renewed(known.get(address), found, plan.today)
    return replace(visited, addresses=known)


def _visits(
    addresses: list[str], pause: float, open_address: Callable[[str], Visit]
) -> Iterator[tuple[str, Visit]]:
    """One after the other, with a pause for each host; one that asks for peace is left alone."""
    last: dict[str, float] = {}
    alone: set[str] = set()
    for address in addresses:
        host = urlsplit(address).netloc
        if host in alone:
            continue
        time.sleep(max(0.0, last.get(host, float("-inf")) + pause - time.monotonic()))
        found = open_address(address)
        last[host] = time.monotonic()
        if found.wait:
            alone.add(host)
        yield address, found


def _renewed(before: Known | None, found: Visit, today: dt.date) -> Known:
    if before is not None and found.answer is Answer.SILENT:
        return replace(before, on=today)  # a network that fails takes nothing back
    same = before is not None and before.answer is found.answer
    since = before.since if before is not None and same else today
    return Known(answer=found.answer, since=since, on=today, status=found.status, to=found.to)
