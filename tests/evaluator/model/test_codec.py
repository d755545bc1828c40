"""Plain data ⇄ model: exact messages, all problems at once, and what comes back is what went in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aruntime_evaluator.model.codec import (
    Bounds,
    Id,
    Line,
    Plain,
    Text,
    Url,
    canonical_json,
    decode,
    encode,
    json_schema,
    untyped,
)
from aruntime_evaluator.model.codec.decoder import DEEPEST
from aruntime_evaluator.model.problem import InvalidDocumentError


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round thing."""

    TAG: ClassVar[str] = "radius"

    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A square thing."""

    TAG: ClassVar[str] = "side"

    side: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing."""

    id: Id
    max_age: Annotated[int, Bounds(0, 9)] = 3
    is_: bool = False
    colour: Colour | None = None
    made: dt.date | None = None
    home: Url | None = None
    parts: tuple[Line, ...] = ()
    sizes: Mapping[Id, float] = field(default_factory=dict)
    shape: Round | Square | None = None
    span: float | tuple[float, float] = 0.0


WHOLE = {
    "id": "a-thing",
    "max-age": 4,
    "is": True,
    "colour": "red",
    "made": "2026-11-23",
    "home": "https://example.org/",
    "parts": ["x", "y"],
    "sizes": {"a": 1.5},
    "shape": {"side": 2.0},
    "span": [1.0, 2.0],
}


def problems_of(data: object) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidDocumentError) as caught:
        decode(Thing, data)
    return [(problem.path, problem.rule, problem.message) for problem in caught.value.problems]


def test_what_was_decoded_encodes_to_the_same() -> None:
    assert encode(decode(Thing, WHOLE)) == WHOLE


@pytest.mark.parametrize("value", [{1}, b"x", 1j, object(), range(2)])
def test_a_value_that_no_document_can_hold_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=f"{type(value).__name__} is no value of a document"):
        encode({"a": [value]})


def test_an_unquoted_scalar_encodes_to_its_text() -> None:
    assert encode(Plain("1.10")) == "1.10"


def test_defaults_are_left_out() -> None:
    assert encode(decode(Thing, {"id": "a"})) == {"id": "a"}


def test_every_problem_is_told_at_once_sorted_by_path() -> None:
    found = problems_of({"colour": "blue", "max-age": 12, "pats": [], "shape": {}, "home": "ftp://x"})
    assert found == [
        ("colour", "unknown-value", "'blue' is not known; expected one of red, green"),
        ("home", "wrong-form", "'ftp://x' is not an absolute https:// or http:// address"),
        ("id", "missing-key", "'id' is missing"),
        ("max-age", "out-of-range", "12 is outside 0–9"),
        ("pats", "unknown-key", "'pats' is not a known key; did you mean 'parts'?"),
        ("shape", "missing-key", "one of the keys 'radius' or 'side' is missing"),
    ]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("max-age", True, "found true; expected a whole number"),
        ("max-age", 1.5, "found 1.5; expected a whole number"),
        ("max-age", "3", "found 3; expected a whole number"),
        ("is", 1, "found 1; expected true or false"),
        ("made", "23.11.2026", "found 23.11.2026; expected a date YYYY-MM-DD"),
        ("parts", "x", "found x; expected a list"),
        ("parts", [""], "found 0 characters; expected 1 to 300 characters"),
        ("sizes", [], "found a list; expected a mapping"),
        ("sizes", {"a": float("nan")}, "found nan; expected a number"),
        ("shape", 3, "found 3; expected a mapping with keys"),
        ("span", {"lo": 1}, "found a mapping; expected a number"),
        ("span", [1.0], "found a list; expected a list of 2"),
        (
            "id",
            "Not Kebab",
            "'Not Kebab' is not a kebab-case id such as 'model-server'; write 'not-kebab'",
        ),
        ("id", "x" * 90, "found 90 characters; expected 1 to 80 characters"),
    ],
)
def test_a_wrong_value_says_what_was_found_and_what_was_expected(
    key: str, value: object, message: str
) -> None:
    assert [found[2] for found in problems_of({"id": "a", key: value})] == [message]


def test_not_even_a_mapping() -> None:
    assert problems_of(None) == [("", "wrong-type", "found nothing; expected a mapping with keys")]


