"""What answers ask for, and the shortlist that they lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.answer.questionnaire import decision_of
from aruntime_evaluator.answer.shortlist import shortlist
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.decision import Decision, Needs
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.questionnaire import Adds, AnswerOption, SiteQuestion
from conftest import TODAY
from mkdocs_aruntime.catalog.site import Site


def test_answers_add_up_and_one_check_is_asked_once(minimal: Site) -> None:
    found = decision_of(minimal.questionnaire, {"speech": ("mqtt", "amqp"), "edition": ("free",)})
    assert found.title == "AMQP; MQTT; The open one"
    assert (found.needs.layers, found.needs.responsibilities) == (("broker",), ("delivery",))
    assert [check.id for check in found.requirements["fit"]] == ["amqp", "mqtt"]
    assert found.target == {"protocol": "MQTT", "edition": "open-source"}


def test_who_skips_every_question_asks_for_nothing(minimal: Site) -> None:
    found = decision_of(minimal.questionnaire, {})
    assert (found.needs.layers, found.requirements, found.target) == ((), {}, {})
    listed = shortlist(found, minimal.catalog, minimal.policy, TODAY)
    assert {each.id for each in listed.shortlist} == {each.id for each in minimal.catalog.runtimes}
    assert listed.next_test is None


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"nothing": ("amqp",)}, "answers.nothing: 'nothing' is not a known question"),
        ({"speech": ("nothing",)}, "answers.speech[0]: 'nothing' is not a known answer to 'speech'"),
        ({"edition": ("free", "paid")}, "answers.edition: 'edition' takes one answer"),
    ],
)
def test_an_answer_to_nothing_is_refused(minimal: Site, answers: Any, message: str) -> None:
    with pytest.raises(InvalidDocumentError, match=message.replace("[0]", r"\[0\]")):
        decision_of(minimal.questionnaire, answers)


def test_those_with_the_most_documented_come_first_and_the_next_test_is_named(minimal: Site) -> None:
    asked = decision_of(minimal.questionnaire, {"speech": ("amqp",)})
    found = shortlist(asked, minimal.catalog, minimal.policy, TODAY)
    counts = {each.id: (each.documented, each.contradicted, each.unknown) for each in found.shortlist}
    assert counts == {"alpha": (1, 0, 0), "gamma": (0, 0, 1), "beta": (0, 1, 0)}
    assert [each.id for each in found.shortlist] == ["alpha", "gamma", "beta"]
    assert found.next_test is not None
    assert (found.next_test.check, found.next_test.candidates) == ("fit.amqp", ("gamma",))


def test_a_decisions_own_candidates_are_judged_by_documents_alone(minimal: Site) -> None:
    decision = minimal.decisions[0]
    assert any(each.evidence for each in decision.candidates)
    found = shortlist(decision, minimal.catalog, minimal.policy, TODAY)
    counts = {each.id: (each.documented, each.contradicted, each.unknown) for each in found.candidates}
    assert set(counts) == {each.id for each in decision.candidates}
    assert counts["gamma"] == (0, 0, 2)


def test_an_answer_takes_away_what_it_does_without(minimal: Site) -> None:
    drops = Needs(layers=("broker",), responsibilities=("delivery",))
    option = AnswerOption(id="none", label="None", adds=Adds(layers=("store",), drops=drops))
    place = SiteQuestion(id="place", ask="Where?", why="So.", options=(option,))
    asked = replace(minimal.questionnaire, questions=(*minimal.questionnaire.questions, place))
    found = decision_of(asked, {"speech": ("mqtt",), "place": ("none",)})
    assert (found.needs.layers, found.needs.responsibilities) == (("store",), ())
    assert [check.id for check in found.requirements["fit"]] == ["mqtt"]


def test_many_answers_make_a_title_that_a_decision_can_have(minimal: Site) -> None:
    options = tuple(AnswerOption(id=f"o{i}", label="A long answer " * 10) for i in range(30))
    many = SiteQuestion(id="many", ask="Which?", why="So.", several=True, options=options)
    found = decision_of(
        replace(minimal.questionnaire, questions=(many,)), {"many": tuple(o.id for o in options)}
    )
    assert decode(Decision, encode(found)) == found


def test_a_questionnaire_that_says_something_twice_is_refused(minimal: Site) -> None:
    twice = replace(minimal.questionnaire, questions=minimal.questionnaire.questions[:1] * 2)
    with pytest.raises(InvalidDocumentError, match="the question 'speech' is listed twice"):
        decision_of(twice, {})
