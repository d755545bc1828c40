"""What is often wrong in an entry and may be right: told as a warning, and no longer where it is excused.

That a quote stands at its source is checked elsewhere. Here the question is whether it can show the claim: by
the words that reviewers keep for a claim in ``review.yml``, and by its length.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from aruntime_evaluator import (
    AskedOf,
    Catalog,
    Claim,
    ClaimRef,
    ClaimValue,
    Problem,
    Runtime,
    words_of,
)
from mkdocs_aruntime.catalog.column_notes import (
    REVIEW_FILE,
    ColumnNotes,
    Excused,
    WarningRule,
    says_one_of,
    words_for,
)
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.reader import load_document
from mkdocs_aruntime.catalog.site import Site

SHORTEST_QUOTE = 6
"""Words: fewer are a heading, a row of a table or half of a sentence."""

MOST_NAMED = 5
"""Words of a claim that a message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """One established claim of an entry, and where it stands in the file."""

    reference: ClaimRef
    path: str
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What the rules look at."""

    catalog: Catalog
    notes: ColumnNotes
    words: Mapping[ClaimRef, tuple[str, ...]]
    """By claim, what it is searched by."""


def entry_warnings(site: Site, today: dt.date) -> list[Finding]:
    """The warnings of all entries that nothing excuses on that day, and the excuses that no longer hold."""
    looked = _Looked(
        catalog=site.catalog,
        notes=site.columns,
        words={
            reference: words_for(reference, site.columns, site.catalog.vocabulary)
            for reference, _, _ in site.catalog.vocabulary.claims()
        },
    )
    found: list[Finding] = []
    used: set[Excused] = set()
    for runtime in site.catalog.runtimes:
        problems: list[Problem] = []
        for stated in _stated(runtime):
            for problem in _warnings(runtime, stated, looked):
                excused = site.columns.excused_as(runtime.id, stated.reference, problem.rule)
                used |= excused
                if not any(today <= each.until for each in excused):
                    problems.append(problem)
        found += _at(site, f"{runtime.id}.yml", problems)
    return [*found, *_at(site, REVIEW_FILE, list(_excuses(site.columns, used, today)))]


def _at(site: Site, name: str, problems: list[Problem]) -> Iterator[Finding]:
    if problems:
        document = load_document(site.sources.runtimes / name, root=site.sources.root)
        yield from map(document.finding, problems)


def _excuses(notes: ColumnNotes, used: AbstractSet[Excused], today: dt.date) -> Iterator[Problem]:
    """An excuse ends on its day, and where nothing is left to excuse."""
    for i, each in enumerate(notes.excused):
        path, about = f"excused[{i}]", f"{each.rule.value} of '{each.claim}' in '{each.entry}'"
        if each not in used:
            message = f"there is no {about} any more; take this out"
            yield Problem(path=path, rule="needless-excuse", message=message)
        elif today > each.until:
            message = f"{about} was excused until {each.until}; look again, then mend it or say a new day"
            yield Problem(path=f"{path}.until", rule="expired-excuse", message=message)


def _stated(runtime: Runtime) -> Iterator[_Stated]:
    for group, claims in runtime.claims.items():
        for i, claim in enumerate(claims):
            if claim.value.established:
                yield _Stated(reference=f"{group}.{claim.id}", path=f"claims.{group}[{i}]", claim=claim)


def _warnings(runtime: Runtime, stated: _Stated, looked: _Looked) -> Iterator[Problem]:
    yield from _brief(stated)
    yield from _shared(runtime, stated, looked)
    yield from _beside(stated, looked)
    yield from _provider(stated, looked)


def _brief(stated: _Stated) -> Iterator[Problem]:
    """A quote of a few words seldom says who does what."""
    for i, each in enumerate(stated.claim.evidence):
        count = len(words_of(each.quote).split())
        if count < SHORTEST_QUOTE:
            message = (
                f"the quote has {count} {'word' if count == 1 else 'words'}; "
                f"quote the passage that shows the claim, of at least {SHORTEST_QUOTE} words"
            )
            yield _problem(WarningRule.BRIEF, f"{stated.path}.evidence[{i}].quote", message, each.quote)


def _beside(stated: _Stated, looked: _Looked) -> Iterator[Problem]:
    """No quote of a claim has any word of it: told where reviewers have written down its words."""
    if stated.claim.value is ClaimValue.UNSUPPORTED:  # a closed list denies what it doesn't name
        return
    words, quotes = looked.words[stated.reference], stated.claim.evidence
    kept = looked.notes.column(stated.reference).words
    if kept and quotes and not any(says_one_of(each.quote, words) for each in quotes):
        message = (
            f"no quote has a word of '{stated.reference}' ({_named(words)}); quote the passage that shows "
            "the claim, or add its word to runtimes/review.yml"
        )
        yield _problem(WarningRule.BESIDE, f"{stated.path}.evidence[0].quote", message, quotes[0].quote)


def _shared(runtime: Runtime, stated: _Stated, looked: _Looked) -> Iterator[Problem]:
    """A quote that carries another claim, too, speaks of both: where they are of one kind, it may."""
    words = looked.words[stated.reference]
    for i, each in enumerate(stated.claim.evidence):
        others = [
            reference
            for reference, claim in runtime.all_claims()
            if each in claim.evidence and _differ(stated, reference, claim)
        ]
        if others and not says_one_of(each.quote, words):
            message = (
                f"the quote also supports '{others[0]}', and has no word of '{stated.reference}' "
                f"({_named(words)}); quote the passage that shows this claim"
            )
            yield _problem(WarningRule.SHARED, f"{stated.path}.evidence[{i}].quote", message, each.quote)


def _differ(stated: _Stated, reference: ClaimRef, other: Claim) -> bool:
    """Whether two claims are of different groups, or one is denied and the other is not."""
    denied = [each.value is ClaimValue.UNSUPPORTED for each in (stated.claim, other)]
    return reference.partition(".")[0] != stated.reference.partition(".")[0] or denied[0] != denied[1]


def _provider(stated: _Stated, looked: _Looked) -> Iterator[Problem]:
    """Who provides something is said, unless it is a fact about the project, which has no provider."""
    named = looked.catalog.term(stated.reference)
    if named is None or stated.claim.provided_by or stated.claim.value is ClaimValue.UNSUPPORTED:
        return
    group, term = named
    if (term.asked_of or group.asked_of) is not AskedOf.EACH:
        providers = ", ".join(each.id for each in looked.catalog.vocabulary.providers)
        message = (
            f"'{stated.claim.value}' doesn't say which part provides it; add 'provided-by' ({providers})"
        )
        yield _problem(WarningRule.PROVIDER, stated.path, message, stated.claim.value.value)


def _problem(rule: WarningRule, path: str, message: str, found: str) -> Problem:
    return Problem(path=path, rule=rule.value, message=message, found=found[:60])


def _named(words: tuple[str, ...]) -> str:
    return ", ".join([*words[:MOST_NAMED], *(["…"] if len(words) > MOST_NAMED else [])])
