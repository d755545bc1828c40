"""Worked decisions: the same files that people keep and import, checked against catalog and policy."""

from __future__ import annotations

from pathlib import Path

from aruntime_evaluator.decision.references import check_decision
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.policy import Policy
from mkdocs_aruntime.catalog.reader import load_record


def load_decision(path: Path, catalog: Catalog, policy: Policy, *, root: Path) -> Decision:
    """Read a decision file.

    Raises:
        DataError: with every problem, those of its references included.
    """
    decision, document = load_record(Decision, path, root=root)
    if problems := check_decision(decision, catalog, policy):
        raise document.fail(*problems)
    return decision
