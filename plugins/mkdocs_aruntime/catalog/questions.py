"""The questions of a site: what people are asked who do not know yet what they need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aruntime_evaluator import (
    Catalog,
    Check,
    CheckRef,
    Policy,
    Problem,
    Questionnaire,
    check_references,
    names_of,
    twice,
)
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.reader import load_record

FILE = "questions.yml"


def load_questions(docs: Path, catalog: Catalog, policy: Policy, *, root: Path) -> Questionnaire:
    """The questions in the folder of the pages; none where there is no such file.

    Raises:
        DataError: where the file is not of this form, or names what there is not.
    """
    path = docs / FILE
    if not path.exists():
        return Questionnaire()
    questionnaire, document = load_record(Questionnaire, path, root=root)
    known = names_of(catalog.vocabulary, policy) | {"runtime": [each.id for each in catalog.runtimes]}
    unknown = check_references(questionnaire, known)
    if problems := [*unknown, *_named_once(questionnaire), *_one_check(questionnaire)]:
        raise DataError(map(document.finding, problems))
    return questionnaire


def _named_once(questionnaire: Questionnaire) -> Iterator[Problem]:
    questions = questionnaire.questions
    named = ((f"questions[{i}].id", each.id) for i, each in enumerate(questions))
    yield from twice(named, "the question '{}' stands here twice")
    for i, question in enumerate(questions):
        named = ((f"questions[{i}].options[{j}].id", each.id) for j, each in enumerate(question.options))
        yield from twice(named, f"'{question.id}' has the option '{{}}' twice")


def _one_check(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What two options ask under one name is one check: only the first would be asked."""
    seen: dict[CheckRef, Check] = {}
    for i, question in enumerate(questionnaire.questions):
        for j, option in enumerate(question.options):
            for gate, checks in option.adds.checks.items():
                for k, check in enumerate(checks):
                    if seen.setdefault(f"{gate}.{check.id}", check) != check:
                        path = f"questions[{i}].options[{j}].adds.checks.{gate}[{k}]"
                        message = f"'{check.id}' is another check elsewhere; give one of them another id"
                        yield Problem(path=path, rule="duplicate-id", message=message, found=check.id)
