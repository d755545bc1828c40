"""Records as TypeScript: what is optional, what is null, and which names are refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

import pytest

from aruntime_evaluator.model.codec import Id
from aruntime_evaluator.model.codec.typescript import typescript


class Colour(StrEnum):
    """What it looks like."""

    RED = "red"
    DARK_BLUE = "dark-blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part. It closes */ nothing."""

    name: Id
    inside: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing.

    With a second paragraph.
    """

    made_on: dt.date
    weight: float | None
    colour: Colour | None = None
    kind: Literal["new", "used"] = "new"
    pair: tuple[int, bool]
    either: Part | str
    by_colour: Mapping[Colour, tuple[str | None, ...]] = field(default_factory=dict)
    by_name: Mapping[Id, Part]
    document: object


def test_a_record_is_an_interface_and_its_parts_are_declared_with_it() -> None:
    declared = typescript([Thing], lambda kind: {"weight": "In kilograms."} if kind is Thing else {})
    assert list(declared) == ["Colour", "Part", "Thing"]
    assert declared["Colour"] == '/** What it looks like. */\nexport type Colour = "red" | "dark-blue";\n'
    assert declared["Part"] == (
        "/** One part. It closes *\\/ nothing. */\n"
        'export interface Part {\n  "name": string;\n  "inside"?: ReadonlyArray<Part>;\n}\n'
    )
    assert declared["Thing"] == (
        "/** A thing. */\n"
        "export interface Thing {\n"
        '  "made-on": string;\n'
        "  /** In kilograms. */\n"
        '  "weight": number | null;\n'
        '  "colour"?: Colour;\n'
        '  "kind"?: "new" | "used";\n'
        '  "pair": [number, boolean];\n'
        '  "either": Part | string;\n'
        '  "by-colour"?: Partial<Record<Colour, ReadonlyArray<string | null>>>;\n'
        '  "by-name": Record<string, Part>;\n'
        '  "document": unknown;\n'
        "}\n"
    )


def test_two_types_of_one_name_are_refused() -> None:
    @dataclass(frozen=True)
    class Part:
        """Another part."""

        size: int

    with pytest.raises(ValueError, match="two types are called 'Part'; give one of them another name"):
        typescript([Thing, Part])


def test_what_no_document_can_hold_is_refused() -> None:
    @dataclass(frozen=True)
    class Set:
        """A set."""

        items: set[str]

    with pytest.raises(TypeError, match="is no type of a document"):
        typescript([Set])