def test_a_plain_scalar_is_what_the_model_wants_it_to_be() -> None:
    thing = decode(
        Thing, {"id": Plain("1"), "max-age": Plain("7"), "is": Plain("true"), "span": Plain("1.10")}
    )
    assert (thing.id, thing.max_age, thing.is_, thing.span) == ("1", 7, True, 1.1)


def test_a_number_that_no_machine_holds_is_no_number() -> None:
    for number in (10**400, Plain("1e999")):
        with pytest.raises(InvalidDocumentError, match="expected a number"):
            decode(float, number)


def test_a_plain_word_is_no_number() -> None:
    assert problems_of({"id": "a", "max-age": Plain("x")})[0][2] == "found x; expected a whole number"


def test_a_tagged_union_picks_the_record_that_has_the_key() -> None:
    assert decode(Thing, {"id": "a", "shape": {"radius": 1}}).shape == Round(radius=1)


def test_nesting_has_an_end() -> None:
    deep: object = "x"
    for _ in range(40):
        deep = [deep]

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Nest:
        """A nest."""

        inner: tuple[tuple[Line, ...], ...]

    with pytest.raises(InvalidDocumentError, match="expected text"):
        decode(Nest, {"inner": [deep]})


def test_canonical_json_is_sorted_without_spaces_with_a_newline() -> None:
    assert canonical_json({"b": [1, 0.1], "a": "é"}) == '{"a":"é","b":[1,0.1]}\n'


def test_canonical_json_refuses_what_json_has_no_word_for() -> None:
    with pytest.raises(ValueError, match="Out of range float"):
        canonical_json({"a": float("inf")})


def test_the_schema_accepts_what_the_decoder_accepts() -> None:
    schema = json_schema(Thing, title="A thing")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(WHOLE, schema)


@pytest.mark.parametrize(
    "bad", [{}, {"id": "A"}, {"id": "a", "x": 1}, {"id": "a", "max-age": 10}, {"id": "a", "shape": {}}]
)
def test_the_schema_refuses_what_the_decoder_refuses(bad: dict[str, object]) -> None:
    assert problems_of(bad)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, json_schema(Thing, title="A thing"))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted(WHOLE)) | st.text(), inner, max_size=4)
    ),
)


@given(JSON)
def test_no_data_raises_anything_but_problems(data: object) -> None:
    try:
        thing = decode(Thing, data)
    except InvalidDocumentError as error:
        assert error.problems
        assert all(str(problem) for problem in error.problems)
    else:
        assert decode(Thing, json.loads(canonical_json(encode(thing)))) == thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    children: tuple[Branch, ...] = ()


def test_what_is_nested_too_deep_is_refused_before_it_costs_a_stack() -> None:
    data: dict[str, Any] = {}
    for _ in range(DEEPEST):
        data = {"children": [data]}
    with pytest.raises(InvalidDocumentError, match=f"nested deeper than {DEEPEST} levels"):
        decode(Branch, data)
    with pytest.raises(InvalidDocumentError, match=f"nested deeper than {DEEPEST} levels"):
        decode(Branch, untyped(data))


def test_only_texts_are_left_as_they_were_written() -> None:
    found = untyped(["no", 7, None])
    assert isinstance(found, list)
    assert (found, [type(each) for each in found]) == (["no", 7, None], [Plain, int, type(None)])


def test_what_is_nested_deeper_than_is_read_stays_as_it_is() -> None:
    data: dict[str, Any] = {"deep": "1"}
    for _ in range(DEEPEST):
        data = {"child": data}
    assert untyped(data, 1) == data
    assert untyped(data, DEEPEST + 1) is data


@pytest.mark.parametrize(
    ("text", "character"),
    [("a\x1b[2J", "U+001B"), ("\x00", "U+0000"), ("\ud800", "U+D800"), ("\x9b", "U+009B")],
)
def test_what_a_terminal_would_obey_or_no_file_can_hold_is_no_text(text: str, character: str) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        decode(Line, text, path="title")
    assert str(error.value) == f"title: holds {character}, which is no printable character; remove it"
    assert error.value.problems[0].found == repr(text)[1:-1]


def test_tabs_and_new_lines_are_text() -> None:
    assert decode(Text, "a\tb\nc\r\n") == "a\tb\nc\r\n"


def test_a_message_spells_out_what_a_terminal_would_obey() -> None:
    with pytest.raises(InvalidDocumentError) as error:
        decode(Round, {"radius": 1, "\x1b[31mkey": 2})
    assert str(error.value).startswith(r"\x1b[31mkey: '\x1b[31mkey' is not a known key")
