"""An entry that moves to a newer release: every real one, with some of its quotes found there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from aruntime_evaluator import Quote, Runtime, quotes_of
from conftest import ROOT, some
from mkdocs_aruntime.catalog.catalog import NO_ENTRIES
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.catalog.rewriting_entries import moved
from mkdocs_aruntime.evidence.refresh.entry import Held, refreshed
from mkdocs_aruntime.evidence.refresh.looking import Fate, Looked

DAY = dt.date(2026, 12, 1)
FILES = sorted(path for path in (ROOT / "runtimes").glob("*.yml") if path.name not in NO_ENTRIES)


def held(runtime: Runtime, every: int) -> Held:
    """Against a release in which so many quotes in a row stand, then one does not."""
    return Held(
        version="99.0",
        looked=tuple(
            _looked(quote, stands=(i + 1) % every != 0) for i, quote in enumerate(quotes_of(runtime))
        ),
        against={},
        shown={},
        licensed=True,
    )


def _looked(quote: Quote, *, stands: bool) -> Looked:
    if not stands:
        return Looked(quote=quote, fate=Fate.GONE, why="made up")
    file = quote.url.rpartition("/")[2]
    url = f"https://github.com/a/b/blob/v99.0/{file}"
    return Looked(quote=quote, fate=Fate.SAME, url=url, number="99.0", why=file)


@pytest.mark.parametrize("every", [1, 2, 5, 10_000])
@pytest.mark.parametrize("path", some(FILES[::4]), ids=lambda path: path.stem)
def test_the_file_says_what_the_entry_says_and_nothing_else_in_it_changes(
    path: Path, every: int, tmp_path: Path
) -> None:
    text, (old, _) = path.read_text("utf-8"), load_record(Runtime, path, root=ROOT)
    new = refreshed(old, held(old, every), DAY)
    made = moved(text, path.name, old, new)
    (tmp_path / path.name).write_text(made, "utf-8")
    assert load_record(Runtime, tmp_path / path.name, root=tmp_path)[0] == new
    assert _kept(made) == _kept(text)


def _kept(text: str) -> list[str]:
    """The lines of comments, and the values and quotes of claims."""
    kinds = ("#", "value:", "quote:", "- id:", "note:", "lacks:")
    return [each for each in text.splitlines() if each.lstrip().startswith(kinds)]


@pytest.mark.parametrize("path", some(FILES[1::6]), ids=lambda path: path.stem)
def test_a_claim_moves_with_all_its_quotes_or_keeps_its_version_and_its_sources(path: Path) -> None:
    old, _ = load_record(Runtime, path, root=ROOT)
    against = held(old, 3)
    new = refreshed(old, against, DAY)
    moving = against.moves(old)
    for reference, claim in new.all_claims():
        before = old.claim(reference)
        assert before is not None
        urls = [new.sources[each.source].url for each in claim.evidence]
        if not claim.value.established:
            assert claim.read_at is None
        elif reference in moving:
            assert (claim.read_at, {"v99.0" in url for url in urls}) == (None, {True})
        else:
            assert claim.read_at == old.read_at(before)
            assert urls == [old.sources[each.source].url for each in before.evidence]
    then, now = (
        [each.sources[line.source].url for line in each.maintenance.history if line.source]
        for each in (old, new)
    )
    assert now[: len(then)] == then
