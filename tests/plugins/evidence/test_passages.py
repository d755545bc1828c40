"""Quoted words in a text, and what comes nearest to them."""

from __future__ import annotations

import pytest

from mkdocs_aruntime.evidence.passages import LIKE, difference, nearest

TEXT = "# Head\n\nAlpha never calls home,\nwhatever you set.\n\nThe end of it.\n"


@pytest.mark.parametrize(
    ("quote", "line", "like"),
    [
        ("Alpha never calls home, whatever you set.", 3, True),
        ("Alpha calls home, whatever you set up.", 3, True),
        ("The end", 6, True),
        ("Beta has queues of its own, and home", 3, False),
    ],
)
def test_the_nearest_passage_is_found_where_its_words_begin(quote: str, line: int, like: bool) -> None:  # noqa: FBT001
    passage = nearest(TEXT, quote)
    assert passage is not None
    assert (passage.line, passage.likeness >= LIKE) == (line, like)


@pytest.mark.parametrize(("text", "quote"), [("", "a b"), (TEXT, "..."), (TEXT, "zebra")])
def test_nothing_is_near_where_no_word_is_shared(text: str, quote: str) -> None:
    assert nearest(text, quote) is None


def test_a_difference_is_of_words_and_not_of_space() -> None:
    old = nearest(TEXT, "Alpha never calls home")
    assert difference(old, nearest(TEXT.replace("\n", "\n\n   "), "Alpha never calls home")) != ()
    assert difference(old, nearest(f"\n\n{TEXT.replace('Alpha', '  Alpha')}", "Alpha never calls home")) == ()
    changed = nearest(TEXT.replace("never", "always"), "Alpha never calls home")
    assert "-Alpha never calls home," in difference(old, changed)
    assert "+Alpha always calls home," in difference(old, changed)
    assert all(line.startswith("-") for line in difference(old, None))
