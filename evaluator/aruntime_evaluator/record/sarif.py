"""The gates as SARIF 2.1.0 (OASIS), for the code-scanning views of CI systems."""

from __future__ import annotations

import json
import re
import string

from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.evaluation import CandidateResult, Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.verdict import CheckResult, GateResult, State

_LEVELS = {State.FAIL: "error", State.UNKNOWN: "warning", State.PASS: "none", State.NOT_APPLICABLE: "none"}
_KINDS = {
    State.FAIL: "fail",
    State.UNKNOWN: "open",
    State.PASS: "pass",
    State.NOT_APPLICABLE: "notApplicable",
}

_PLAIN = frozenset(string.ascii_letters + string.digits + "-._~/")


def render_sarif(evaluation: Evaluation, policy: Policy, file: str) -> str:
    """One result per candidate and check, located in the decision file; waived gates are suppressed."""
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
        _result(each, gate, check, file)
        for each in evaluation.candidates
        for gate in each.gates
        for check in gate.checks
    ]
    run: Json = {"tool": {"driver": {"name": "aruntime", "rules": rules}}, "results": results}
    document: Json = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _result(each: CandidateResult, gate: GateResult, check: CheckResult, file: str) -> Json:
    result: dict[str, Json] = {
        "ruleId": gate.id,
        "kind": _KINDS[check.state],
        "level": _LEVELS[check.state],
        "message": {"text": _text(f"{each.name}, {gate.id}.{check.id}: {check.explanation}")},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _address(file)}},
                "logicalLocations": [{"fullyQualifiedName": f"{each.id}/{gate.id}.{check.id}"}],
            }
        ],
        "partialFingerprints": {"check/v1": f"{each.id}/{gate.id}.{check.id}"},
    }
    waivers = [waiver for waiver in gate.waivers if waiver.in_force]
    if waivers and check.state is not State.PASS:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": waiver.explanation}
            for waiver in waivers
        ]
    return result


def _text(text: str) -> str:
    """Anybody's text as a message: no link (SARIF 2.1.0, 3.11.6) and no placeholder (3.11.5)."""
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")


def _address(file: str) -> str:
    """The name of a file as a relative address (RFC 3986): each byte that is none of its signs encoded."""
    held = file.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in held)
