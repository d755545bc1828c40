"""What relations connect, and how a condition reads, on runtimes made for the purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aruntime_evaluator.model.condition import condition_words, entry_and_range
from aruntime_evaluator.model.relations import connection, links_between
from aruntime_evaluator.model.runtime import Relation, Runtime
from mkdocs_aruntime.catalog.site import Site

type Make = Callable[..., Runtime]


@pytest.fixture
def make(minimal: Site) -> Make:
    beta = minimal.catalog.runtimes[1]  # which does not support AMQP

    def made(id_: str, *relations: Relation) -> Runtime:
        return replace(beta, id=id_, relations=relations)

    return made


def feeds(to: str, **more: object) -> Relation:
    return replace(Relation(kind="feeds", to=to), **more)


def test_either_side_may_state_what_connects_a_stack(minimal: Site, make: Make) -> None:
    a, b, c = make("a", feeds("b")), make("b"), make("c", feeds("b"))
    found = connection([a, b, c], minimal.catalog.vocabulary)
    assert found.whole
    path = found.path("a", "c")
    assert path is not None
    assert [(link.of.id, link.to.id, link.relation.kind) for link in path] == [
        ("a", "b", "feeds"),
        ("c", "b", "feeds"),
    ]


def test_a_stack_in_two_parts_names_them_and_has_no_way_between(minimal: Site, make: Make) -> None:
    stack = [make("a", feeds("b")), make("b"), make("c", feeds("elsewhere"))]
    found = connection(stack, minimal.catalog.vocabulary)
    assert (found.whole, found.parts, found.path("a", "c")) == (False, (("a", "b"), ("c",)), None)


def test_the_way_with_the_fewest_relations_is_taken(minimal: Site, make: Make) -> None:
    stack = [make("a", feeds("b"), feeds("d")), make("b", feeds("c")), make("c", feeds("d")), make("d")]
    path = connection(stack, minimal.catalog.vocabulary).path("a", "d")
    assert path is not None
    assert [link.to.id for link in path] == ["d"]


def test_a_successor_does_not_work_with_what_it_replaces(minimal: Site, make: Make) -> None:
    stack = [make("a", Relation(kind="replaces", to="b")), make("b")]
    assert not connection(stack, minimal.catalog.vocabulary).whole


def test_a_relation_that_needs_a_third_entry_connects_only_where_it_is_there(
    minimal: Site, make: Make
) -> None:
    a = make("a", feeds("b", when={"component": ("c >=1",), "option": ("x",)}))
    b, c = make("b"), make("c", feeds("a"))
    assert not connection([a, b], minimal.catalog.vocabulary).whole
    assert connection([a, b, c], minimal.catalog.vocabulary).whole


def test_a_claim_stands_for_every_entry_that_supports_it(minimal: Site, make: Make) -> None:
    alpha = minimal.catalog.runtimes[0]
    client = make("client", Relation(kind="feeds", claim="protocols.amqp"))
    assert connection([client, alpha], minimal.catalog.vocabulary).whole
    assert not connection([client, make("other")], minimal.catalog.vocabulary).whole
    assert [link.to.id for link in links_between([client, alpha, make("other")])] == ["alpha"]


def test_one_component_alone_is_connected(minimal: Site, make: Make) -> None:
    found = connection([make("a")], minimal.catalog.vocabulary)
    assert (found.whole, found.links, found.path("a", "a")) == (True, (), ())


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
