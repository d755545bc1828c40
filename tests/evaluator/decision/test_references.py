"""Every name in a decision leads somewhere, or is named with what was meant."""

from __future__ import annotations

from typing import Any

import pytest

from aruntime_evaluator.model.problem import InvalidDocumentError

REFERENCES = [
    (
        ("needs", "layers", 0),
        "brokr",
        "needs.layers[0]: 'brokr' is not a known layer; did you mean 'broker'?",
    ),
    (
        ("needs", "responsibilities", 0),
        "x",
        "needs.responsibilities[0]: 'x' is not a known responsibility",
    ),
    (("requirements", "fit", 0, "claim"), "a.b", "requirements.fit[0].claim: 'a.b' is not a known claim"),
    (("requirements", "fit", 0, "is"), "unknown", "requirements.fit[0].is: 'unknown' cannot be asked for"),
    (("requirements", "fit", 1, "id"), "amqp", "requirements.fit[1].id: the check 'amqp' stands here twice"),
    (
        ("requirements", "speed", 0, "slo"),
        {"e3e-ms": 1},
        "requirements.speed[0].slo.e3e-ms: 'e3e-ms' is not an objective such as 'ttft-p95-ms' or 'tpot-ms'",
    ),
    (("requirements", "speed", 0, "slo"), {}, "requirements.speed[0].slo: at least one objective is needed"),
    (("candidates", 1, "id"), "alpha", "candidates[1].id: the candidate 'alpha' stands here twice"),
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
    (("order",), ["reach"], "order: the weights are said in 2 ways (importance, order); one is needed"),
    (("points",), {"reach": 7}, "points.reach: 7 is not a multiple of 5"),
    (("ranges",), {"reach": [50, 20]}, "ranges.reach: the range [50, 20] is upside down"),
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


def test_the_ends_of_what_is_possible_are_possible(plain: Any, ask: Any) -> None:
    """A range of one value, a waiver of one day, and a measurement without a miss."""
    del plain["importance"]
    plain["ranges"] = {"reach": [50, 50], "cost": [50, 50]}
    plain["candidates"][0]["scores"]["reach"] = [3, 3]
    plain["candidates"][0]["proofs"][0]["good"] = 1000
    plain["candidates"][2]["waivers"][0] |= {"granted": "2026-11-23", "expires": "2026-11-23"}
    assert [each.id for each in ask(plain).candidates] == ["alpha", "beta", "gamma"]
