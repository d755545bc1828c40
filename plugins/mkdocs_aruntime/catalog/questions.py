"""The questions of a site: what people are asked who do not know yet what they need."""

from __future__ import annotations

from pathlib import Path

from aruntime_evaluator import (
    Catalog,
    Policy,
    Questionnaire,
    check_questionnaire,
    check_references,
    names_of,
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
    if problems := [*check_references(questionnaire, known), *check_questionnaire(questionnaire)]:
        raise DataError(map(document.finding, problems))
    return questionnaire
