"""What no single field of a runtime file can know. One function a rule; each yields its problems.

The first of them is the one that matters: a claim that says something has a quote from a source that can
prove it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from aruntime_evaluator.entry import source_rules
from aruntime_evaluator.entry.context import EntryContext
from aruntime_evaluator.entry.denials import denies
from aruntime_evaluator.entry.places import claims_of, evidence_of, stated_in
from aruntime_evaluator.entry.quoted import words_of
from aruntime_evaluator.entry.relation_rules import (
    conditions_of_the_vocabulary,
    is_undecided,
    partly_says_what_it_depends_on,
    relations_name_others,
)
from aruntime_evaluator.model import ids
from aruntime_evaluator.model.claim import Claim, ClaimValue, Relation
from aruntime_evaluator.model.codec.constraints import Version
from aruntime_evaluator.model.codec.references import check_references, names_of, references_of
from aruntime_evaluator.model.problem import Problem, shown
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.model.words import is_name, twice

LONGEST_QUOTE = 25
"""Words: enough to prove, too few to copy a page."""

EARLIEST = dt.date(2015, 1, 1)
"""An earlier day of reading is a slip: no directory of this kind is as old."""

_WRITE_DAY = "write the day on which you opened it (YYYY-MM-DD)"

MOST_USES = 2
"""Claims that one quote may support before it is filler."""


def entry_problems(runtime: Runtime, context: EntryContext) -> list[Problem]:
    """Every problem of one entry, its sources included."""
    found = [problem for rule in _RULES for problem in rule(runtime, context)]
    return [*found, *source_rules.check(runtime.sources)]


def evidence_for_what_is_said(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """*supported*, *partial*, *unsupported* and relations rest on more than a vendor's claim."""
    proves = {kind.id: kind.proves for kind in context.vocabulary.source_kinds}
    for path, stated in stated_in(runtime):
        what = "a relation" if isinstance(stated, Relation) else f"'{stated.value}'"
        if isinstance(stated, Claim) and not stated.value.established:
            continue
        levels = [
            proves.get(runtime.sources[each.source].kind, EvidenceLevel.E0)
            for each in stated.evidence
            if each.source in runtime.sources
        ]
        if not stated.evidence:
            silent = "" if isinstance(stated, Relation) else ", or say 'unknown'"
            message = f"{what} needs a source that says so; add evidence{silent}"
            yield Problem(path=path, rule="missing-source", message=message, expected="evidence")
        elif levels and max(levels) < EvidenceLevel.E2:
            message = f"{what} rests on vendor claims or second-hand sources alone"
            yield Problem(path=path, rule="weak-source", message=message, expected="a source that proves E2")


