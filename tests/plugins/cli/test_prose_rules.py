"""Rules for prose, each with a line that breaks it, and the reading level of a page."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_aruntime.cli.prose_rules import check_front, check_prose, reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is is wrong.", ["1: 'is is' [doubled-word]"]),
        ("It had had that that he wanted.", []),
        ("You can simply start.", ["1: 'simply' says nothing; leave it out [filler]"]),
        ("one two " * 28 + ".", ["1: a sentence of 56 words; at most 55 [long-sentence]"]),
        (("one two " * 20 + "; ") * 2, []),
        ("---\ntitle: x x\n---\n\n# A a\n\nFine.", []),
        ("```\nsimply simply\n```\n\nso so", ["5: 'so so' [doubled-word]"]),
        ("`simply` and [simply](x)", ["1: 'simply' says nothing; leave it out [filler]"]),
        ("| simply | simply |", []),
    ],
)
def test_each_rule_tells_its_line(text: str, found: list[str]) -> None:
    assert [
        f"{each.line}: {each.problem} [{each.problem.rule}]" for each in check_prose(text, "x.md")
    ] == found


def test_the_reading_level_grows_with_words_and_sentences() -> None:
    easy = reading("The cat sat. The dog ran. We saw it.")
    hard = reading("Organisational heterogeneity necessitates comprehensive interoperability considerations.")
    assert (easy.words, easy.sentences) == (9, 3)
    assert easy.grade < 1
    assert hard.grade > 20


def test_an_empty_page_has_no_level() -> None:
    assert reading("# Heading\n\n| a | b |").grade == 0.0


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("description: A page.\nlast-reviewed: 2026-11-24", []),
        ("summary: A page.\nlast-reviewed: 2026-11-01", []),
        ("last-reviewed: 2026-11-01", ["1: no-description"]),
        ("description:\nlast-reviewed: 2026-11-01", ["1: no-description"]),
        ("description: A page.", ["1: no-review-date"]),
        ("description: A page.\nlast-reviewed: soon", ["1: no-review-date"]),
        ("description: A page.\nlast-reviewed: 2026-11-25", ["3: future-date"]),
    ],
)
def test_the_front_matter_describes_the_page_and_dates_its_review(front: str, found: list[str]) -> None:
    told = check_front(f"---\n{front}\n---\n\n# A page\n", "x.md", dt.date(2026, 11, 24))
    assert [f"{each.line}: {each.problem.rule}" for each in told] == found


def test_a_page_without_front_matter_lacks_both() -> None:
    told = check_front("# A page\n\ndescription: no\n", "x.md", dt.date(2026, 11, 24))
    assert [each.problem.rule for each in told] == ["no-description", "no-review-date"]
