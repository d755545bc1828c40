"""``aruntime evaluate``: the answer to a decision file, in a terminal or for a machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from aruntime_evaluator import (
    DRAWS,
    CandidateResult,
    Decision,
    Evaluation,
    Stage,
    Terms,
    build_record,
    canonical_json,
    encode,
    evaluate,
    nearest,
    proposed,
    render_csv,
    render_madr,
    render_sarif,
)
from mkdocs_aruntime.catalog.reader import Document
from mkdocs_aruntime.cli.documents import as_of_option, existing_file, load_decision_document, load_rules
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import print_evaluation, working

stage_option = click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    default=Stage.DECIDE.value,
    show_default=True,
    callback=lambda _context, _option, value: Stage(value),
    help="shortlist: documentation is enough; decide: each gate's own evidence level.",
)
draws_option = click.option(
    "--draws",
    type=click.IntRange(0, 100_000),
    default=DRAWS,
    show_default=True,
    help="Of the simulation; 0 leaves it out.",
)


@click.command("evaluate")
@click.argument("decision", type=existing_file)
@click.option("--json", "style", flag_value="json", help="The whole evaluation, canonical JSON.")
@click.option("--madr", "style", flag_value="madr", help="A proposed record, Markdown (MADR 4.0.0).")
@click.option("--sarif", "style", flag_value="sarif", help="Every check of every candidate, for code hosts.")
@click.option(
    "--problems-only", is_flag=True, help="With --sarif: only what fails or is unknown, and not waived."
)
@click.option("--csv", "style", flag_value="csv", help="The matrix of gates and scores.")
@stage_option
@as_of_option
@draws_option
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True)
@click.option("--expect", metavar="CANDIDATE", help="Exit with 1 unless it is in the recommended group.")
@click.pass_obj
def evaluate_command(
    project: Callable[[], Project],
    *,
    decision: Path,
    style: str | None,
    problems_only: bool,
    stage: Stage,
    as_of: dt.date,
    draws: int,
    seed: int,
    expect: str | None,
) -> None:
    r"""Evaluate a decision file: gates, scores, robustness, recommendation.

    \b
    Examples:
      aruntime evaluate chat.decision.yml
      aruntime evaluate chat.decision.yml --stage shortlist
      aruntime evaluate chat.decision.yml --json > chat.evaluation.json
      aruntime evaluate chat.decision.yml --sarif --problems-only > chat.sarif
      aruntime evaluate chat.decision.yml --expect vllm-on-kserve   # in CI

    Exit codes: 0 evaluated, 1 what was expected is not recommended, 2 a file is bad.
    """
    if problems_only and style != "sarif":
        raise click.UsageError("--problems-only says what --sarif leaves out; give both")
    with working("evaluating"):
        catalog, policy = load_rules(project(), as_of)
        read, document = load_decision_document(decision, catalog, policy)
        terms = Terms(as_of=as_of, stage=stage, seed=seed, draws=draws)
        found = evaluate(read, catalog, policy, terms)
    if expect is not None:
        named(found, expect, "--expect")
    if style is None:
        print_evaluation(found, policy)
    elif style == "madr":
        record = build_record(read, found, proposed(found), catalog, as_of)
        click.echo(render_madr(record, policy), nl=False)
    elif style == "sarif":
        places = _places(read, document)
        file = _in_repository(decision)
        text = render_sarif(found, policy, file, places=places, problems_only=problems_only)
        click.echo(text, nl=False)
    else:
        click.echo(render_csv(found, policy) if style == "csv" else canonical_json(encode(found)), nl=False)
    if expect is not None and expect not in found.recommendation.group:
        group = ", ".join(found.recommendation.group) or "nobody"
        raise click.ClickException(f"'{expect}' was expected, but the recommendation is {group}")


def named(found: Evaluation, id_: str, hint: str) -> CandidateResult:
    """The candidate of an id.

    Raises:
        click.BadParameter: where the decision has none of it.
    """
    known = {each.id: each for each in found.candidates}
    if id_ not in known:
        raise click.BadParameter(not_known(id_, list(known)), param_hint=hint)
    return known[id_]


def not_known(word: str, known: list[str]) -> str:
    """What to say of a word that the decision does not have."""
    near = nearest(word, known)
    hint = f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
    return f"'{word}' is not in this decision; {hint}"


def _in_repository(path: Path) -> str:
    """A file as code hosts look for it: relative to its repository, else to the working directory."""
    whole = path.resolve()
    repository = [each for each in whole.parents if (each / ".git").exists()][:1]
    roots = [each for each in (*repository, Path.cwd()) if whole.is_relative_to(each)]
    return whole.relative_to(roots[0]).as_posix() if roots else path.name


def _places(decision: Decision, document: Document) -> Mapping[str, tuple[int, int]]:
    """Where candidates, gates and checks stand in the decision's file."""
    places = {each.id: document.place(f"candidates[{i}]") for i, each in enumerate(decision.candidates)}
    for gate, checks in decision.requirements.items():
        places[gate] = document.place(f"requirements.{gate}")
        for i, check in enumerate(checks):
            places[f"{gate}.{check.id}"] = document.place(f"requirements.{gate}[{i}]")
    return places
