"""A requirement profile is put to every runtime alone, by what the directory says."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator.answer.profile import check_profile, judge
from aruntime_evaluator.answer.shortlist import Shortlisted
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.verdict import Standing
from conftest import TODAY
from mkdocs_aruntime.catalog.site import Site

AMQP = {"id": "amqp", "claim": "protocols.amqp", "is": "supported"}
MQTT = {"id": "mqtt", "claim": "protocols.mqtt", "is": "supported"}


def profile(*checks: dict[str, Any], **more: Any) -> Profile:
    data = {
        "schema": "aruntime/profile/1",
        "id": "ours",
        "title": "Ours",
        "requirements": {"fit": list(checks)},
    }
    return decode(Profile, {**data, **more})


@pytest.fixture
def judged(minimal: Site) -> Any:
    def answer(*checks: dict[str, Any], **more: Any) -> dict[str, Shortlisted]:
        found = judge(profile(*checks, **more), minimal.catalog, minimal.policy, TODAY)
        return {each.id: each for each in found}

    return answer


def test_pass_fail_and_not_proven_are_told_apart(judged: Any) -> None:
    found = judged(AMQP)
    assert found["alpha"].standing is Standing.QUALIFIED
    assert found["beta"].standing is Standing.DISQUALIFIED
    assert judged(MQTT)["alpha"].standing is Standing.PROVISIONAL


def test_a_document_does_not_reach_the_level_of_a_test(judged: Any) -> None:
    alpha = judged({**AMQP, "level": "E3"})["alpha"]
    assert alpha.standing is Standing.PROVISIONAL
    assert "E3" in alpha.reasons["fit.amqp"]


def test_a_level_below_the_gates_own_is_enough_where_the_profile_says_so(judged: Any) -> None:
    assert judged({**AMQP, "level": "E1"})["alpha"].standing is Standing.QUALIFIED


def test_checks_of_the_team_are_left_out(judged: Any) -> None:
    found = judged(AMQP, {"id": "own", "attest": "It runs here.", "level": "E4"})
    assert set(found["alpha"].checks) == {"fit.amqp"}


def test_only_entries_of_the_named_layers_are_concerned(judged: Any) -> None:
    everyone = set(judged(AMQP))
    stores = set(judged(AMQP, needs={"layers": ["store"]}))
    assert "gamma" in stores
    assert "alpha" in everyone - stores


def test_what_leads_nowhere_is_told_with_its_place(minimal: Site) -> None:
    wrong = profile({**AMQP, "claim": "protocols.ampq"}, needs={"layers": ["stor"]})
    found = [str(each) for each in check_profile(wrong, minimal.catalog, minimal.policy)]
    assert any("needs.layers[0]" in each and "did you mean 'store'" in each for each in found)
    assert any("requirements.fit[0].claim" in each and "protocols.amqp" in each for each in found)


def test_a_profile_that_asks_the_directory_nothing_is_refused(minimal: Site) -> None:
    only = profile({"id": "own", "attest": "It runs here."})
    (problem,) = check_profile(only, minimal.catalog, minimal.policy)
    assert "nothing to answer" in problem.message