def notes_where_the_value_needs_one(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """*not-applicable* says who provides it, *unknown* where somebody looked, an undecided *partial* why."""
    for path, claim in claims_of(runtime):
        if (claim.value is ClaimValue.NOT_APPLICABLE or is_undecided(claim)) and not claim.note:
            what = "the condition" if claim.value is ClaimValue.PARTIAL else "who provides it instead"
            message = f"'{claim.value.value}' needs a note that says {what}"
            yield Problem(path=path, rule="missing-note", message=message, expected="note")
        if claim.value is ClaimValue.UNKNOWN and not claim.looked:
            message = "'unknown' needs 'looked': where somebody searched in vain"
            yield Problem(path=path, rule="missing-looked", message=message, expected="looked")


def notes_agree_with_the_value(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """A note explains its value; one that only says the opposite shows that one of the two is wrong."""
    for path, claim in claims_of(runtime):
        for key, text in (("note", claim.note), ("lacks", claim.lacks)):
            if text and denies(text, claim.value):
                message = (
                    f"the value is '{claim.value}', and this says the opposite; correct whichever is wrong, "
                    "or say in a whole sentence what readers must know"
                )
                yield Problem(path=f"{path}.{key}", rule="denied-value", message=message, found=text[:60])


def texts_say_something(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """A dash or *TBD* is no condition, no note, and no place where somebody looked."""
    for path, claim in claims_of(runtime):
        texts = [
            *((key, text) for key, text in (("note", claim.note), ("lacks", claim.lacks)) if text),
            *((f"when.{key}", word) for key, words in claim.when.items() for word in words),
            *(("looked", place) for place in claim.looked),
        ]
        for key, text in texts:
            if not is_name(text):
                message = f"'{shown(text)}' says nothing; write it in words, or leave it out"
                yield Problem(path=f"{path}.{key}", rule="empty-text", message=message, found=text[:60])


def claims_fit_the_layers(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """A claim that makes sense in other layers only is *not-applicable*, if the entry makes it at all."""
    layers = {reference: set(term.layers) for reference, _, term in context.vocabulary.claims()}
    for (path, claim), (reference, _) in zip(claims_of(runtime), runtime.all_claims(), strict=True):
        of_claim = layers.get(reference, set())
        outside = of_claim and not of_claim & set(runtime.layers)
        if outside and claim.value is not ClaimValue.NOT_APPLICABLE:
            names = ", ".join(sorted(of_claim))
            message = (
                f"'{claim.id}' is for {names}; say 'not-applicable' with who provides it, or add the layer"
            )
            yield Problem(path=path, rule="outside-layers", message=message, found=claim.value.value)


def names_lead_somewhere(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """Every word is in the vocabulary, every claim in its group, every source in the file."""
    yield from check_references(runtime, context.words | names_of(runtime))


def nothing_is_said_twice(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """A claim stands once in its group, a responsibility once under owns, partly and leaves."""
    held = runtime.responsibilities
    responsibilities = [
        *((f"responsibilities.owns[{i}]", id_) for i, id_ in enumerate(held.owns)),
        *((f"responsibilities.partly[{i}].id", each.id) for i, each in enumerate(held.partly)),
        *((f"responsibilities.leaves[{i}].id", each.id) for i, each in enumerate(held.leaves)),
    ]
    yield from twice(responsibilities, "'{}' is listed twice under responsibilities")
    for group, claims in runtime.claims.items():
        named = [(f"claims.{group}[{i}].id", claim.id) for i, claim in enumerate(claims)]
        yield from twice(named, f"'{{}}' is already claimed in {group}")


def sources_are_used(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """No source stands there for nothing."""
    used = {name for _, kind, name in references_of(runtime) if kind == ids.SOURCE}
    for name in runtime.sources:
        if name not in used:
            message = f"the source '{name}' is not used by anything"
            yield Problem(path=f"sources.{name}", rule="unused-source", message=message, found=name)


def quotes_are_short_and_specific(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """A quote has at most 25 words and carries at most two claims or relations."""
    uses: Counter[tuple[str, str]] = Counter()
    for path, evidence in evidence_of(runtime):
        if not words_of(evidence.quote):
            message = f"'{evidence.quote}' has no word in it and would stand in any file"
            yield Problem(path=f"{path}.quote", rule="empty-quote", message=message, found=evidence.quote)
        words = len(evidence.quote.split())
        if words > LONGEST_QUOTE:
            message = f"the quote has {words} words; at most {LONGEST_QUOTE} are quoted"
            yield Problem(path=f"{path}.quote", rule="long-quote", message=message, found=evidence.quote[:60])
        uses[evidence.source, evidence.quote] += 1
        if uses[evidence.source, evidence.quote] == MOST_USES + 1:
            message = f"this quote already supports {MOST_USES} claims; find one that is specific"
            yield Problem(
                path=f"{path}.quote", rule="reused-quote", message=message, found=evidence.quote[:60]
            )


def what_ends_is_quoted(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """An end of life or of support is in its owner's words."""
    life = runtime.lifecycle
    if life.ends and not (life.source and life.quote):
        message = "an end of life needs its owner's words; add 'source' and 'quote' to 'lifecycle'"
        yield Problem(path="lifecycle.ends", rule="missing-source", message=message, expected="a quote")
    for i, window in enumerate(runtime.versions.support):
        if (words := len(window.quote.split())) > LONGEST_QUOTE:
            message = f"the quote has {words} words; at most {LONGEST_QUOTE} are quoted"
            path = f"versions.support[{i}].quote"
            yield Problem(path=path, rule="long-quote", message=message, found=window.quote[:60])


def read_at_is_another_version(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """The version that a claim was read at stands there only where it is not the entry's own."""
    for path, claim in claims_of(runtime):
        if claim.read_at == runtime.versions.reviewed or (claim.read_at and not claim.value.established):
            message = (
                "'read-at' belongs to an established claim that was read at another version than "
                "'versions.reviewed'; leave it out"
            )
            yield Problem(path=f"{path}.read-at", rule="read-at", message=message, found=claim.read_at)


def dates_are_past(runtime: Runtime, context: EntryContext) -> Iterator[Problem]:
    """Nothing was opened, confirmed, changed or released in the future."""
    dates: list[tuple[str, str]] = [
        ("maintenance.confirmed", runtime.maintenance.confirmed.isoformat()),
        *((f"sources.{name}.accessed", each.accessed.isoformat()) for name, each in runtime.sources.items()),
        *(
            (f"maintenance.history[{i}].date", each.date.isoformat())
            for i, each in enumerate(runtime.maintenance.history)
        ),
        *((f"{path}.confirmed", c.confirmed.isoformat()) for path, c in claims_of(runtime) if c.confirmed),
        *(
            (f"{path}.challenged.date", c.challenged.date.isoformat())
            for path, c in claims_of(runtime)
            if c.challenged
        ),
        *(
            (f"versions.{name}.date", release.date)
            for name, release in [("first", runtime.versions.first), ("latest", runtime.versions.latest)]
            if release and release.date
        ),
    ]
    today = context.as_of.isoformat()
    for path, date in dates:
        if date > today[: len(date)]:
            message = f"{date} is in the future; today is {today}"
            yield Problem(path=path, rule="future-date", message=message, found=date, expected=today)


def days_of_reading_are_possible(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """No source was opened before its version was released, and nothing was read before any entry was."""
    opened = (
        (f"sources.{name}.accessed", each.accessed, each.version) for name, each in runtime.sources.items()
    )
    confirmed = (
        (f"{path}.confirmed", each.confirmed, None) for path, each in claims_of(runtime) if each.confirmed
    )
    yield from impossible_days(runtime, [*opened, *confirmed])


def impossible_days(
    runtime: Runtime, read: Iterable[tuple[str, dt.date, Version | None]]
) -> Iterator[Problem]:
    """Days on which nobody can have read what is cited.

    Args:
        runtime: the entry, which says when versions were released.
        read: where each day stands, the day, and the version that was read.
    """
    known = (runtime.versions.first, runtime.versions.latest)
    released = {each.version: each.date for each in known if each and each.version and each.date}
    for path, day, version in read:
        date = released.get(version or "", "")
        if day < EARLIEST:
            message = f"{day} can't be right: nothing here was read before {EARLIEST.year}; {_WRITE_DAY}"
            yield Problem(path=path, rule="early-date", message=message, found=str(day))
        elif day.isoformat()[: len(date)] < date:
            message = (
                f"version {version} was released on {date} and can't have been read on {day}; {_WRITE_DAY}"
            )
            yield Problem(path=path, rule="early-date", message=message, found=str(day))


def no_change_is_told_twice(runtime: Runtime, _: EntryContext) -> Iterator[Problem]:
    """A line of the history has an address made of its day and words; two the same would share it."""
    times = Counter((each.date, each.change) for each in runtime.maintenance.history)
    for i, change in enumerate(runtime.maintenance.history):
        if times[change.date, change.change] > 1:
            message = "this day's history says the same twice; say what each change was"
            yield Problem(path=f"maintenance.history[{i}]", rule="duplicate-change", message=message)


_RULES = (
    evidence_for_what_is_said,
    notes_where_the_value_needs_one,
    notes_agree_with_the_value,
    texts_say_something,
    claims_fit_the_layers,
    names_lead_somewhere,
    nothing_is_said_twice,
    sources_are_used,
    relations_name_others,
    conditions_of_the_vocabulary,
    partly_says_what_it_depends_on,
    quotes_are_short_and_specific,
    what_ends_is_quoted,
    read_at_is_another_version,
    dates_are_past,
    days_of_reading_are_possible,
    no_change_is_told_twice,
)
