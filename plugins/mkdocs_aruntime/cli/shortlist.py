"""``aruntime shortlist``: candidate stacks and runtimes of the directory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from aruntime_evaluator import (
    Catalog,
    InvalidDocumentError,
    Policy,
    Questionnaire,
    Shortlist,
    Shortlisted,
    Standing,
    canonical_json,
    decision_of,
    encode,
    judge,
    shortlist,
    shortlist_order,
    stacks_for,
)
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.questions import load_questions
from mkdocs_aruntime.cli.documents import (
    BadFileError,
    as_of_option,
    existing_file,
    load_profile,
    load_rules,
)
from mkdocs_aruntime.cli.project import Project
from mkdocs_aruntime.cli.terminal import working

WORDS = {
    Standing.QUALIFIED: "documented",
    Standing.PROVISIONAL: "not proven",
    Standing.DISQUALIFIED: "ruled out",
    Standing.NOT_COMPARABLE: "incomplete",
}


@click.command("shortlist")
@click.argument("profile", type=existing_file, required=False)
@click.option("--answer", "answers", multiple=True, metavar="QUESTION=OPTION", help="Repeat for more.")
@click.option("--questions", "ask", is_flag=True, help="List the questions of the site and their options.")
@click.option("--most", default=10, show_default=True, type=click.IntRange(1), help="How many to print.")
@click.option("--json", "as_json", is_flag=True, help="Every check of every candidate, canonical JSON.")
@as_of_option
@click.pass_obj
def shortlist_command(
    project: Callable[[], Project],
    *,
    profile: Path | None,
    answers: Sequence[str],
    ask: bool,
    most: int,
    as_json: bool,
    as_of: dt.date,
) -> None:
    r"""Find candidates by documentation alone, the most documented first.

    Answers to the site's questions give stacks whose parts are documented to work together. A requirement
    profile is put to every runtime alone, and to the stacks that own what it needs.

    \b
    Examples:
      aruntime shortlist --questions
      aruntime shortlist --answer model=llm --answer place=kubernetes --answer hardware=nvidia
      aruntime shortlist our-platform.profile.yml --json

    Exit codes: 0 judged, 2 a file or an answer is bad.
    """
    if (profile is not None) + bool(answers) + ask != 1:
        raise click.UsageError("give a profile, or answers (--answer), or ask for --questions")
    with working("judging"):
        catalog, policy = load_rules(project(), as_of)
        docs = project().sources.docs
        try:
            questionnaire = load_questions(docs, catalog, policy, root=project().sources.root)
        except DataError as error:
            raise BadFileError(str(error)) from error
        if profile is not None:
            asked = load_profile(profile, catalog, policy)
            alone = sorted(judge(asked, catalog, policy, as_of), key=shortlist_order)
            stacks = stacks_for(asked, catalog, policy, as_of)
            listed = replace(stacks, shortlist=_together(alone, stacks.shortlist))
        else:
            listed = _answered(questionnaire, answers, catalog, policy, as_of)
    if as_json:
        click.echo(canonical_json(encode(questionnaire) if ask else encode(listed)), nl=False)
    elif ask:
        _print_questions(questionnaire)
    else:
        _print_all(listed, most)


def _answered(
    questionnaire: Questionnaire, answers: Sequence[str], catalog: Catalog, policy: Policy, as_of: dt.date
) -> Shortlist:
    given: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        question, _, option = answer.partition("=")
        given[question] = (*given.get(question, ()), option)
    try:
        decision = decision_of(questionnaire, given)
    except InvalidDocumentError as error:
        raise BadFileError("\n".join(map(str, error.problems))) from error
    return shortlist(decision, catalog, policy, as_of)


def _together(alone: Sequence[Shortlisted], stacks: Sequence[Shortlisted]) -> tuple[Shortlisted, ...]:
    """Stacks of several first, then each runtime alone."""
    return (*(each for each in stacks if len(each.components) > 1), *alone)


def _print_questions(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        click.echo(f"{question.id}: {question.ask} {question.why}")
        for option in question.options:
            click.echo(f"  {question.id}={option.id:<16} {option.label}")


def _print_all(listed: Shortlist, most: int) -> None:
    for each in listed.shortlist[:most]:
        word = WORDS[each.standing] if each.checks else "not asked"
        click.echo(f"{word:<11} {each.name}{_counted(each)}")
        for id_ in each.ending:
            click.echo(f"{'':<11} {id_} is being discontinued; see its lifecycle")
        for link in each.connection.links if each.connection else ():
            condition = f" ({link.condition.why})" if link.condition else ""
            click.echo(f"{'':<11} {link.words}{condition}: {link.quote}")
        for why in each.reasons.values():
            click.echo(f"{'':<11} {why}")
        if each.standing is Standing.NOT_COMPARABLE:
            click.echo(f"{'':<11} {each.why}")
    if (left := len(listed.shortlist) - most) > 0:
        click.echo(f"and {left} more (--most {len(listed.shortlist)} shows them)")
    if listed.next_test:
        step = listed.next_test
        names = {each.id: each.name for each in listed.shortlist}
        candidates = ", ".join(names.get(id_, id_) for id_ in step.candidates)
        click.echo(f"\nNext best test: {step.question}. It is open for {candidates}.")
        click.echo(step.todo)


def _counted(each: Shortlisted) -> str:
    counts = {
        "documented": each.documented,
        "contradicted": each.contradicted,
        "unknown": each.unknown,
    }
    said = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    return f": {said}" if said else ""
