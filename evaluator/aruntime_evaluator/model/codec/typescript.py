"""Model → TypeScript: what a type checker knows of documents in the browser."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from enum import Enum
from inspect import cleandoc
from typing import Any, Literal, get_args, get_origin

from aruntime_evaluator.model.codec.schema import Docs
from aruntime_evaluator.model.codec.shape import Field, Sort, fields_of, is_record, shape_of

_SCALARS: Mapping[Any, str] = {
    str: "string",
    float: "number",
    int: "number",
    bool: "boolean",
    dt.date: "string",
    object: "unknown",
}
"""A date is text in a document, and ``object`` is what nobody has looked at yet."""


def typescript(records: Iterable[type], docs: Docs = lambda _: {}) -> dict[str, str]:
    """The declarations of records, and of every record and enumeration inside them, by name.

    They describe what ``encode`` writes, and what ``decode`` reads but for the limits on values: a key with a
    default may be left out, and is left out by ``encode`` where it holds that default; one without is always
    there, as ``null`` where it is None.

    Raises:
        ValueError: where two types have one name.
        TypeError: of a type that no document can hold.
    """
    declarations = _Declarations(docs)
    for record in records:
        declarations.name(record)
    return dict(sorted(declarations.texts.items()))


class _Declarations:
    """What was declared so far."""

    def __init__(self, docs: Docs) -> None:
        self.texts: dict[str, str] = {}
        self._kinds: dict[str, type] = {}
        self._docs = docs

    def name(self, kind: type) -> str:
        """The name of a type, which is declared with it."""
        name = kind.__name__
        if self._kinds.setdefault(name, kind) is not kind:
            raise ValueError(f"two types are called '{name}'; give one of them another name")
        if name not in self.texts:
            self.texts[name] = ""  # entered first, so that a record may contain itself
            about = _comment(cleandoc(kind.__doc__ or "").split("\n", 1)[0])
            self.texts[name] = f"{about}export {self._interface(kind) if is_record(kind) else _words(kind)}\n"
        return name

    def _interface(self, record: type) -> str:
        docs = self._docs(record)
        fields = "".join(self._field(each, docs.get(each.name, "")) for each in fields_of(record))
        return f"interface {record.__name__} {{\n{fields}}}"

    def _field(self, field: Field, doc: str) -> str:
        null = " | null" if field.required and shape_of(field.hint).sort is Sort.OPTIONAL else ""
        key = f"{json.dumps(field.key)}{'' if field.required else '?'}"
        return f"{_comment(doc, '  ')}  {key}: {self._of(field.hint)}{null};\n"

    def _of(self, hint: Any) -> str:  # noqa: ANN401 - an annotation
        form = shape_of(hint)
        match form.sort:
            case Sort.UNION:
                return " | ".join(map(self._of, form.parts))
            case Sort.OPTIONAL:
                return self._of(form.parts[0])
            case Sort.RECORD:
                return self.name(form.kind)
            case Sort.LIST:
                return f"ReadonlyArray<{self._item(form.parts[0])}>"
            case Sort.PAIR:
                return f"[{', '.join(map(self._item, form.parts))}]"
            case Sort.MAPPING:
                key, value = self._of(form.parts[0]), self._item(form.parts[1])
                return f"Record<string, {value}>" if key == "string" else f"Partial<Record<{key}, {value}>>"
        if get_origin(form.kind) is Literal:
            return " | ".join(json.dumps(word) for word in get_args(form.kind))
        if isinstance(form.kind, type) and issubclass(form.kind, Enum):
            return self.name(form.kind)
        if form.kind not in _SCALARS:
            raise TypeError(f"{form.kind} is no type of a document")
        return _SCALARS[form.kind]

    def _item(self, hint: Any) -> str:  # noqa: ANN401 - an annotation
        """What stands in a list or a mapping, where nothing can be left out but be ``null``."""
        return f"{self._of(hint)}{' | null' if shape_of(hint).sort is Sort.OPTIONAL else ''}"


def _words(kind: Any) -> str:  # noqa: ANN401 - an enumeration
    return f"type {kind.__name__} = {' | '.join(json.dumps(str(member.value)) for member in kind)};"


def _comment(text: str, indent: str = "") -> str:
    return f"{indent}/** {text.replace('*/', '*\\/')} */\n" if text else ""
