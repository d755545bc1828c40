"""The search is made anew where something that it is made of changed, and only there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_aruntime.publish.search import Asking, Document, Kind, build_search
from mkdocs_aruntime.publish.search import build as building

DOCUMENT = Document(location="alpha/", kind=Kind.RUNTIME, title="Alpha")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that an index was made."""
    times: list[int] = []
    real = building.Index

    def counted(documents: tuple[Document, ...], spellings: tuple[tuple[str, ...], ...]) -> building.Index:
        times.append(len(documents))
        return real(documents, spellings)

    monkeypatch.setattr(building, "Index", counted)
    return times


def test_what_is_unchanged_is_taken_from_the_last_build(tmp_path: Path, made: list[int]) -> None:
    first = build_search([DOCUMENT], (), Asking(), cache=tmp_path)
    assert build_search([DOCUMENT], (), Asking(), cache=tmp_path) == first
    assert made == [1]


@pytest.mark.parametrize(
    ("document", "spellings", "asking"),
    [
        (replace(DOCUMENT, body="another word"), (), Asking()),
        (DOCUMENT, (("alpha", "first"),), Asking()),
        (DOCUMENT, (), Asking(words=("versus",))),
    ],
    ids=["document", "spellings", "asking"],
)
def test_what_changed_is_made_anew(
    tmp_path: Path,
    made: list[int],
    document: Document,
    spellings: tuple[tuple[str, ...], ...],
    asking: Asking,
) -> None:
    build_search([DOCUMENT], (), Asking(), cache=tmp_path)
    build_search([document], spellings, asking, cache=tmp_path)
    assert made == [1, 1]
