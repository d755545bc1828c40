"""The gate and score matrix as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.record.cells import inert


def render_csv(evaluation: Evaluation, policy: Policy) -> str:
    """A row per gate and criterion, a column per candidate."""
    return "".join(",".join(_cell(cell) for cell in row) + "\r\n" for row in _rows(evaluation, policy))


def _rows(evaluation: Evaluation, policy: Policy) -> Iterator[list[str]]:
    candidates = evaluation.candidates
    yield ["", *(each.name for each in candidates)]
    yield ["standing", *(each.standing.value for each in candidates)]
    for i, gate in enumerate(policy.gates):
        states = (each.gates[i] for each in candidates)
        yield [
            f"gate: {gate.label}",
            *(state.state.value + (" (waived)" if state.waived else "") for state in states),
        ]
    for criterion in policy.criteria:
        scores = (each.scores.get(criterion.id) for each in candidates)
        yield [f"criterion: {criterion.label}", *(f"{s.lo:g} to {s.hi:g}" if s else "" for s in scores)]
    yield [
        "total of 100",
        *(f"{each.total[0]} to {each.total[1]}" if each.total else "" for each in candidates),
    ]


def _cell(text: str) -> str:
    quoted = inert(text).replace('"', '""')
    return f'"{quoted}"'
