"""Correction files that nobody means well with: each is refused in words, or harmless, and within seconds."""

from __future__ import annotations

import copy as copies
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aruntime_evaluator import unprintable
from conftest import MINIMAL, TODAY, examples
from hostile import KEYS, SCRIPT, VALUES
from mkdocs_aruntime.catalog.correcting import Corrector
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import Site

CLAIM: dict[str, Any] = {
    "entry": "alpha",
    "claim": "protocols.amqp",
    "had": {"value": "supported", "quotes": ["AMQP in Alpha: supported."]},
    "wants": {"value": "partial", "when": {"protocol": ["amqp"]}, "note": "With a flag."},
    "evidence": [
        {
            "quote": "AMQP is only there with the flag.",
            "source": {
                "title": "Alpha options",
                "url": "https://example.org/alpha/options",
                "publisher": "Alpha",
                "kind": "documentation",
                "version": "1.10",
                "opened": "2026-11-20",
            },
        }
    ],
}
TERM = {
    "term": "queue",
    "had": {"short": "A line of waiting messages."},
    "wants": {"short": "Messages that wait.", "long": "In their order."},
}
PASSAGE = {
    "page": "guides/choosing.md",
    "section": "sizing",
    "had": "How large.",
    "wants": "How large, and how fast.",
}
WHOLE = [
    {"schema": "aruntime/correction/1", "change": change, "reason": "It is so.", "by": "Jo"}
    for change in (CLAIM, TERM, PASSAGE)
]
SECONDS = 5
"""In which each file is answered, also on a machine that is busy."""

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=80)
ANYTHING = st.recursive(
    PLAIN, lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=9), some, max_size=3)
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document, the document itself first."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The document with something else in one place."""
    if not path:
        return value
    made = copies.deepcopy(document)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return made


def answered(site: Site, file: Path, content: bytes) -> DataError | None:
    """What is wrong with a file, or nothing where it is applied; all else fails the test."""
    file.write_bytes(content)
    corrector = Corrector(site.sources, site.catalog, TODAY)
    begun = time.monotonic()
    try:
        corrector.apply(file)
    except DataError as error:
        assert error.findings
        assert all(each.problem.message and not unprintable(str(each)) for each in error.findings)
        assert corrector.texts == {}
        return error
    finally:
        assert time.monotonic() - begun < SECONDS
    for path, text in corrector.texts.items():
        assert path.resolve().is_relative_to(MINIMAL)
        before = path.read_text("utf-8")
        for mark in ("<script", "<img", "javascript:", "{{"):
            assert text.count(mark) <= before.count(mark)
    return None


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed") / "one.yml"


def test_what_the_others_are_made_from_is_accepted(minimal: Site, file: Path) -> None:
    for whole in WHOLE:
        assert answered(minimal, file, json.dumps(whole).encode()) is None


def test_a_wrong_value_in_any_place_is_refused_in_words(minimal: Site, file: Path) -> None:
    refused = 0
    for whole in WHOLE:
        for path in places(whole):
            for value in VALUES:
                content = json.dumps(replaced(whole, path, value)).encode()
                refused += answered(minimal, file, content) is not None
    assert refused > 500


def test_a_key_that_no_format_has_is_refused_in_words(minimal: Site, file: Path) -> None:
    for whole in WHOLE:
        for path in places(whole):
            for key in KEYS:
                inner = whole
                for step in path:
                    inner = inner[step]
                if isinstance(inner, dict) and path[-1:] != ("when",):
                    content = json.dumps(replaced(whole, path, {**inner, key: "x"})).encode()
                    assert answered(minimal, file, content) is not None, (path, key)


@pytest.mark.parametrize(
    "content", [SCRIPT, "../../etc/passwd", "a\u200bb", "vllm\u0430", "-", "🙂", "\\", "''"]
)
def test_a_name_that_leads_elsewhere_is_refused_in_words(minimal: Site, file: Path, content: str) -> None:
    for whole, key in zip(WHOLE, ("entry", "term", "page"), strict=True):
        text = json.dumps(replaced(whole, ("change", key), content), ensure_ascii=False)
        assert answered(minimal, file, text.encode()) is not None


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anything_in_any_place_is_answered(minimal: Site, file: Path, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(WHOLE))
    path = data.draw(st.sampled_from([*places(whole)]))
    made = replaced(whole, path, data.draw(ANYTHING))
    dump = data.draw(st.sampled_from([json.dumps, lambda each: yaml.safe_dump(each, allow_unicode=True)]))
    answered(minimal, file, dump(made).encode("utf-8", "surrogatepass"))


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0), gone=st.integers(0, 40), noise=st.binary(max_size=40), which=st.integers(0, 2))
@example(at=0, gone=0, noise=b"\xef\xbb\xbf", which=0)
def test_noise_in_a_file_is_answered(
    minimal: Site, file: Path, at: int, gone: int, noise: bytes, which: int
) -> None:
    text = yaml.safe_dump(WHOLE[which]).encode()
    place = at % len(text)
    answered(minimal, file, text[:place] + noise + text[place + gone :])


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8")))
def test_noise_alone_is_refused(minimal: Site, file: Path, noise: bytes) -> None:
    assert answered(minimal, file, noise) is not None
