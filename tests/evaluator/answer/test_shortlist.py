"""The shortlist asks only what the directory can answer, of everything that covers the needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.answer.shortlist import Shortlisted, shortlist, shortlist_order
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.verdict import Standing, State
from conftest import TODAY
from mkdocs_aruntime.catalog.site import Site


@pytest.fixture
def listed(minimal: Site) -> Any:
    def answer(data: dict[str, Any], known: int = 3) -> dict[str, Shortlisted]:
        catalog = replace(minimal.catalog, runtimes=minimal.catalog.runtimes[:known])
        found = shortlist(decode(Decision, data), catalog, minimal.policy, TODAY)
        return {each.id: each for each in found.shortlist}

    return answer


def test_documents_decide_and_the_teams_own_checks_are_not_asked(plain: Any, listed: Any) -> None:
    found = listed(plain)
    assert found["alpha"].standing is Standing.QUALIFIED
    assert set(found["alpha"].checks) == {"fit.amqp", "trust.telemetry"}


def test_what_does_not_pass_says_why(plain: Any, listed: Any) -> None:
    beta = listed(plain)["beta"]
    assert beta.standing is Standing.DISQUALIFIED
    assert beta.checks["fit.amqp"] is State.FAIL
    assert beta.reasons["fit.amqp"].startswith("Protocols: AMQP: Ruled out by catalog: beta")


def test_those_who_pass_come_first(plain: Any, listed: Any) -> None:
    order = [each.standing for each in listed(plain).values()]
    ranks = [Standing.QUALIFIED, Standing.PROVISIONAL, Standing.DISQUALIFIED]
    assert order == sorted(order, key=ranks.index)


def test_where_nothing_completes_the_needs_everyone_says_what_it_lacks(plain: Any, listed: Any) -> None:
    plain["needs"] = {"layers": ["broker", "store"]}
    found = listed(plain, known=2)
    assert {each.standing for each in found.values()} == {Standing.NOT_COMPARABLE}
    assert found["alpha"].why == "It does not cover what the decision needs; it lacks store."


def test_who_has_none_of_the_needed_layers_is_not_listed(plain: Any, listed: Any) -> None:
    plain["needs"] = {"layers": ["store"], "responsibilities": ["archiving"]}
    assert {id_: each.why for id_, each in listed(plain).items()} == {
        "gamma": "It does not cover what the decision needs; it lacks archiving."
    }


def test_without_checks_whatever_covers_the_needs_is_listed(plain: Any, listed: Any) -> None:
    plain["requirements"] = {}
    plain["candidates"] = []
    assert {each.standing for each in listed(plain).values()} == {Standing.QUALIFIED}


def test_who_shows_what_the_first_gate_asks_comes_before_who_shows_more_of_the_rest(
    plain: Any, listed: Any
) -> None:
    found = replace(listed(plain)["alpha"], standing=Standing.PROVISIONAL)

    def showing(*shown: str) -> Shortlisted:
        checks = dict.fromkeys(("fit.a", "trust.b", "trust.c"), State.UNKNOWN)
        return replace(found, checks=checks | dict.fromkeys(shown, State.PASS), documented=len(shown))

    assert shortlist_order(showing("fit.a")) < shortlist_order(showing("trust.b", "trust.c"))
    assert shortlist_order(showing("fit.a", "trust.b")) < shortlist_order(showing("fit.a"))
