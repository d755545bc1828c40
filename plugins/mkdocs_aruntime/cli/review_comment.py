"""A change of the directory as one comment of a pull request: what it means, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aruntime_evaluator import ChangeKind, ClaimMove, OutcomeMove, one_line
from mkdocs_aruntime.catalog.finding import Finding

MARK = "<!-- aruntime review-changes -->"
"""The first line, by which the comment is found again and brought up to date."""

MOST = 60
"""Lines of a list; the rest is counted, for a comment has a limit."""

LONGEST = 200
"""Characters of a text from an entry."""

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
        lines += _listed(f"- {_code(str(each))}" for each in new)
    if moves:
        lines += ["", "### What changes", "", "| Claim | ChangeKind | Before | After |", "|---|---|---|---|"]
        ordered = sorted(moves, key=lambda each: (_ORDER.index(each.how), each.entry, each.claim))
        lines += _listed(_row(each, home) for each in ordered)
    if outcomes:
        lines += ["", "### What moves by it", "", "| Where | What | Before | After |", "|---|---|---|---|"]
        lines += _listed(
            f"| {_code(each.where)} | {_code(each.what)} | {_code(each.before)} | {_code(each.after)} |"
            for each in outcomes
        )
    if older:
        noun = _count(len(older), "problem")
        lines += ["", f"<details><summary>{noun} that were there before; not yours to mend</summary>", ""]
        lines += [*_listed(f"- {_code(str(each))}" for each in older), "", "</details>"]
    return "\n".join([*lines, ""])


def _row(move: ClaimMove, home: str) -> str:
    named = _code(f"{move.entry} {move.claim}")
    if home:
        named = f"[{named}]({home}/runtimes/{move.entry}/#{move.claim})"
    return f"| {named} | {move.how.value} | {_code(move.before)} | {_code(move.after)} |"


def _listed(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:MOST]
    if len(every) > MOST:
        yield f"\n… and {len(every) - MOST} more"


def _code(text: str) -> str:
    """A text from outside as a piece of code: no mention, no link, no markup, no column of its own."""
    flat = one_line(" ".join(text.split())).replace("`", "'").replace("|", "¦")
    return f"`{flat[:LONGEST]}`" if flat else "–"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
