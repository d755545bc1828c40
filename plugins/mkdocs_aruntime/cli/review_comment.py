"""A change of the directory as one comment of a pull request: what it means, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from aruntime_evaluator import ChangeKind, ClaimMove, OutcomeMove
from mkdocs_aruntime.catalog.finding import Finding
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
    outcomes: Sequence[OutcomeMove],
    new: Sequence[Finding],
    older: Sequence[Finding],
    home: str,
) -> str:
    """The comment as Markdown; whatever it quotes is code, so that it names nobody and does nothing.

    Args:
        moves: claims that changed.
        outcomes: of decisions and use cases, where they moved.
        new: problems that this change brings.
        older: problems that were there before.
        home: where the site can be looked at, without a slash at its end; nowhere, if empty.
    """
    lines = [
        MARK,
        "",
        f"**{_count(len(moves), 'claim')} changed, {_count(len(outcomes), 'outcome')} moved.**",
    ]
    if new:
        lines += ["", f"### To mend: {_count(len(new), 'problem')} of this change", ""]
        lines += _listed(f"- {as_code(str(each))}{_instead(each)}" for each in new)
    if moves:
        lines += ["", "### What changes", "", "| Claim | How | Before | After |", "|---|---|---|---|"]
        ordered = sorted(moves, key=lambda each: (_ORDER.index(each.how), each.entry, each.claim))
        lines += _listed(_row(each, home) for each in ordered)
    if outcomes:
        lines += ["", "### What moves by it", "", "| Where | What | Before | After |", "|---|---|---|---|"]
        lines += _listed(map(_outcome, outcomes))
    if older:
        noun = _count(len(older), "problem")
        lines += ["", f"<details><summary>{noun} that were there before; not yours to mend</summary>", ""]
        lines += [*_listed(f"- {as_code(str(each))}" for each in older), "", "</details>"]
    return "\n".join([*lines, ""])


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
