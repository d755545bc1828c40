"""Stacks that the search completes, on runtimes made for the purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aruntime_evaluator.answer.stacks import suggest_stacks
from aruntime_evaluator.model.decision import Needs
from aruntime_evaluator.model.runtime import Runtime
from mkdocs_aruntime.catalog.site import Site

NEEDS = Needs(layers=("engine", "platform"), responsibilities=("cache", "scaling"))


type Make = Callable[[str, tuple[str, ...], tuple[str, ...]], Runtime]


@pytest.fixture
def make(minimal: Site) -> Make:
    template = minimal.catalog.runtimes[0]

    def made(id_: str, layers: tuple[str, ...], owns: tuple[str, ...]) -> Runtime:
        duties = replace(template.responsibilities, owns=owns, partly=(), leaves=())
        return replace(template, id=id_, layers=layers, responsibilities=duties)

    return made


@pytest.fixture
def known(make: Make) -> dict[str, Runtime]:
    every = [
        make("fast", ("engine",), ("cache",)),
        make("small", ("engine",), ()),
        make("store", ("server",), ("cache",)),
        make("grid", ("platform",), ("scaling",)),
        make("suite", ("engine", "platform"), ("cache", "scaling")),
    ]
    return {each.id: each for each in every}


def ids(known: dict[str, Runtime], *names: str, needs: Needs = NEEDS) -> list[tuple[str, ...]]:
    stacks = suggest_stacks(needs, [known[name] for name in names])
    return [tuple(each.id for each in stack) for stack in stacks]


def test_an_engine_is_joined_by_a_platform_and_named_first(known: dict[str, Runtime]) -> None:
    assert ids(known, "grid", "fast") == [("fast", "grid")]


def test_each_engine_makes_a_stack_of_its_own(known: dict[str, Runtime]) -> None:
    assert ids(known, "fast", "small", "grid", "store") == [("fast", "grid"), ("small", "grid", "store")]


def test_what_covers_everything_stands_alone(known: dict[str, Runtime]) -> None:
    assert ids(known, "suite") == [("suite",)]


def test_what_turns_out_superfluous_is_dropped(known: dict[str, Runtime]) -> None:
    needs = Needs(layers=("engine",), responsibilities=("cache", "scaling"))
    assert ids(known, "small", "store", "grid", "suite", needs=needs)[0] == ("small", "suite")


def test_what_later_ones_make_superfluous_is_dropped(make: Make) -> None:
    """The broad one fills most gaps and comes first; the two that fill the rest own all that it owns."""
    needs = Needs(layers=("engine",), responsibilities=("a", "b", "c", "d", "e", "f"))
    runtimes = [
        make("bare", ("engine",), ()),
        make("broad", ("server",), ("b", "c", "d", "e")),
        make("left", ("server",), ("a", "b", "c")),
        make("right", ("server",), ("d", "e", "f")),
    ]
    (stack,) = suggest_stacks(needs, runtimes)
    assert tuple(each.id for each in stack) == ("bare", "left", "right")


def test_what_nothing_completes_is_not_suggested(known: dict[str, Runtime]) -> None:
    assert ids(known, "fast", "store") == []


def test_a_runtime_without_a_needed_layer_starts_no_stack(known: dict[str, Runtime]) -> None:
    needs = Needs(layers=("engine",), responsibilities=("cache",))
    assert ids(known, "store", "fast", needs=needs) == [("fast",)]
