"""What ``aruntime refresh`` tells: for a terminal, for programs, and as the body of a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from aruntime_evaluator import one_line
from mkdocs_aruntime.evidence.refresh.looking import Fate, Looked
from mkdocs_aruntime.evidence.refresh.refreshing import Refreshed

_TO_DO: Mapping[Fate, str] = {
    Fate.SAME: "the words stand, and what stands around them changed",
    Fate.MOVED: "the words stand in another file, and what stands around them changed",
    Fate.DOUBTED: "the words stand, and a word against stands beside them now",
    Fate.CHANGED: "other words stand in their place",
    Fate.GONE: "the words are gone",
}


def _headline(each: Refreshed) -> str:
    old, new = each.old.versions.reviewed, each.new.versions.reviewed
    if old != new:
        return f"{old} → {new}"
    if each.why:
        return f"stays at {old}: {each.why}"
    return f"{old}, nothing newer" if not each.changed else f"{old}, and what is known of it changed"


def _counted(each: Refreshed) -> str:
    counts = Counter(looked.fate for looked in each.held.looked) if each.held else Counter[Fate]()
    return ", ".join(f"{counts[fate]} {fate.value}" for fate in Fate if counts[fate])


def _earlier(each: Refreshed) -> list[str]:
    return [
        f"{reference} (read at {claim.read_at})"
        for reference, claim in each.new.all_claims()
        if claim.read_at
    ]


def _text(found: Sequence[Refreshed]) -> str:
    lines: list[str] = []
    for each in found:
        lines.append(one_line(f"{each.old.id}: {_headline(each)}"))
        if counted := _counted(each):
            lines.append(f"  quotes: {counted}")
        if earlier := _earlier(each):
            lines.append(f"  at an earlier version: {', '.join(earlier)}")
        if each.held:
            lines += [
                one_line(f"  the package shows otherwise: {claim}: {why}")
                for claim, why in each.held.against.items()
            ]
        lines += [f"  not had: {why}" for why in each.unread]
        for looked in each.to_read():
            lines.append(one_line(f"  read {looked.quote.about}: {_TO_DO[looked.fate]} ({looked.why})"))
            lines += [f"    | {one_line(line)}" for line in looked.around or (looked.quote.words,)]
    return "\n".join(lines)


def _markdown(found: Sequence[Refreshed]) -> str:
    lines: list[str] = []
    for each in found:
        lines += [f"## {_cell(each.old.name)}: {_cell(_headline(each))}", ""]
        if each.held:
            lines += [f"Quotes: {_counted(each)}.", ""]
        lines += _list("Claims that stay at an earlier version, and say so:", _earlier(each))
        if each.held:
            lines += _list(
                "The released package shows otherwise:", [f"{c}: {w}" for c, w in each.held.against.items()]
            )
        lines += _list("Could not be had:", each.unread)
        if to_read := each.to_read():
            lines += ["### To read", ""]
            lines += [line for looked in to_read for line in _passage(looked)]
    return "\n".join(lines).rstrip()


def _passage(looked: Looked) -> Iterator[str]:
    yield f"- [ ] `{looked.quote.about}`: {_TO_DO[looked.fate]} ({_cell(looked.why)})"
    yield ""
    shown = looked.around or (f"-{looked.quote.words}",)
    yield "  ````diff"
    yield from (f"  {one_line(line).replace('````', '``')}" for line in shown)
    yield "  ````"
    yield ""


def _list(heading: str, items: Sequence[str]) -> list[str]:
    return [heading, "", *(f"- {_cell(each)}" for each in items), ""] if items else []


def _cell(text: str) -> str:
    """Text from outside in a line of Markdown: it starts nothing, and mentions nobody."""
    return one_line(text).replace("<", "&lt;").replace("`", "'").replace("@", "@\u2060")


def _json(found: Sequence[Refreshed]) -> str:
    return json.dumps([_plain(each) for each in found], ensure_ascii=False, indent=2)


def _plain(each: Refreshed) -> dict[str, Any]:
    return {
        "runtime": each.old.id,
        "before": each.old.versions.reviewed,
        "after": each.new.versions.reviewed,
        "newest": each.newest.version if each.newest else None,
        "released": (each.newest.date if each.newest else None) or None,
        "changed": each.changed,
        "why": each.why or None,
        "unread": list(each.unread),
        "contradicted": dict(each.held.against) if each.held else {},
        "earlier": {ref: claim.read_at for ref, claim in each.new.all_claims() if claim.read_at},
        "quotes": [_looked(looked) for looked in each.held.looked] if each.held else [],
    }


def _looked(each: Looked) -> dict[str, Any]:
    return {
        "claim": each.quote.about,
        "path": each.quote.path,
        "quote": each.quote.words,
        "fate": each.fate.value,
        "before": each.quote.url,
        "after": each.url or None,
        "why": each.why or None,
        "around": list(each.around),
    }


STYLES: Mapping[str, Callable[[Sequence[Refreshed]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}
"""The forms by name."""
