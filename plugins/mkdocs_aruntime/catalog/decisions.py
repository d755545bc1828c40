"""Worked decisions: the same files that people keep and import, checked against catalog and policy."""

from __future__ import annotations

from pathlib import Path

from aruntime_evaluator import Catalog, Decision, Policy, Problem, check_decision
from mkdocs_aruntime.catalog.reader import load_record
from mkdocs_aruntime.catalog.spdx import check_approved


def load_decision(path: Path, catalog: Catalog, policy: Policy, *, root: Path) -> Decision:
    """Read a decision file.

    Raises:
        DataError: with every problem, those of its references included.
    """
    decision, document = load_record(Decision, path, root=root)
    problems = [*check_decision(decision, catalog, policy), *check_approved(decision)]
    if path.name != f"{decision.id}.decision.yml":
        message = f"the file is called {path.name}; it must be called {decision.id}.decision.yml"
        problems.append(Problem(path="id", rule="file-name", message=message, found=decision.id))
    if problems:
        raise document.fail(*problems)
    return decision
