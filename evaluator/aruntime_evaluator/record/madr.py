"""The record as Markdown Architectural Decision Record, MADR 4.0.0: what one would sign."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from aruntime_evaluator.model.codec import canonical_json, encode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import CandidateResult, Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import refused
from aruntime_evaluator.model.record import DecisionRecord
from aruntime_evaluator.model.verdict import GateResult, State
from aruntime_evaluator.record.build import record_json

_OPENING, _CLOSING = "```json aruntime/decision", "```"
"""Around the decision itself, which is one line of JSON and so never holds the closing one."""


def render_madr(record: DecisionRecord, policy: Policy) -> str:
    """The record as Markdown with front matter; the digest there is that of the JSON beside it."""
    parts = [
        _front_matter(record),
        f"# {_text(record.decision.title)}",
        "## Context and Problem Statement",
        _text(record.decision.problem),
        *_needs(record.decision),
        "## Decision Drivers",
        _bullets(_drivers(record.decision, record.evaluation, policy)),
        "## Considered Options",
        _bullets(_option(each) for each in record.evaluation.candidates),
        "## Decision Outcome",
        _outcome(record),
        "### Consequences",
        _bullets(_consequences(record)) or "No open risk is on record.",
        "### Confirmation",
        _bullets(_confirmation(record.evaluation)) or "Every check is settled; nothing is left to prove.",
        "## Pros and Cons of the Options",
        *(_candidate(each, record, policy) for each in record.evaluation.candidates),
        "## More Information",
        _bullets(_more(record)),
        "### The decision as data",
        "What was evaluated. `aruntime evaluate` and the scorecard open this file again.",
        f"{_OPENING}\n{_as_data(replace(record.decision, choice=record.choice))}\n{_CLOSING}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _as_data(decision: Decision) -> str:
    """On one line; signs of HTML are escaped, for a reader of Markdown that knows no blocks of code."""
    text = canonical_json(encode(decision)).strip()
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def decision_in_madr(text: str) -> str:
    """The JSON of the decision in a record that was written here, on the line on which it stands there.

    Raises:
        InvalidDocumentError: where there is none.
    """
    lines = text.split("\n")
    for at in range(len(lines) - 2):
        if lines[at].rstrip() == _OPENING and lines[at + 2].rstrip() == _CLOSING:
            return "\n" * (at + 1) + lines[at + 1]
    message = f"the Markdown holds no decision; expected a block '{_OPENING}', as 'aruntime record' writes it"
    raise refused("", "no-decision", message)


def _front_matter(record: DecisionRecord) -> str:
    choice = record.choice
    fields: dict[str, object] = {
        "status": f"superseded by {record.superseded_by}" if record.superseded_by else choice.status.value,
        "date": record.date,
        "decision-makers": list(choice.by),
        "consulted": list(choice.consulted),
        "informed": list(choice.informed),
        "id": record.id,
        "supersedes": choice.supersedes,
        "record": f"{record.id}.record.json",
        "digest": "sha256:" + hashlib.sha256(record_json(record).encode()).hexdigest(),
    }
    # JSON is YAML: quoting it that way leaves nothing for a YAML reader to guess.
    # Only the date stands bare: in quotes it would be a text and no date to other readers of MADR.
    lines = [f"{key}: {_yaml(value)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)


def _needs(decision: Decision) -> Iterator[str]:
    needs = ", ".join((*decision.needs.layers, *decision.needs.responsibilities))
    yield f"The answer must cover: {needs}."
    if decision.target:
        yield (
            "Evidence is about: "
            + ", ".join(f"{key} {_text(v)}" for key, v in sorted(decision.target.items()))
            + "."
        )
    if decision.assumptions:
        yield "Assumptions:\n\n" + _bullets(
            _text(each.text) + (f" (reopens on: {each.trigger})" if each.trigger else "")
            for each in decision.assumptions
        )


def _drivers(decision: Decision, evaluation: Evaluation, policy: Policy) -> Iterator[str]:
    for gate in policy.gates:
        checks = decision.requirements.get(gate.id, ())
        asked = f": {', '.join(check.id for check in checks)}" if checks else ""
        yield f"Gate **{_text(gate.label)}** (at least {gate.minimum[evaluation.inputs.stage].value}){asked}"
    for criterion in policy.criteria:
        weight = evaluation.weights[criterion.id]
        if weight.hi > 0:
            yield f"Criterion **{_text(criterion.label)}**, {weight.lo} to {weight.hi} points of 100"


def _option(each: CandidateResult) -> str:
    return f"**{_text(each.name)}**: {_components(each)}"


def _components(each: CandidateResult) -> str:
    return ", ".join(f"{id_} {_text(version)}" for id_, version in sorted(each.components.items()))


def _outcome(record: DecisionRecord) -> str:
    evaluation, choice = record.evaluation, record.choice
    names = {each.id: each.name for each in evaluation.candidates}
    chosen = f'"{_text(names[choice.candidate])}"' if choice.candidate else "none of them"
    says = evaluation.recommendation
    return "\n\n".join(
        [
            f"Chosen option: {chosen}, because {_text(choice.why)}",
            f"The evaluation says **{says.kind.value}**: {_text(says.why)}",
            f"Confidence is **{evaluation.confidence.level.value}**:",
            _bullets(
                f"{each.id}: {each.level.value}. {_text(each.reason)}"
                for each in evaluation.confidence.dimensions
            ),
        ]
    )


def _consequences(record: DecisionRecord) -> Iterator[str]:
    for risk in record.evaluation.risks:
        if risk.candidate == record.choice.candidate:
            weight = "Bad, and decisive" if risk.decisive else "Bad"
            yield f"{weight}: {_text(risk.about)}. {_text(risk.text)} Closed by: {_text(risk.closed_by)}"
    for label, text in [("Migration", record.decision.migration), ("Rollback", record.decision.rollback)]:
        if text:
            yield f"{label}: {_text(text)}"


def _confirmation(evaluation: Evaluation) -> Iterator[str]:
    for step in evaluation.test_plan:
        yield f"{step.candidate}, {step.check} ({step.level.value}, {step.reason.value}): {_text(step.todo)}"


def _candidate(each: CandidateResult, record: DecisionRecord, policy: Policy) -> str:
    labels = {gate.id: gate.label for gate in policy.gates}
    lines = [f"### {_text(each.name)}", f"**{each.standing.value}**: {_text(each.why)}"]
    if why := record.choice.rejected.get(each.id):
        lines.append(f"Rejected, because {_text(why)}")
    lines.append(_table(["Gate", "State", "Why"], [_gate_row(gate, labels) for gate in each.gates]))
    if each.total is not None:
        labelled = {criterion.id: criterion.label for criterion in policy.criteria}
        rows = [
            [labelled[id_], f"{score.lo:g} to {score.hi:g}", score.level.value]
            for id_, score in each.scores.items()
        ]
        lines += [
            f"Score {each.total[0]} to {each.total[1]} of 100.",
            _table(["Criterion", "Score", "Evidence"], rows),
        ]
    return "\n\n".join(lines)


def _gate_row(gate: GateResult, labels: dict[str, str]) -> list[str]:
    state = (
        gate.state.value
        + (f", {gate.reason.value}" if gate.reason else "")
        + (", waived" if gate.waived else "")
    )
    telling = [check for check in gate.checks if check.state is not State.PASS] or list(gate.checks)
    waivers = [result.explanation for result in gate.waivers]
    return [
        labels[gate.id],
        state,
        " ".join([*(f"{check.id}: {check.explanation}" for check in telling), *waivers]),
    ]


def _more(record: DecisionRecord) -> Iterator[str]:
    inputs, review = record.evaluation.inputs, record.decision.review
    yield (
        f"Evaluated as of {inputs.as_of.isoformat()} at the stage *{inputs.stage.value}*, "
        f"{inputs.draws} draws with seed {inputs.seed}."
    )
    yield f"Catalog {inputs.catalog_digest}, policy {inputs.policy_digest}."
    if review is not None:
        owner = f" ({_text(review.owner)})" if review.owner else ""
        triggers = f"; also on: {', '.join(review.triggers)}" if review.triggers else ""
        yield f"Review by {review.by.isoformat()}{owner}{triggers}."


def _bullets(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *([_text(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _text(text: str) -> str:
    """Anybody's text as one line that means nothing in Markdown or HTML.

    A backslash before ``<`` or ``|`` is not known to every Markdown; a character reference is.
    """
    flat = " ".join(text.split())
    marked = re.sub(r"([\\`*_{}\[\]>#!])", r"\\\1", re.sub(r"&(?=#?\w+;)", "&amp;", flat))
    return marked.replace("<", "&lt;").replace("|", "&#124;")
