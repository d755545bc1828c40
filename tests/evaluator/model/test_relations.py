"""What entries say of one another, and how a condition reads, on runtimes made for the purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aruntime_evaluator.model.claim import Relation
from aruntime_evaluator.model.condition import condition_words, entry_and_range
from aruntime_evaluator.model.relations import links_between
from aruntime_evaluator.model.runtime import Runtime
from mkdocs_aruntime.catalog.site import Site

type Make = Callable[..., Runtime]


@pytest.fixture
def make(minimal: Site) -> Make:
    beta = minimal.catalog.runtimes[1]  # which does not support AMQP

    def made(id_: str, *relations: Relation) -> Runtime:
        return replace(beta, id=id_, relations=relations)

    return made


def test_a_claim_stands_for_every_entry_that_supports_it(minimal: Site, make: Make) -> None:
    alpha = minimal.catalog.runtimes[0]
    client = make("client", Relation(kind="feeds", claim="protocols.amqp"))
    assert [link.to.id for link in links_between([client, alpha, make("other")])] == ["alpha"]


@pytest.mark.parametrize(
    ("word", "taken"),
    [
        ("alpha", ("alpha", "")),
        ("alpha >=1.9,<2", ("alpha", ">=1.9,<2")),
        ("alpha 1.9", None),
        ("alpha >= 1.9", None),
        ("Alpha", None),
    ],
)
def test_a_word_is_an_entry_with_or_without_a_range(word: str, taken: tuple[str, str] | None) -> None:
    assert entry_and_range(word) == taken


def test_a_condition_reads_in_the_order_of_the_vocabulary(minimal: Site) -> None:
    when = {"option": ("x", "y"), "edition": ("commercial",), "component": ("beta >=1", "alpha")}
    assert condition_words(when, minimal.catalog) == (
        "Only with Beta >=1 or Alpha; in the commercial edition; with the option x or y"
    )
    assert condition_words({}, minimal.catalog) == ""
