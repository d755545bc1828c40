"""A correction written into the file that it corrects: the lines that it means, and no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from aruntime_evaluator.entry.lines import (
    Block,
    LayoutError,
    inline,
    items_in,
    keys_in,
    quoted,
    top_of,
)
from aruntime_evaluator.model.claim import Claim, Evidence
from aruntime_evaluator.model.codec import encode
from aruntime_evaluator.model.correction import Definition, PageChange
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, shown
from aruntime_evaluator.model.runtime import Change, Runtime, Source

_ORDER = [field.name.replace("_", "-") for field in fields(Claim)]
"""The keys of a claim, in the order in which they are written."""


def with_corrected_claim(text: str, old: Runtime, new: Runtime, reference: str) -> str:
    """An entry's file with one claim, its sources and the maintenance record as the new entry has them.

    Args:
        text: the file.
        old: what it says.
        new: what it is to say; other differences than those named are passed over.
        reference: the claim.

    Raises:
        LayoutError: where the layout can't be read line by line.
    """
    lines = text.split("\n")
    # From the end of the file to its beginning: what stands above keeps its place.
    for key, write in (("maintenance", _history), ("sources", _sources)):
        lines = write(lines, top_of(lines, key), old, new)
    return "\n".join(_claim(lines, top_of(lines, "claims"), old, new, reference))


def _history(lines: list[str], block: Block, old: Runtime, new: Runtime) -> list[str]:
    added = [_line_of(each) for each in new.maintenance.history[len(old.maintenance.history) :]]
    history = keys_in(lines, block).get("history")
    if history is None:
        raise LayoutError("'maintenance' has no 'history'")
    if items := items_in(lines, history):
        dash = " " * lines[items[0].start].index("-")
        return _spliced(lines, history.end, history.end, [f"{dash}- {each}" for each in added])
    last = lines[history.end - 1].rstrip()
    if not last.endswith("]"):
        raise LayoutError("the history is no list")
    before = last[:-1].rstrip()
    separator = "" if before.endswith("[") else ", "
    return _spliced(lines, history.end - 1, history.end, [f"{before}{separator}{', '.join(added)}]"])


def _line_of(change: Change) -> str:
    source = f", source: {change.source}" if change.source else ""
    return f"{{date: {change.date}, change: {quoted(change.change)}{source}}}"


def _sources(lines: list[str], block: Block, old: Runtime, new: Runtime) -> list[str]:
    there = keys_in(lines, block)
    if not there:
        raise LayoutError("'sources' has no source on a line of its own")
    indent = next(iter(there.values())).indent
    added = [
        line
        for name, source in new.sources.items()
        if name not in old.sources
        for line in _source_lines(name, source, indent)
    ]
    lines = _spliced(lines, block.end, block.end, added)
    for name in sorted(old.sources.keys() - new.sources.keys(), key=lambda each: -there[each].start):
        lines = _spliced(lines, there[name].start, there[name].end, [])
    return lines


def _source_lines(name: str, source: Source, indent: int) -> list[str]:
    pairs = _plain(source).items()
    return [
        f"{' ' * indent}{name}:",
        *(f"{' ' * (indent + 2)}{key}: {inline(key, each)}" for key, each in pairs),
    ]


def _claim(lines: list[str], block: Block, old: Runtime, new: Runtime, reference: str) -> list[str]:
    group, _, id_ = reference.partition(".")
    claim, before = new.claim(reference), old.claim(reference)
    if claim is None:
        raise LayoutError(f"the entry has no claim '{reference}'")
    groups = keys_in(lines, block)
    if not groups:
        raise LayoutError("'claims' has no group on a line of its own")
    if group not in groups:
        indent = next(iter(groups.values())).indent
        item = _dash_in(lines, groups) or indent + 2
        made = [f"{' ' * indent}{group}:", *_item(item, claim)]
        return _spliced(lines, block.end, block.end, made)
    items = items_in(lines, groups[group])
    if len(items) != len(old.claims.get(group, ())):
        raise LayoutError(f"the claims of '{group}' are not on lines of their own")
    if before is None:
        at = groups[group].end
        return _spliced(lines, at, at, _item(lines[items[0].start].index("-"), claim))
    place = next(i for i, each in enumerate(old.claims[group]) if each.id == id_)
    return _rewritten(lines, items[place], before, claim)


def _dash_in(lines: Sequence[str], groups: Mapping[str, Block]) -> int | None:
    items = items_in(lines, next(iter(groups.values())))
    return lines[items[0].start].index("-") if items else None


def _item(dash: int, claim: Claim) -> list[str]:
    """A claim that is new, or is written anew, as an item of its group."""
    written = [line for key, value in _keys(claim) for line in _key(key, value, dash + 2)]
    return [f"{' ' * dash}- {written[0].lstrip()}", *written[1:]]


def _keys(claim: Claim) -> list[tuple[str, Any]]:
    plain = _plain(claim)
    return [(key, plain[key]) for key in _ORDER if key in plain]


def _key(key: str, value: object, indent: int) -> list[str]:
    pad = " " * indent
    if key in {"evidence", "shown"} and isinstance(value, list):
        return [f"{pad}{key}:", *(line for each in value for line in _record(each, indent + 2))]
    return [f"{pad}{key}: {inline(key, value)}"]


def _record(record: Mapping[str, object], dash: int) -> list[str]:
    pairs = [f"{key}: {inline(key, value)}" for key, value in record.items()]
    return [f"{' ' * dash}- {pairs[0]}", *(f"{' ' * (dash + 2)}{each}" for each in pairs[1:])]


def _rewritten(lines: list[str], item: Block, old: Claim, new: Claim) -> list[str]:
    """The keys of a claim that differ, each at its place; its quotes stay where they are the same."""
    there = keys_in(lines, item, item=True)
    now, then = _plain(new), _plain(old)
    if "id" not in there:  # all on one line
        made = _item(item.indent - 2, new)
        return _spliced(lines, item.start, item.end, made)
    for key in reversed(_ORDER):
        if now.get(key) == then.get(key):
            continue
        block = there.get(key)
        made = []
        if key == "evidence" and block is not None and new.evidence:
            made = _quotes(lines, block, old, new)
        elif key in now:
            made = _key(key, now[key], item.indent)
        if block is None:
            before = [there[each].end for each in _ORDER[: _ORDER.index(key)] if each in there]
            at = max(before)
            lines = _spliced(lines, at, at, made)
        else:
            if block.start == item.start and made:  # behind the dash
                made[0] = lines[item.start][: item.indent] + made[0].lstrip()
            lines = _spliced(lines, block.start, block.end, made)
        there = _again(lines, item, len(made) - (block.end - block.start if block else 0))
        item = Block(
            item.start, item.end + len(made) - (block.end - block.start if block else 0), item.indent
        )
    return lines


def _again(lines: Sequence[str], item: Block, more: int) -> Mapping[str, Block]:
    return keys_in(lines, Block(item.start, item.end + more, item.indent), item=True)


def _quotes(lines: Sequence[str], block: Block, old: Claim, new: Claim) -> list[str]:
    items = items_in(lines, block)
    if len(items) != len(old.evidence):
        pairs = ", ".join(f"{{source: {each.source}, quote: {quoted(each.quote)}}}" for each in new.evidence)
        return [f"{' ' * block.indent}evidence: [{pairs}]"]
    there = {_words(each): items[i] for i, each in enumerate(old.evidence)}
    dash = lines[items[0].start].index("-")
    made = list(lines[block.start : items[0].start])
    for each in new.evidence:
        same = there.get(_words(each))
        made += lines[same.start : same.end] if same else _record(_plain(each), dash)
    return made


def _words(each: Evidence) -> tuple[str, str]:
    return each.source, each.quote


def _plain(record: Claim | Source | Evidence) -> Mapping[str, Any]:
    encoded = encode(record)
    return encoded if isinstance(encoded, dict) else {}


def _spliced(lines: list[str], start: int, end: int, made: Sequence[str]) -> list[str]:
    return [*lines[:start], *made, *lines[end:]]


def with_corrected_term(text: str, term: str, had: Definition, wants: Definition) -> str:
    """The glossary's file with another definition of a term.

    Raises:
        LayoutError: where what the term says can't be found on one line.
    """
    lines = text.split("\n")
    block = keys_in(lines, top_of(lines, "terms")).get(term)
    if block is None:
        raise LayoutError(f"the glossary has no term '{term}' on a line of its own")
    part = "\n".join(lines[block.start : block.end])
    for key, old, new in (("short", had.short, wants.short), ("long", had.long, wants.long)):
        part = _with_text(part, key, old, new)
    return "\n".join(_spliced(lines, block.start, block.end, part.split("\n")))


def with_corrected_passage(text: str, change: PageChange, start: int, end: int) -> str:
    """A page's file with another passage.

    Args:
        text: the file.
        change: of the passage.
        start: where the section begins in which it stands.
        end: where that ends.

    Raises:
        InvalidDocumentError: where the passage stands there not at all or several times.
    """
    part = text[start:end]
    if part.count(change.had) != 1:
        raise InvalidDocumentError([_no_passage(change, part.count(change.had))])
    return text[:start] + part.replace(change.had, change.wants) + text[end:]


def _no_passage(change: PageChange, count: int) -> Problem:
    where = f"section '{change.section}'" if change.section else "page"
    if count:
        message = f"the passage stands {count} times in this {where}; name its section, or quote more of it"
        return Problem(path="change.had", rule="ambiguous", message=message)
    message = (
        f"the passage '{shown(change.had)}' no longer stands in this {where}, and what the correction wants "
        f"('{shown(change.wants)}') doesn't either; read the page as it is now, and correct that"
    )
    return Problem(path="change.had", rule="stale", message=message)


def _with_text(part: str, key: str, old: str | None, new: str | None) -> str:
    if old == new:
        return part
    if old is None:
        return _behind_short(part, f"{key}: {quoted(new or '')}")
    is_flow = part.rstrip().endswith("}")
    for written in (old, quoted(old), "'" + old.replace("'", "''") + "'"):
        if part.count(f"{key}: {written}") == 1:
            found = f"{key}: {written}"
            if new is not None:
                return part.replace(found, f"{key}: {quoted(new)}")
            if is_flow:
                return part.replace(f", {found}", "")
            return "\n".join(line for line in part.split("\n") if line.strip() != found)
    raise LayoutError(f"what '{key}' says does not stand on one line")


def _behind_short(part: str, added: str) -> str:
    lines = part.split("\n")
    if len(lines) == 1 and lines[0].rstrip().endswith("}"):
        return f"{lines[0].rstrip()[:-1].rstrip()}, {added}}}"
    at = next((i for i, line in enumerate(lines) if line.lstrip().startswith("short: ")), None)
    if at is None:
        raise LayoutError("what 'short' says does not stand on one line")
    pad = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    return "\n".join([*lines[: at + 1], f"{pad}{added}", *lines[at + 1 :]])
