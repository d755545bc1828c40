"""A correction written into a hand-written file: only the lines meant change, in every real entry."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from aruntime_evaluator import (
    Change,
    Claim,
    ClaimValue,
    Evidence,
    LayoutError,
    Runtime,
    Source,
    with_corrected_claim,
    with_corrected_term,
)
from aruntime_evaluator.model.correction import Definition
from conftest import MINIMAL, ROOT
from mkdocs_aruntime.catalog.catalog import NO_ENTRIES
from mkdocs_aruntime.catalog.reader import load_record

DAY = dt.date(2026, 11, 28)
FILES = sorted(
    path
    for folder in (ROOT / "runtimes", MINIMAL / "runtimes")
    for path in folder.glob("*.yml")
    if path.name not in NO_ENTRIES
)
OURS = [path for path in FILES if path.parent == ROOT / "runtimes"]
"""Whose lists have a line for each item, so that a new one changes no other line."""
NEW = Source(
    title='Options: a "list"  #1',
    url="https://example.org/options",
    publisher="Example",
    kind="documentation",
    version="1.10",
    accessed=DAY,
)
QUOTE = Evidence(source="new-source", quote='It\'s "there": yes, # always.')


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    told = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    return [each[1:] for each in told if each[0] == "-"], [each[1:] for each in told if each[0] == "+"]


def with_claim(old: Runtime, reference: str, claim: Claim) -> Runtime:
    group, _, id_ = reference.partition(".")
    there = old.claims.get(group, ())
    claims = tuple(claim if each.id == id_ else each for each in there)
    if old.claim(reference) is None:
        claims = (*there, claim)
    line = Change(date=DAY, change='Corrected: a "claim".', source="new-source")
    return replace(
        old,
        claims={**old.claims, group: claims},
        sources={**old.sources, "new-source": NEW},
        maintenance=replace(old.maintenance, history=(*old.maintenance.history, line)),
    )


def read(text: str, folder: Path) -> Runtime:
    path = folder / "entry.yml"
    path.write_text(text, "utf-8")
    return load_record(Runtime, path, root=folder)[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_claim_its_source_and_the_record_change_and_nothing_else(path: Path, tmp_path: Path) -> None:
    text, (old, _) = path.read_text("utf-8"), load_record(Runtime, path, root=ROOT)
    claims = list(old.all_claims())
    for reference, claim in claims[:: max(1, len(claims) - 1)]:
        partly = replace(
            claim,
            value=ClaimValue.PARTIAL,
            lacks="Half: of it #1.",
            when={"option": ("--x y",)},
            evidence=(QUOTE,),
        )
        new = with_claim(old, reference, partly)
        made = with_corrected_claim(text, old, new, reference)
        assert read(made, tmp_path) == new
        gone, come = changed_lines(text, made)
        assert "" not in gone + come  # no blank line moved
        assert not [each for each in gone + come if each.lstrip().startswith("#")]  # no comment either
        assert len(gone) <= 5 + 3 * len(claim.evidence)
        assert len(come) <= 16


@pytest.mark.parametrize("path", OURS[3::9], ids=lambda path: path.stem)
def test_a_new_claim_stands_at_the_end_of_its_group_and_a_source_that_is_not_used_goes(
    path: Path, tmp_path: Path
) -> None:
    text, (old, _) = path.read_text("utf-8"), load_record(Runtime, path, root=ROOT)
    group = list(old.claims)[-1]
    new = with_claim(
        old, f"{group}.brand-new", Claim(id="brand-new", value=ClaimValue.SUPPORTED, evidence=(QUOTE,))
    )
    made = with_corrected_claim(text, old, new, f"{group}.brand-new")
    assert read(made, tmp_path) == new
    assert changed_lines(text, made)[0] == []
    back = with_corrected_claim(made, new, replace(new, sources=old.sources), f"{group}.brand-new")
    gone, come = changed_lines(made, back)
    assert ("new-source" in " ".join(gone), come) == (True, [])


def test_a_term_changes_in_its_lines_and_keeps_what_it_does_not_say() -> None:
    text = (ROOT / "docs" / "glossary.yml").read_text("utf-8")
    at = text.index("  agent:")
    short, long = (
        next(line.strip().removeprefix(f"{key}: ") for line in text[at:].split("\n") if f"{key}: " in line)
        for key in ("short", "long")
    )
    had = Definition(short=short, long=long)
    made = with_corrected_term(text, "agent", had, Definition(short="Other: words."))
    gone, come = changed_lines(text, made)
    assert (len(gone), come) == (2, ['    short: "Other: words."'])
    back = with_corrected_term(made, "agent", Definition(short="Other: words."), had)
    assert changed_lines(text, back)[1] == [f'    short: "{short}"', f'    long: "{long}"']


@pytest.mark.parametrize(
    "text",
    ["", "claims: {}\n", "maintenance: {history: x}\nsources:\n  a: {}\nclaims:\n  b: []\n", "terms: {}"],
)
def test_what_is_laid_out_in_another_way_is_refused(text: str) -> None:
    path = OURS[0]
    old, _ = load_record(Runtime, path, root=ROOT)
    reference, claim = next(iter(old.all_claims()))
    with pytest.raises(LayoutError):
        with_corrected_claim(text, old, with_claim(old, reference, replace(claim, note="x")), reference)
    with pytest.raises(LayoutError):
        with_corrected_term(text, "a", Definition(short="b"), Definition(short="c"))
