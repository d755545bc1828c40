"""A decision that is asked about again after an edit is answered as if it had never been asked before."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from aruntime_evaluator import Terms, evaluate, handle
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.last import LastOf
from aruntime_evaluator.model.policy import Stage
from mkdocs_aruntime.catalog.site import Site

type Plain = dict[str, Any]


def asked(site: Site, decision: Plain, **terms: Any) -> Plain:
    params = {"catalog": encode(site.catalog), "policy": encode(site.policy), "decision": decision, **terms}
    answer: Plain = json.loads(handle(json.dumps({"version": 1, "method": "evaluate", "params": params})))
    return answer


def alone(site: Site, decision: Plain, day: str, stage: str) -> Plain:
    """The same, of an evaluation that knows of none before it."""
    terms = Terms(as_of=dt.date.fromisoformat(day), stage=Stage(stage), draws=50)
    found: Plain = json.loads(
        json.dumps(encode(evaluate(decode(Decision, decision), site.catalog, site.policy, terms)))
    )
    return found


EDITS: tuple[Callable[[Plain], object], ...] = (
    lambda d: d.update(title="Another title"),
    lambda d: d["importance"].update({next(iter(d["importance"])): "low"}),
    lambda d: d["candidates"][0].update(scores={"reach": [1, 4]}),
    lambda d: (
        d["candidates"][0]
        .setdefault("evidence", [])
        .append(
            {
                "check": f"{next(iter(d['requirements']))}.gate",
                "result": "negative",
                "level": "E4",
                "collected": "2026-11-20",
            }
        )
    ),
    lambda d: d.update(target={"hardware": "another"}),
    lambda d: next(iter(d["requirements"].values()))[0].update(level="E4"),
    lambda d: d["candidates"].reverse(),
    lambda d: d["candidates"].pop(),
    lambda d: d["candidates"][0].update(name="Another name"),
)


def test_edits_one_after_the_other_are_answered_as_if_each_were_the_first(
    minimal: Site, plain: Plain
) -> None:
    decision = json.loads(json.dumps(plain))
    answers = []
    for edit in EDITS:
        edit(decision)
        for day, stage in (("2026-11-23", "decide"), ("2026-11-23", "shortlist"), ("2028-01-01", "decide")):
            answer = asked(minimal, decision, **{"as-of": day, "stage": stage, "draws": 50})
            assert answer["ok"], answer
            assert answer["result"] == alone(minimal, decision, day, stage)
            answers.append(json.dumps(answer["result"]["candidates"]))
    assert len(set(answers)) >= len(EDITS)  # the edits change something


@pytest.mark.parametrize("wrong", [True, "2", -1])
def test_a_candidate_that_becomes_wrong_is_refused_in_the_words_of_a_first_reading(
    minimal: Site, plain: Plain, wrong: object
) -> None:
    right = {
        "check": "fit.gate",
        "result": "positive",
        "level": "E4",
        "collected": "2026-11-20",
        "total": 1,
        "good": 1,
    }
    plain["candidates"][0]["evidence"] = [right]
    assert asked(minimal, plain, **{"as-of": "2026-11-23"})["ok"]
    plain["candidates"][0]["evidence"] = [{**right, "total": wrong}]
    problems = asked(minimal, plain, **{"as-of": "2026-11-23"})["problems"]
    assert [each["path"] for each in problems] == ["decision.candidates[0].evidence[0].total"]


def test_what_is_not_thorough_recommends_the_same_and_leaves_out_what_would_change_it(
    minimal: Site, plain: Plain
) -> None:
    whole, quick = (
        asked(minimal, plain, **{"as-of": "2026-11-23", "draws": 0, "thorough": each})["result"]
        for each in (True, False)
    )
    left_out = {
        "relations",
        "stability",
        "weight-flips",
        "score-flips",
        "leave-one-out",
        "evidence-sensitivity",
    }
    assert whole.keys() - quick.keys() <= {*left_out, "risks"}
    assert whole.keys() & left_out
    same = whole.keys() - left_out - {"risks"}
    assert {key: quick[key] for key in same} == {key: whole[key] for key in same}


def test_the_last_answer_is_kept_for_the_very_same_objects_alone() -> None:
    calls = []
    counted = LastOf(lambda *given: calls.append(given) or len(calls))
    one, other = [1], [1]
    assert [counted(one), counted(one), counted(other), counted(other), counted(one)] == [1, 1, 2, 2, 3]
