"""Rules for prose, each with a line that breaks it, and the reading level of a page."""

from __future__ import annotations

import pytest

from mkdocs_aruntime.catalog.prose import describes_itself, reading, remarks


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
    assert [f"{each.line}: {each.message} [{each.rule}]" for each in remarks(text)] == found


def test_the_reading_level_grows_with_words_and_sentences() -> None:
    easy = reading("The cat sat. The dog ran. We saw it.")
    hard = reading("Organisational heterogeneity necessitates comprehensive interoperability considerations.")
    assert (easy.words, easy.sentences) == (9, 3)
    assert easy.grade < 1
    assert hard.grade > 20


def test_an_empty_page_has_no_level() -> None:
    assert reading("# Heading\n\n| a | b |").grade == 0.0


@pytest.mark.parametrize(
    ("text", "it_does"),
    [
        ("---\ndescription: A page.\n---\n", True),
        ("---\nsummary: A page.\n---\n", True),
        ("---\ntitle: A page.\n---\n\ndescription: no", False),
        ("---\ndescription:\n---\n", False),
        ("# A page", False),
    ],
)
def test_a_page_describes_itself_in_its_front_matter(text: str, it_does: bool) -> None:  # noqa: FBT001
    assert describes_itself(text) is it_does
