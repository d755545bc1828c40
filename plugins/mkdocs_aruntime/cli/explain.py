"""``aruntime explain``: the chain of evidence behind a verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from aruntime_evaluator import CandidateResult, Stage, Terms, evaluate
from mkdocs_aruntime.cli.documents import as_of_option, existing_file, load_decision, load_rules
from mkdocs_aruntime.cli.evaluate import named, not_known, stage_option
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import print_chain


@click.command("explain")
@click.argument("decision", type=existing_file)
@click.argument("candidate", required=False)
@click.argument("check", required=False)
@stage_option
@as_of_option
@click.pass_obj
def explain_command(
    project: Callable[[], Project],
    *,
    decision: Path,
    candidate: str | None,
    check: str | None,
    stage: Stage,
    as_of: dt.date,
) -> None:
    r"""Say why a candidate stands where it stands: gate by gate, down to quotes and dates.

    CHECK is a gate, or a gate and a check of it.

    \b
    Examples:
      aruntime explain chat.decision.yml
      aruntime explain chat.decision.yml vllm-on-kserve
      aruntime explain chat.decision.yml vllm-on-kserve slo-quality.latency
    """
    catalog, policy = load_rules(project(), as_of)
    read = load_decision(decision, catalog, policy)
    found = evaluate(read, catalog, policy, Terms(as_of=as_of, stage=stage, seed=1, draws=0))
    for each in [named(found, candidate, "CANDIDATE")] if candidate else found.candidates:
        if check:
            _known(each, check)
        print_chain(found, each, check)


def _known(candidate: CandidateResult, wanted: str) -> None:
    known = [gate.id for gate in candidate.gates]
    known += [f"{gate.id}.{check.id}" for gate in candidate.gates for check in gate.checks]
    if candidate.gates and wanted not in known:
        raise click.BadParameter(not_known(wanted, known), param_hint="CHECK")
