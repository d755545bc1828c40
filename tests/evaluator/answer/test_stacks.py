"""Stacks that the search completes, on runtimes made for the purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from aruntime_evaluator.answer.stacks import suggest_stacks
from aruntime_evaluator.model.claim import Relation
from aruntime_evaluator.model.decision import Needs
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import Term
from mkdocs_aruntime.catalog.site import Site

NEEDS = Needs(layers=("engine", "platform"), responsibilities=("cache", "scaling"))

type Make = Callable[..., Runtime]
type Suggest = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def make(minimal: Site) -> Make:
    template = minimal.catalog.runtimes[1]

    def made(id_: str, layers: tuple[str, ...], owns: tuple[str, ...], *runs: Relation) -> Runtime:
        duties = replace(template.responsibilities, owns=owns, partly=(), leaves=())
        return replace(template, id=id_, layers=layers, responsibilities=duties, relations=runs)

    return made


def runs(*ids: str, **when: tuple[str, ...]) -> list[Relation]:
    return [Relation(kind="feeds", to=id_, when=when) for id_ in ids]


@pytest.fixture
def known(make: Make) -> dict[str, Runtime]:
    every = [
        make("fast", ("engine",), ("cache",)),
        make("small", ("engine",), ()),
        make("store", ("server",), ("cache",), *runs("small")),
        make("grid", ("platform",), ("scaling",), *runs("fast", "store", "small")),
        make("suite", ("engine", "platform"), ("cache", "scaling")),
        make("lone", ("platform",), ("scaling",)),
    ]
    return {each.id: each for each in every}


@pytest.fixture
def suggest(minimal: Site) -> Suggest:
    def suggested(runtimes: Iterable[Runtime], needs: Needs = NEEDS, **target: str) -> list[tuple[str, ...]]:
        listed = list(runtimes)
        layers = tuple(Term(id=id_, label=id_, definition=id_) for id_ in ("engine", "server", "platform"))
        vocabulary = replace(minimal.catalog.vocabulary, layers=layers)
        catalog = replace(minimal.catalog, runtimes=tuple(listed), vocabulary=vocabulary)
        return [tuple(each.id for each in stack) for stack in suggest_stacks(needs, listed, catalog, target)]

    return suggested


@pytest.fixture
def ids(known: dict[str, Runtime], suggest: Suggest) -> Suggest:
    def named(*names: str, needs: Needs = NEEDS) -> list[tuple[str, ...]]:
        return suggest([known[name] for name in names], needs)

    return named


def test_an_engine_is_joined_by_the_platform_that_runs_it_and_named_first(ids: Suggest) -> None:
    assert ids("grid", "fast") == [("fast", "grid")]


def test_what_no_relation_connects_is_no_stack(ids: Suggest) -> None:
    assert ids("fast", "lone") == []


def test_each_engine_makes_a_stack_of_its_own_the_smaller_first(ids: Suggest) -> None:
    assert ids("small", "fast", "grid", "store") == [("fast", "grid"), ("small", "store", "grid")]


def test_what_covers_everything_stands_alone(ids: Suggest) -> None:
    assert ids("suite", "grid", "fast") == [("suite",), ("fast", "grid")]


def test_a_stack_that_holds_a_whole_one_is_not_suggested(make: Make, suggest: Suggest) -> None:
    """Any way of joining them that begins with the superfluous one leads to it, too."""
    runtimes = [
        make("bare", ("engine",), ()),
        make("part", ("server",), ("cache",), *runs("bare")),
        make("grid", ("platform",), ("cache", "scaling"), *runs("bare", "part")),
    ]
    assert suggest(runtimes) == [("bare", "grid")]


def test_what_connects_two_is_not_superfluous(make: Make, suggest: Suggest) -> None:
    needs = Needs(layers=("engine", "platform"), responsibilities=("cache",))
    runtimes = [
        make("bare", ("engine",), ()),
        make("server", ("server",), ("cache",), *runs("bare")),
        make("grid", ("platform",), (), *runs("server")),
    ]
    assert suggest(runtimes, needs) == [("bare", "server", "grid")]


def test_a_relation_whose_condition_the_target_rules_out_makes_no_stack(make: Make, suggest: Suggest) -> None:
    runtimes = [
        make("fast", ("engine",), ("cache",)),
        make("grid", ("platform",), ("scaling",), *runs("fast", edition=("commercial",))),
    ]
    assert suggest(runtimes) == [("fast", "grid")]
    assert suggest(runtimes, edition="commercial") == [("fast", "grid")]
    assert suggest(runtimes, edition="open-source") == []


def test_what_nothing_completes_is_not_suggested(ids: Suggest) -> None:
    assert ids("fast", "store") == []


def test_a_runtime_without_a_needed_layer_starts_no_stack(ids: Suggest) -> None:
    needs = Needs(layers=("engine",), responsibilities=("cache",))
    assert ids("store", "fast", needs=needs) == [("fast",)]


def test_a_search_among_many_that_all_connect_ends(make: Make, suggest: Suggest) -> None:
    """Two hundred that connect with each other, of whom each owns one of thirty: nothing completes."""
    duties = tuple(f"d{i}" for i in range(30))
    names = [f"r{i}" for i in range(200)]
    runtimes = [
        make(name, ("engine",), (duties[i % 30],), *runs(*(other for other in names if other != name)))
        for i, name in enumerate(names)
    ]
    assert suggest(runtimes, Needs(layers=("engine",), responsibilities=duties)) == []
