"""Links into the sizing calculator fill in what its lists have, and what the guide says of the same load."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest

from aruntime_evaluator import Example, decode, size
from conftest import ROOT
from examples.blocks import pages
from mkdocs_aruntime.catalog.sizing import asked_by
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.cli.size import listed_in

LINK = re.compile(r"\]\([./]*sizing(?:\.md|/)\?([^)\s]+)\)")


def links() -> list[tuple[str, str]]:
    return [(page, query) for page, text in pages() for query in LINK.findall(text)]


def read(query: str) -> Example:
    """What a query asks, refused where a key or a number is none that the calculator takes."""
    given = {key: values[0] for key, values in parse_qs(query, strict_parsing=True).items()}
    numbers = {key: int(given[key]) for key in ("context", "concurrency") if key in given}
    return decode(Example, given | numbers)


def test_some_page_leads_into_the_calculator() -> None:
    assert links()


@pytest.mark.parametrize(("page", "query"), links())
def test_a_link_asks_for_what_the_lists_have(page: str, query: str) -> None:
    assert size(asked_by(read(query), listed_in(find_project(ROOT)))).devices, page


def test_a_key_that_the_calculator_does_not_read_is_refused() -> None:
    with pytest.raises(ValueError, match="modell"):
        read("modell=llama-3-1-8b&precision=bits-8&cache=bits-16&device=h100-80gb&context=1&concurrency=1")
