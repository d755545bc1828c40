"""A change of the directory as one comment of a pull request: what it means, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from aruntime_evaluator import ChangeKind, ClaimMove, OutcomeMove, Runtime
from mkdocs_aruntime.catalog.finding import Finding
from mkdocs_aruntime.catalog.reasons import Reason
from mkdocs_aruntime.catalog.text_changes import TextChange
from mkdocs_aruntime.cli.as_code import as_code

MARK = "<!-- aruntime review-changes -->"
"""The first line, by which the comment is found again and brought up to date."""

MOST = 60
"""Lines of a list; the rest is counted, for a comment has a limit."""

_ORDER = (
    ChangeKind.WEAKENED,
    ChangeKind.CHANGED,
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.REWORDED,
    ChangeKind.EVIDENCE,
)


def comment(
    moves: Sequence[ClaimMove],
    outcomes: Sequence[OutcomeMove] | None,
    new: Sequence[Finding],
    older: Sequence[Finding],
    home: str,
    *,
    texts: Sequence[TextChange] = (),
    reasons: Sequence[Reason] = (),
    entries: Mapping[str, Runtime] = MappingProxyType({}),
) -> str:
    """The comment as Markdown; whatever it quotes is code, so that it names nobody and does nothing.

    Args:
        moves: claims that changed.
        outcomes: of decisions and use cases, where they moved; None where the data can't be read.
        new: problems that this change brings.
        older: problems that were there before.
        home: where the site can be looked at, without a slash at its end; nowhere, if empty.
        texts: what changed in the glossary and on pages.
        reasons: what the correction files say for it.
        entries: as they are to be, for what the changed claims rest on.
    """
    lines = [
        MARK,
        "",
        f"**{_count(len(moves), 'claim')} changed, {_moved(outcomes)}.**",
        *_besides(moves, texts),
    ]
    if new:
        lines += ["", f"### To mend: {_count(len(new), 'problem')} of this change", ""]
        lines += _listed(f"- {as_code(str(each))}{_instead(each)}" for each in new)
    if moves:
        lines += ["", "### What changes", "", "| Claim | How | Before | After |", "|---|---|---|---|"]
        ordered = sorted(moves, key=lambda each: (_ORDER.index(each.how), each.entry, each.claim))
        lines += _listed(_row(each, home) for each in ordered)
    if basis := [line for each in moves for line in _basis(each, entries)]:
        lines += [
            "",
            "### What that rests on",
            "",
            "Open each source, and read the words in their place.",
            "",
        ]
        lines += _listed(basis)
    if texts:
        lines += ["", "### Texts that change", "", "| Where | Before | After |", "|---|---|---|"]
        lines += _listed(
            f"| {' | '.join(map(as_code, (each.what, each.before, each.after)))} |" for each in texts
        )
    if reasons:
        lines += ["", "### Why", "", *_listed(map(_reason, reasons))]
    if outcomes:
        lines += ["", "### What moves by it", "", "| Where | What | Before | After |", "|---|---|---|---|"]
        lines += _listed(map(_outcome, outcomes))
    if older:
        noun = _count(len(older), "problem")
        lines += ["", f"<details><summary>{noun} that were there before; not yours to mend</summary>", ""]
        lines += [*_listed(f"- {as_code(str(each))}" for each in older), "", "</details>"]
    return "\n".join([*lines, ""])


def _moved(outcomes: Sequence[OutcomeMove] | None) -> str:
    if outcomes is None:
        return "outcomes not compared: the problems come first"
    return f"{_count(len(outcomes), 'outcome')} moved"


def _besides(moves: Sequence[ClaimMove], texts: Sequence[TextChange]) -> Iterator[str]:
    """How many claims say less than before, and what changed that is no claim."""
    weaker = sum(each.how is ChangeKind.WEAKENED for each in moves)
    terms = sum(each.what.startswith("term ") for each in texts)
    words = sum(each.what.startswith("vocabulary ") for each in texts)
    pages = len({each.what for each in texts if not each.what.startswith(("term ", "vocabulary "))})
    parts = [
        *([f"{_count(weaker, 'claim')} weakened"] if weaker else []),
        *([f"{_count(terms, 'term')} of the glossary changed"] if terms else []),
        *([f"{_count(words, 'word')} of the vocabulary changed"] if words else []),
        *([f"{_count(pages, 'page')} changed"] if pages else []),
    ]
    if parts:
        yield from ("", f"{', '.join(parts)}.")


def _basis(move: ClaimMove, entries: Mapping[str, Runtime]) -> Iterator[str]:
    """The quotes of a claim with their sources; that it has none, where it should have some."""
    runtime = entries.get(move.entry)
    claim = runtime.claim(move.claim) if runtime else None
    if runtime is None or claim is None:
        return
    named = as_code(f"{move.entry} {move.claim}")
    for each in claim.evidence:
        source = runtime.sources[each.source]
        at = f" at {as_code(source.version)}" if source.version else ""
        yield (
            f"- {named}: {as_code(each.quote)} in {as_code(source.title)}{at}, "
            f"opened on {source.accessed}: {as_code(source.url)}"
        )
    if not claim.evidence:
        looked = ", ".join(map(as_code, claim.looked))
        yield f"- {named}: no quote{f'; looked in {looked}' if looked else ''}"


def _reason(each: Reason) -> str:
    source = f", shown at {as_code(each.source)}" if each.source else ""
    return f"- {as_code(each.what)}: {as_code(each.why) if each.why else 'no reason is given'}{source}"


def seen_in_place(proposals: Sequence[str], home: str) -> str:
    """Links to the changed files as the site shows them, before anything is built.

    Args:
        proposals: where each can be fetched.
        home: the site, with a slash at its end; without one nothing is linked.
    """
    if not (proposals and home):
        return ""
    links = (
        f"- [{as_code(each.rpartition('/')[2])}]({home}compare/?overlay={quote(each, safe='')})"
        for each in proposals
    )
    return "\n".join(["", "### See it in place", "", *_listed(links), ""])


def _row(move: ClaimMove, home: str) -> str:
    named = as_code(f"{move.entry} {move.claim}")
    if home:
        named = f"[{named}]({home}/runtimes/{move.entry}/#{move.claim})"
    return f"| {named} | {move.how.value} | {as_code(move.before)} | {as_code(move.after)} |"


def _instead(finding: Finding) -> str:
    return f". Write instead: {as_code(finding.fix)}" if finding.fix else ""


def _outcome(moved: OutcomeMove) -> str:
    return f"| {' | '.join(map(as_code, (moved.where, moved.what, moved.before, moved.after)))} |"


def _listed(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:MOST]
    if len(every) > MOST:
        yield f"\n… and {len(every) - MOST} more"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
