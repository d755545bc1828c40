"""The gates as SARIF 2.1.0 (OASIS), for the code-scanning views of CI systems."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping

from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.evaluation import CandidateResult, Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.verdict import CheckResult, GateResult, State
from aruntime_evaluator.version import __version__

_KINDS = {
    State.FAIL: "fail",
    State.UNKNOWN: "open",
    State.PASS: "pass",
    State.NOT_APPLICABLE: "notApplicable",
}

type Places = Mapping[str, tuple[int, int]]
"""Line and column, from 1, in the decision file: of a candidate by its id, of a check as ``gate.check``."""

_PLAIN = frozenset(string.ascii_letters + string.digits + "-._~/")


def render_sarif(
    evaluation: Evaluation,
    policy: Policy,
    file: str,
    *,
    places: Places | None = None,
    problems_only: bool = False,
) -> str:
    """One result per candidate and check, located in the decision file; waived gates are suppressed.

    Args:
        evaluation: the answer.
        policy: the gates that were asked.
        file: the decision's, relative.
        places: where its parts stand; what is not named there has no region.
        problems_only: leave out what passed, does not apply or is waived, for views that take every result
            for an alert.
    """
    rules: list[Json] = [
        {
            "id": gate.id,
            "name": gate.label,
            "shortDescription": {"text": _text(gate.label)},
            "fullDescription": {"text": _text(gate.question)},
            "help": {"text": _text(gate.test)},
        }
        for gate in policy.gates
    ]
    results: list[Json] = [
        _result(each, gate, check, file, places or {})
        for each in evaluation.candidates
        for gate in each.gates
        for check in gate.checks
        if not problems_only or _is_problem(gate, check)
    ]
    driver: Json = {
        "name": "aruntime",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    document: Json = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _is_problem(gate: GateResult, check: CheckResult) -> bool:
    return check.state in {State.FAIL, State.UNKNOWN} and not any(waiver.in_force for waiver in gate.waivers)


def _result(each: CandidateResult, gate: GateResult, check: CheckResult, file: str, places: Places) -> Json:
    """Its level is *error* where it fails; of any other kind it is *none* (SARIF 2.1.0, 3.27.10)."""
    name = f"{gate.id}.{check.id}"
    where = _physical(file, places.get(each.id))
    result: dict[str, Json] = {
        "ruleId": gate.id,
        "kind": _KINDS[check.state],
        "level": "error" if check.state is State.FAIL else "none",
        "message": {"text": _text(f"{each.name}, {name}: {check.explanation}")},
        "locations": [
            {
                "physicalLocation": where,
                "logicalLocations": [{"fullyQualifiedName": f"{each.id}/{name}"}],
            }
        ],
        "partialFingerprints": {"check/v1": f"{each.id}/{name}"},
    }
    if (place := places.get(name, places.get(gate.id))) is not None:
        message: Json = {"text": "What is required."}
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": _physical(file, place), "message": message}
        ]
    waivers = [waiver for waiver in gate.waivers if waiver.in_force]
    if waivers and check.state is not State.PASS:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": waiver.explanation}
            for waiver in waivers
        ]
    return result


def _physical(file: str, place: tuple[int, int] | None) -> Json:
    where: dict[str, Json] = {"artifactLocation": {"uri": _address(file)}}
    if place is not None:
        where["region"] = {"startLine": place[0], "startColumn": place[1]}
    return where


def _text(text: str) -> str:
    """Anybody's text as a message: no link (SARIF 2.1.0, 3.11.6) and no placeholder (3.11.5)."""
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")


def _address(file: str) -> str:
    """The name of a file as a relative address (RFC 3986): each byte that is none of its signs encoded."""
    held = file.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in held)
