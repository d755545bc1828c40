"""Every name in a decision leads somewhere, or is named with what was meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.problem import InvalidDocumentError
from aruntime_evaluator.model.verdict import Reason
from aruntime_evaluator.model.whole import check_policy
from aruntime_evaluator.rules import check_decision
from evaluations import check
from mkdocs_aruntime.catalog.site import Site

REFERENCES = [
    (
        ("needs", "layers", 0),
        "brokr",
        "needs.layers[0]: 'brokr' is not a known layer; did you mean 'broker'?",
    ),
    (
        ("needs", "responsibilities", 0),
        "x",
        "needs.responsibilities[0]: 'x' is not a known responsibility; known are persistence, delivery, routing",
    ),
    (
        ("requirements", "fit", 0, "claim"),
        "protocols.amqq",
        "requirements.fit[0].claim: 'protocols.amqq' is not a known claim; did you mean 'protocols.amqp'?",
    ),
    (("requirements", "fit", 0, "is"), "unknown", "requirements.fit[0].is: 'unknown' cannot be asked for"),
    (("requirements", "fit", 1, "id"), "amqp", "requirements.fit[1].id: the check 'amqp' is listed twice"),
    (
        ("requirements", "speed", 0, "slo"),
        {"e3e-ms": 1},
        "requirements.speed[0].slo.e3e-ms: 'e3e-ms' is not an objective such as 'ttft-p95-ms' or 'tpot-ms'",
    ),
    (("requirements", "speed", 0, "slo"), {}, "requirements.speed[0].slo: at least one objective is needed"),
    (("candidates", 1, "id"), "alpha", "candidates[1].id: the candidate 'alpha' is listed twice"),
    (
        ("candidates", 0, "components"),
        {"alfa": "1"},
        "candidates[0].components.alfa: 'alfa' is not a known runtime; did you mean 'alpha'?",
    ),
    (
        ("candidates", 0, "components"),
        {},
        "candidates[0].components: a candidate has at least one component with its version",
    ),
    (
        ("candidates", 0, "scores"),
        {"rech": 1},
        "candidates[0].scores.rech: 'rech' is not a known criterion; did you mean 'reach'?",
    ),
    (
        ("candidates", 0, "scores"),
        {"reach": [3, 2]},
        "candidates[0].scores.reach: the range [3, 2] is upside down",
    ),
    (
        ("candidates", 0, "evidence", 0, "check"),
        "fit.clent",
        "candidates[0].evidence[0].check: 'fit.clent' is not a known check of this decision; "
        "did you mean 'fit.client'?",
    ),
    (
        ("candidates", 2, "waivers", 0, "gate"),
        "sped",
        "candidates[2].waivers[0].gate: 'sped' is not a known gate; did you mean 'speed'?",
    ),
    (
        ("candidates", 2, "waivers", 0, "expires"),
        "2026-01-01",
        "candidates[2].waivers[0].expires: it expires on 2026-01-01, before it is granted on 2026-11-01",
    ),
    (
        ("candidates", 0, "proofs", 0, "good"),
        2000,
        "candidates[0].proofs[0].good: 2000 good of 1000 attempted cannot be",
    ),
    (
        ("importance",),
        {"reach": "hgh"},
        "importance.reach: 'hgh' is not a known importance level; did you mean 'high'?",
    ),
    (
        ("candidates", 0, "evidence", 0, "subject"),
        {"gamma": "2.0"},
        "candidates[0].evidence[0].subject.gamma: 'gamma' is not a known component of this candidate or part of "
        "its target; known are alpha, artifact, hardware, precision, protocol, edition, option",
    ),
    (
        ("candidates", 0, "evidence", 0, "subject"),
        {"hardwear": "8 sensors"},
        "candidates[0].evidence[0].subject.hardwear: 'hardwear' is not a known component of this candidate or "
        "part of its target; did you mean 'hardware'?",
    ),
    (
        ("candidates", 0, "proofs", 0, "subject"),
        {"alhpa": "1.10"},
        "candidates[0].proofs[0].subject.alhpa: 'alhpa' is not a known component of this candidate or part of "
        "its target; did you mean 'alpha'?",
    ),
    (
        ("target",),
        {"artefact": "a model"},
        "target.artefact: 'artefact' is not a known part of a target; did you mean 'artifact'?",
    ),
    (
        ("target",),
        {"wire": "AMQP"},
        "target.wire: 'wire' is not a known part of a target; did you mean 'protocol'?",
    ),
    (
        ("requirements", "fit", 0, "component"),
        "alfa",
        "requirements.fit[0].component: 'alfa' is not a known runtime; did you mean 'alpha'?",
    ),
    (
        ("requirements", "speed", 0, "load"),
        {"request-per-second": 100},
        "requirements.speed[0].load.request-per-second: 'request-per-second' is not a known kind of load; "
        "did you mean 'requests-per-second'?",
    ),
    (
        ("candidates", 0, "proofs", 0, "load"),
        {"concurency": 4},
        "candidates[0].proofs[0].load.concurency: 'concurency' is not a known kind of load; did you mean "
        "'concurrency'?",
    ),
    (
        ("candidates", 2, "evidence", 3, "slo"),
        {"e2e": 50},
        "candidates[2].evidence[3].slo.e2e: 'e2e' is not an objective such as 'ttft-p95-ms' or 'tpot-ms'",
    ),
    (
        ("candidates", 2, "waivers", 0, "versions"),
        {"gama": "2.0"},
        "candidates[2].waivers[0].versions.gama: 'gama' is not a known component of this candidate; did you "
        "mean 'gamma'?",
    ),
    (
        ("requirements", "speed", 0, "attainment"),
        0,
        "requirements.speed[0].attainment: a share of 0 asks for nothing; write the share of requests that "
        "must meet the objectives",
    ),
    (
        ("requirements", "speed", 0, "attainment"),
        0.9,
        "requirements.speed[0].slo.e2e-p95-ms: 'e2e-p95-ms' asks for 95% of requests and the attainment for "
        "90.0%; write the limit as 'e2e-ms', and the one share that must keep it as the attainment",
    ),
    (
        ("requirements", "speed", 0, "slo"),
        {"e2e-p95-ms": 50, "ttft-p50-ms": 10},
        "requirements.speed[0].slo.ttft-p50-ms: 'ttft-p50-ms' asks for 50% of requests and the attainment for "
        "95.0%; write the limit as 'ttft-ms', and the one share that must keep it as the attainment",
    ),
    (
        ("importance",),
        {"reach": "none", "cost": "none"},
        "importance: nothing can be weighed: give at least one criterion a level above none",
    ),
    (("order",), ["reach"], "order: the weights are said in 2 ways (importance, order); one is needed"),
    (("points",), {"reach": 7}, "points.reach: points come in steps of 5, 7 is finer; did you mean 5?"),
    (("ranges",), {"reach": [50, 20]}, "ranges.reach: the least weight 50 is above the greatest weight 20"),
]


@pytest.mark.parametrize(
    ("path", "value", "message"), REFERENCES, ids=[each[2].split(":")[0] for each in REFERENCES]
)
def test_a_reference_that_leads_nowhere_is_named(
    plain: Any, ask: Any, path: tuple[str | int, ...], value: object, message: str
) -> None:
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(InvalidDocumentError) as caught:
        ask(plain)
    assert message in str(caught.value).split("\n")


def test_a_criterion_twice_in_the_order_is_named(plain: Any, ask: Any) -> None:
    del plain["importance"]
    with pytest.raises(InvalidDocumentError, match="order: a criterion stands in the order twice"):
        ask({**plain, "order": ["reach", "reach"]})


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("order", ["cost", "rech"], "order[1]: 'rech' is not a known criterion; did you mean 'reach'?"),
        ("points", {"rech": 5}, "points.rech: 'rech' is not a known criterion; did you mean 'reach'?"),
    ],
)
def test_a_criterion_that_is_weighed_must_exist(
    plain: Any, ask: Any, kind: str, value: object, message: str
) -> None:
    del plain["importance"]
    with pytest.raises(InvalidDocumentError) as caught:
        ask({**plain, kind: value})
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (
            "points",
            {"reach": 0, "cost": 0},
            "points: nothing can be weighed: give at least one criterion points above 0",
        ),
        (
            "ranges",
            {"reach": [60, 70], "cost": [50, 60]},
            "ranges: the least weights add up to 110 points of 100; lower some by 10 in all: reach 60, cost 50",
        ),
        (
            "ranges",
            {"reach": [0, 0]},
            "ranges: the greatest weights add up to 0 points of 100; raise some by 100 in all: reach 0, cost 0",
        ),
    ],
)
def test_weights_that_cannot_be_are_told_before_anything_is_computed(
    plain: Any, minimal: Site, kind: str, value: object, message: str
) -> None:
    del plain["importance"]
    decision = decode(Decision, {**plain, kind: value})
    assert [str(each) for each in check_decision(decision, minimal.catalog, minimal.policy)] == [message]


@pytest.mark.parametrize("key", ["driver", "site"])
def test_a_target_may_name_more_and_evidence_is_held_against_it(plain: Any, ask: Any, key: str) -> None:
    plain["target"] = {key: "550"}
    plain["candidates"][0]["evidence"][0]["subject"] = {key: "535"}
    assert check(ask(plain), "alpha", "fit.client").reason is Reason.SCOPE_MISMATCH


POLICIES = [
    ({"gates": ()}, "gates: at least one gate is needed; without any, everything would pass"),
    ({"criteria": (), "scenarios": ()}, "criteria: at least one criterion is needed"),
]


@pytest.mark.parametrize(("change", "message"), POLICIES, ids=[each[1].split(":")[0] for each in POLICIES])
def test_a_policy_that_asks_or_weighs_nothing_says_so(
    minimal: Site, change: dict[str, Any], message: str
) -> None:
    assert [str(each) for each in check_policy(replace(minimal.policy, **change))] == [message]


def test_a_policy_without_weights_says_what_to_do(minimal: Site) -> None:
    levels = tuple(replace(each, lo=0.0, hi=0.0) for each in minimal.policy.importance_levels)
    assert [str(each) for each in check_policy(replace(minimal.policy, importance_levels=levels))] == [
        "importance-levels: no level has a weight above 0, so nothing could be weighed; give one an 'hi' above 0",
        "scenarios[0].importance: it weighs nothing; give at least one criterion a level above none",
    ]


def test_the_ends_of_what_is_possible_are_possible(plain: Any, ask: Any) -> None:
    """A range of one value, a waiver of one day, and a measurement without a miss."""
    del plain["importance"]
    plain["ranges"] = {"reach": [50, 50], "cost": [50, 50]}
    plain["candidates"][0]["scores"]["reach"] = [3, 3]
    plain["candidates"][0]["proofs"][0]["good"] = 1000
    plain["candidates"][2]["waivers"][0] |= {"granted": "2026-11-23", "expires": "2026-11-23"}
    assert [each.id for each in ask(plain).candidates] == ["alpha", "beta", "gamma"]
