"""What is wrong with a correction of a claim, by the rules of the whole entry and at its field."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aruntime_evaluator.entry.context import EntryContext
from aruntime_evaluator.entry.correcting import claim_change, corrected, is_of_sources, where
from aruntime_evaluator.entry.other_words import is_brief
from aruntime_evaluator.entry.rereading import check_change
from aruntime_evaluator.entry.rules import entry_problems, impossible_days
from aruntime_evaluator.model.codec.references import check_references
from aruntime_evaluator.model.correction import ClaimChange, Correction
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, shown
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import Vocabulary
from aruntime_evaluator.model.words import is_name, unknown_word

_FIELDS = {
    "missing-source": "change.evidence",
    "weak-source": "change.evidence",
    "old-quote": "change.evidence[0].quote",
    "not-reread": "change.evidence",
    "missing-condition": "change.wants.when",
    "misplaced-condition": "change.wants.when",
    "missing-note": "change.wants.note",
    "missing-looked": "change.wants.looked",
}
"""Per rule of a claim as a whole the field in which it is mended."""

_SAID_BY = {
    "missing-note": {"missing-condition"},
    "brief-quote": {"empty-quote"},
    "old-quote": {"empty-quote", "brief-quote"},
    "not-reread": {"missing-source", "missing-looked", "old-quote", "brief-quote", "older-source"},
}
"""Per rule others that say the same of a correction, and better."""


def correction_problems(
    correction: Correction, runtime: Runtime | None, context: EntryContext
) -> list[Problem]:
    """What is wrong with a correction of a claim, each at the field of the correction that it concerns.

    The rules are those of the whole entry; what is wrong with the entry already isn't told.

    Args:
        correction: of a claim.
        runtime: the entry as it is; None where there is none of that name.
        context: the rest of the directory; nothing may have been opened after its day.
    """
    change = claim_change(correction)
    named = list(check_references(correction, context.words | {"runtime": sorted(context.known)}))
    if named or runtime is None:
        return named
    today = context.as_of
    try:
        made = corrected(runtime, correction, context.vocabulary, today)
    except InvalidDocumentError as error:
        return list(error.problems)
    if not made.changed:
        message = "this is what the entry says already, with the same sources; change something"
        return [Problem(path="change.wants", rule="no-change", message=message)]
    before = Counter(_kind(each) for each in entry_problems(runtime, context))
    found = [
        *entry_problems(made.runtime, context),
        *check_change(runtime, made.runtime, today),
        *_open_addresses(change, runtime),
        *_impossible_days(change, runtime, today),
        *_older_sources(change, runtime),
    ]
    new = [each for each in found if not before[_kind(each)]]
    rules = {each.rule for each in new}
    reported = (each for each in new if rules.isdisjoint(_SAID_BY.get(each.rule, ())))
    return list(dict.fromkeys(_at_field(each, change, made.runtime) for each in reported))


def text_problems(correction: Correction) -> Iterator[Problem]:
    """A term or a passage says something else only where a source shows it, or somebody says why."""
    change = correction.change
    if not isinstance(change, ClaimChange) and change.source is None and not _says_why(correction.reason):
        message = "say why it should be changed, in a sentence, or give the address of a source that shows it"
        yield Problem(path="reason", rule="missing-reason", message=message, expected="a reason or a source")
    elif not isinstance(change, ClaimChange) and (change.source or "").startswith("http://"):
        yield _open_address("change.source", change.source or "")


def with_meant_name(problem: Problem, entries: Sequence[str], vocabulary: Vocabulary) -> Problem:
    """What has not even the form of a name, with the name of an entry or a claim that was probably meant."""
    known = {
        "change.entry": ("runtime", entries),
        "change.claim": ("claim", [name for name, _, _ in vocabulary.claims()]),
    }
    what, names = known.get(problem.path, ("", ()))
    if problem.rule != "wrong-form" or not names:
        return problem
    whole = [each for each in names if each.endswith(f".{problem.found}")]
    if len(whole) == 1:
        message = f"'{shown(problem.found)}' is a claim without its group; write '{whole[0]}'"
        return replace(problem, message=message, expected=whole[0])
    near = (each for each in unknown_word(problem.path, problem.found, names, what) if each.expected)
    return next(near, problem)


def _says_why(reason: str | None) -> bool:
    return is_name(reason) and not is_brief(reason or "")


def _open_addresses(change: ClaimChange, runtime: Runtime) -> Iterator[Problem]:
    """What is read over http anybody on the way may have written; what the entry cites already stays."""
    known = {each.url for each in runtime.sources.values()}
    for i, each in enumerate(change.evidence):
        url = each.source.url
        if url.startswith("http://") and url not in known:
            yield _open_address(f"change.evidence[{i}].source.url", url)


def _open_address(path: str, url: str) -> Problem:
    message = "this address begins with http://; open the page over https://, and cite that address"
    return Problem(path=path, rule="open-address", message=message, found=url, expected="https://")


def _impossible_days(change: ClaimChange, runtime: Runtime, today: dt.date) -> Iterator[Problem]:
    """Days that the entry need not take over, for its source was opened later, and that are wrong."""
    opened = [
        (f"change.evidence[{i}].source.opened", each.source.opened, each.source.version)
        for i, each in enumerate(change.evidence)
    ]
    yield from impossible_days(runtime, opened)
    for path, day, _ in opened:
        if day > today:
            message = f"{day} is in the future; today is {today}"
            yield Problem(path=path, rule="future-date", message=message, found=str(day), expected=str(today))


def _older_sources(change: ClaimChange, runtime: Runtime) -> Iterator[Problem]:
    """The same words, cited from a place that was opened before the one of now was."""
    claim = runtime.claim(change.claim)
    if claim is None or not is_of_sources(change):
        return
    for i, (now, new) in enumerate(zip(claim.evidence, change.evidence, strict=True)):
        cited, read = runtime.sources[now.source], new.source
        if where(cited) != where(read) and read.opened < cited.accessed:
            message = (
                f"only the source differs, and the entry's was opened later, on {cited.accessed}; "
                "open yours again, and write the day on which you did"
            )
            yield Problem(path=f"change.evidence[{i}].source.opened", rule="older-source", message=message)


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.rule, problem.message


def _at_field(problem: Problem, change: ClaimChange, made: Runtime) -> Problem:
    if problem.path.startswith("change."):
        return problem
    if problem.rule == "not-reread":  # the message for a file names keys that a correction doesn't have
        message = "nothing was read for this: add the source that you opened, and the words that show it"
        problem = replace(problem, message=message)
    otherwise = _FIELDS.get(problem.rule, "change.wants")
    return replace(problem, path=next(_fields(problem.path, change, made), otherwise))


def _fields(path: str, change: ClaimChange, made: Runtime) -> Iterator[str]:
    group, _, name = change.claim.partition(".")
    at = next(i for i, each in enumerate(made.claims[group]) if each.id == name)
    claim = made.claims[group][at]
    here = f"claims.{group}[{at}]"
    if path == f"{here}.confirmed":
        yield "change.evidence[0].source.opened"
    elif path.startswith(f"{here}.evidence"):
        yield path.replace(here, "change", 1)
    elif path.startswith(f"{here}."):
        yield path.replace(here, "change.wants", 1)
    for i, each in enumerate(claim.evidence):
        if path.startswith(f"sources.{each.source}."):
            field = path.removeprefix(f"sources.{each.source}.").replace("accessed", "opened")
            yield f"change.evidence[{i}].source.{field}"
        elif path == f"sources.{each.source}":
            yield f"change.evidence[{i}].source"
