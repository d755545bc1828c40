"""What is said of a quote that does not stand where the entry says, as of any other problem of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aruntime_evaluator import Problem, Quote, shown
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.reader import Document
from mkdocs_aruntime.cli.quotes.mirror import Lookup, Outcome

_TOLD: Mapping[Outcome, tuple[str, str]] = {
    Outcome.GONE: (
        "not where it is said to be: {}",
        "quote words that stand there, or name the source that has these",
    ),
    Outcome.MOVED: (
        "in another file, whose address belongs here: {}",
        "give the quote a source with that address",
    ),
    Outcome.NOT_CHECKABLE: ("not checkable: {}", "open the source and read the words there yourself"),
}
"""Of each outcome what is so, and what to do."""


def look_up(document: Document, quote: Quote, where: Lookup) -> tuple[Outcome, Finding | None]:
    """What became of a quote, and what to tell of it at its place in the entry's file.

    Args:
        document: the entry's file.
        quote: of that entry.
        where: it is looked up.
    """
    outcome, detail = where.look_up(quote.url, quote.words)
    if outcome is Outcome.FOUND:
        return outcome, None
    so, mend = _TOLD[outcome]
    problem = Problem(
        path="",
        rule=f"quote-{outcome.value}",
        message=f"{quote.about}: this quote is {so.format(detail)}; {mend}",
        found=shown(quote.words),
        expected=f"words of {quote.url}",
    )
    place = document.finding(Problem(path=quote.path, rule="", message=""))
    return outcome, replace(place, problem=problem)
