"""What relations connect, on runtimes made for the purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from aruntime_evaluator.gates.conditions import Setting
from aruntime_evaluator.gates.connection import connect
from aruntime_evaluator.model.claim import Relation
from aruntime_evaluator.model.policy import VersionMatch
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Connection, Met
from mkdocs_aruntime.catalog.site import Site

type Make = Callable[..., Runtime]
type Join = Callable[[Sequence[Runtime]], Connection]


@pytest.fixture
def make(minimal: Site) -> Make:
    beta = minimal.catalog.runtimes[1]  # which does not support AMQP

    def made(id_: str, *relations: Relation) -> Runtime:
        return replace(beta, id=id_, relations=relations)

    return made


@pytest.fixture
def join(minimal: Site) -> Join:
    def joined(stack: Sequence[Runtime]) -> Connection:
        catalog = replace(minimal.catalog, runtimes=tuple(stack))
        return connect(stack, Setting(catalog=catalog, components={each.id: "1.4.0" for each in stack}))

    return joined


def feeds(to: str, **more: object) -> Relation:
    return replace(Relation(kind="feeds", to=to), **more)


def test_either_side_may_state_what_connects_a_stack(join: Join, make: Make) -> None:
    found = join([make("a", feeds("b")), make("b"), make("c", feeds("b"))])
    assert found.whole
    assert [(link.of, link.kind, link.to) for link in found.links] == [
        ("a", "feeds", "b"),
        ("c", "feeds", "b"),
    ]


def test_a_stack_in_two_parts_names_them(join: Join, make: Make) -> None:
    found = join([make("a", feeds("b")), make("b"), make("c", feeds("elsewhere"))])
    assert (found.whole, found.parts) == (False, (("a", "b"), ("c",)))


def test_a_successor_does_not_work_with_what_it_replaces(join: Join, make: Make) -> None:
    assert not join([make("a", Relation(kind="replaces", to="b")), make("b")]).whole


@pytest.mark.parametrize("needed", ["c", "c >=1.4", "c <2"])
def test_a_relation_that_needs_a_third_entry_connects_where_it_is_there(
    join: Join, make: Make, needed: str
) -> None:
    a = make("a", feeds("b", when={"component": (needed,)}))
    b, c = make("b"), make("c", feeds("a"))
    assert not join([a, b]).whole
    assert join([a, b, c]).whole


def test_a_relation_that_needs_another_version_connects_nothing(join: Join, make: Make) -> None:
    a = make("a", feeds("b", when={"component": ("b >=2",)}))
    assert not join([a, make("b")]).whole


def test_a_relation_that_nobody_can_decide_yet_connects_and_shows_its_condition(
    join: Join, make: Make
) -> None:
    found = join([make("a", feeds("b", when={"option": ("x",)})), make("b")])
    assert found.whole
    condition = found.links[0].condition
    assert condition is not None
    assert (condition.met, condition.why) == (Met.UNKNOWN, "Only with the option x")


def test_a_claim_stands_for_every_entry_that_supports_it(join: Join, minimal: Site, make: Make) -> None:
    alpha = minimal.catalog.runtimes[0]
    client = make("client", Relation(kind="feeds", claim="protocols.amqp"))
    assert join([client, alpha]).whole
    assert not join([client, make("other")]).whole


def test_what_a_client_reads_from_need_not_work_together(join: Join, make: Make) -> None:
    reads = Relation(kind="reads", to="b")
    client = make("client", reads, replace(reads, to="c"))
    assert join([client, make("b")]).whole
    assert not join([client, make("b"), make("c")]).whole
    assert join([client, make("b", feeds("c")), make("c")]).whole


def test_a_relation_holds_for_the_versions_that_were_read(minimal: Site, make: Make) -> None:
    a, b = make("a", feeds("b")), make("b")  # both read at 1.10
    catalog = replace(minimal.catalog, runtimes=(a, b))

    def whole(first: str, second: str, match: VersionMatch = VersionMatch.MINOR) -> bool:
        setting = Setting(catalog=catalog, components={"a": first, "b": second}, match=match)
        return connect([a, b], setting).whole

    assert whole("1.10.3", "1.10")
    assert not whole("1.9", "1.10")
    assert not whole("1.10", "0.1")
    assert whole("1.9", "1.2", VersionMatch.MAJOR)


def test_versions_that_cannot_be_compared_with_a_condition_connect_nothing(minimal: Site, make: Make) -> None:
    a, b = make("a", feeds("b", when={"component": ("b >=1",)})), make("b")
    catalog = replace(minimal.catalog, runtimes=(a, b))
    assert not connect([a, b], Setting(catalog=catalog, components={"a": "1", "b": "banana"})).whole


def test_what_runs_a_client_and_what_the_client_calls_are_one_stack(join: Join, make: Make) -> None:
    reads = Relation(kind="reads", to="c")
    assert join([make("a", feeds("b")), make("b", reads), make("c")]).whole


def test_one_component_alone_is_connected(join: Join, make: Make) -> None:
    found = join([make("a")])
    assert (found.whole, found.links) == (True, ())
