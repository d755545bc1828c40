"""Hand-written YAML changed in place: comments, order, quotes and blank lines of everything else stay."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from aruntime_evaluator import Claim, Evidence, Runtime, Shown, Source, encode
from mkdocs_aruntime.catalog.finding import DataError, Finding

_INDENTS = ((4, 2), (2, 0))
"""Of the items of a list and of their dashes: the two ways in which people write them."""

_ORDER = [field.name.replace("_", "-") for field in fields(Claim)]
"""The keys of a claim, in the order in which they are written."""

_BARE = {"id", "value", "provided-by", "stability", "default", "source", "kind", "url"}
"""Keys whose texts are words of the vocabulary, ids or addresses: written without quotation marks."""

_DAYS = {"confirmed", "date"}
"""Keys whose texts are days."""

_WORD = re.compile("[a-z]+(?:-[a-z0-9]+)+")
"""A word of a condition that no reader of YAML takes for anything but a text."""


class Yaml:
    """One YAML file, open for changes."""

    def __init__(self, text: str, name: str) -> None:
        """Read it.

        Raises:
            DataError: where its layout could not be written again as it is.
        """
        for sequence, offset in _INDENTS:
            self._yaml = YAML()
            self._yaml.preserve_quotes = True
            self._yaml.width = 1_000_000
            self._yaml.representer.ignore_aliases = lambda *_: (
                True
            )  # or a day that is listed twice has an anchor
            self._yaml.indent(mapping=2, sequence=sequence, offset=offset)
            self.data: Any = self._yaml.load(text)
            if self.text == text:
                return
        message = "the layout of this file can't be kept by a program; make the change by hand"
        raise DataError([Finding.at(name, "layout", message)])

    @property
    def text(self) -> str:
        """The file as it is now."""
        out = io.StringIO()
        self._yaml.dump(self.data, out)
        return out.getvalue()


def with_claims(text: str, name: str, old: Runtime, new: Runtime) -> str:
    """The file of an entry with all its claims as the new entry has them, and nothing else of it.

    Raises:
        DataError: where the layout of the file could not be kept.
    """
    file = Yaml(text, name)
    for reference, _ in new.all_claims():
        _write_changed(file, reference, old, new)
    return file.text


def _write_changed(file: Yaml, reference: str, old: Runtime, new: Runtime) -> None:
    group, _, id_ = reference.partition(".")
    claim, before = new.claim(reference), old.claim(reference)
    if claim is not None and claim != before:
        _write_claim(file.data["claims"], group, id_, claim, before)


def _write_claim(groups: Any, group: str, id_: str, new: Claim, old: Claim | None) -> None:  # noqa: ANN401
    if group not in groups:
        append_key(groups, group, CommentedSeq())
    claims = groups[group]
    if old is None:
        node = CommentedMap()
        _fill(node, new, None)
        _append(claims, node)
    else:
        _fill(next(each for each in claims if each["id"] == id_), new, old)


def _fill(node: Any, new: Claim, old: Claim | None) -> None:  # noqa: ANN401 - ruamel is untyped here
    """Set the keys of a claim that differ, each at its place; its quotes stay where they are the same."""
    now, then = _plain(new), _plain(old) if old else {}
    with trailing(node):
        for key in _ORDER:
            if key in node and key not in now:
                del node[key]
            elif now.get(key) != then.get(key) and key in now:
                set_key(node, key, _value(node, key, new, old))


def _value(node: Any, key: str, new: Claim, old: Claim | None) -> Any:  # noqa: ANN401 - as above
    match key:
        case "evidence":
            return _evidence(node, new)
        case "shown":
            return _shown(node.get("shown"), new.shown, old.shown if old else ())
    return styled(key, _plain(new)[key])


def _shown(node: Any, new: Sequence[Shown], old: Sequence[Shown]) -> Any:  # noqa: ANN401 - as above
    """What artifacts show: what is the same stays as it is written; what is new replaces what went."""
    listed = CommentedSeq() if node is None else node
    gone = [i for i, each in enumerate(old) if each not in new]
    added = [each for each in new if each not in old]
    for i, each in zip(gone, added, strict=False):
        _show(listed[i], each)
    for i in reversed(gone[len(added) :]):
        del listed[i]
    for each in added[len(gone) :]:
        _append(listed, _show(CommentedMap(), each))
    return listed


def _show(node: Any, each: Shown) -> Any:  # noqa: ANN401 - as above
    plain = _plain(each)
    with trailing(node):
        for key in [key for key in node if key not in plain]:
            del node[key]
        for key, value in plain.items():
            set_key(node, key, DoubleQuotedScalarString(value) if key == "fact" else value, list(plain))
    return node


def _plain(record: Claim | Source | Shown) -> Mapping[str, Any]:
    encoded = encode(record)
    return encoded if isinstance(encoded, dict) else {}


def _evidence(node: Any, new: Claim) -> CommentedSeq:  # noqa: ANN401 - as above
    there = {(each["source"], each["quote"]): each for each in node.get("evidence", ())}
    made = CommentedSeq([there.get((each.source, each.quote)) or _quote(each) for each in new.evidence])
    if _flow(node.get("evidence")) or _flow(node):
        made.fa.set_flow_style()
    return made


def _quote(each: Evidence) -> CommentedMap:
    return CommentedMap(source=each.source, quote=DoubleQuotedScalarString(each.quote))


def new_source(source: Source) -> CommentedMap:
    """A source as it is written."""
    plain = _plain(source)
    made = CommentedMap((key, styled(key, value)) for key, value in plain.items())
    made["accessed"] = source.accessed
    return made


def write_history(node: Any, old: Runtime, new: Runtime) -> None:  # noqa: ANN401 - as above
    """Append the lines that are new."""
    for change in new.maintenance.history[len(old.maintenance.history) :]:
        line = CommentedMap(date=change.date, change=DoubleQuotedScalarString(change.change))
        if change.source:
            line["source"] = change.source
        line.fa.set_flow_style()
        _append(node, line)


def styled(key: str, value: Any) -> Any:  # noqa: ANN401 - plain data
    """A value as people write it: words bare, texts in quotation marks, lists on one line."""
    match value:
        case str() if key in _DAYS:
            return dt.date.fromisoformat(value)
        case str() if key in _BARE:
            return value
        case str() if key == "when" and _WORD.fullmatch(value):
            return value
        case str():
            return DoubleQuotedScalarString(value)
        case list():
            return _in_line(CommentedSeq(styled(key, each) for each in value))
        case dict():
            parts = ((name, styled(name if name in _DAYS else "when", each)) for name, each in value.items())
            return _in_line(CommentedMap(parts))
    return value


def _in_line(node: Any) -> Any:  # noqa: ANN401 - as above
    node.fa.set_flow_style()
    return node


def set_key(node: Any, key: str, value: object, order: Sequence[str] = _ORDER) -> None:  # noqa: ANN401 - as above
    """Set a key, a new one behind those that come before it."""
    if key in node:
        node[key] = value
    else:
        before = {*order[: order.index(key)]} if key in order else {*order}
        at = max((i for i, each in enumerate(node) if each in before), default=-1)
        node.insert(at + 1, key, value)


def _append(node: Any, item: object) -> None:  # noqa: ANN401 - as above
    with trailing(node):
        node.append(item)


def append_key(node: Any, key: str, value: object) -> None:  # noqa: ANN401 - as above
    """Add a key behind all others."""
    with trailing(node):
        node[key] = value


class trailing:  # noqa: N801 - used as a statement
    """What follows a block (blank lines, comments before the next) stays behind it."""

    def __init__(self, node: Any) -> None:  # noqa: ANN401 - as above
        self._node = node
        self._text = ""

    def __enter__(self) -> None:
        if not self._node or _flow(self._node):
            return
        place = _tail(self._node)
        slot = _slot(*place)
        if slot is not None and (token := slot[0][slot[1]]) is not None:
            beside, broken, self._text = token.value.partition("\n")
            self._text = broken + self._text
            slot[0][slot[1]] = _token(f"{beside}\n") if beside.strip() else None

    def __exit__(self, *_: object) -> None:
        if not self._text:
            return
        holder, key = _tail(self._node)
        comments = holder.ca.items.setdefault(key, [None, None, None, None])
        at = 0 if isinstance(holder, CommentedSeq) else 2
        beside = comments[at].value.rstrip("\n") if comments[at] is not None else ""
        comments[at] = _token(beside + self._text)


def _token(text: str) -> CommentToken:
    return CommentToken(text, CommentMark(0), None)


def _tail(node: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as above
    """The container and the key of the last thing in a block, however deep it is."""
    while True:
        key = len(node) - 1 if isinstance(node, CommentedSeq) else list(node)[-1]
        child = node[key]
        if not isinstance(child, CommentedMap | CommentedSeq) or _flow(child) or not child:
            return node, key
        node = child


def _slot(holder: Any, key: object) -> tuple[Any, int] | None:  # noqa: ANN401 - as above
    comments = holder.ca.items.get(key)
    return None if comments is None else (comments, 0 if isinstance(holder, CommentedSeq) else 2)


def _flow(node: object) -> bool:
    return isinstance(node, CommentedMap | CommentedSeq) and bool(node.fa.flow_style())
