"""The questions of a site name what there is, and each thing once."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site

BROKEN = [
    (
        "{layers: [broker], checks: {fit: [{id: amqp",
        "{layers: [brooker], checks: {fit: [{id: amqp",
        "did you mean 'broker'?",
    ),
    ("claim: protocols.amqp}", "claim: protocols.amqq}", "did you mean 'protocols.amqp'?"),
    ("checks: {fit: [{id: amqp", "checks: {fitt: [{id: amqp", "did you mean 'fit'?"),
    ("  - id: edition", "  - id: speech", "the question 'speech' is listed twice"),
    ("{id: paid,", "{id: free,", "'edition' has the option 'free' twice"),
    (
        "{id: mqtt, claim: protocols.mqtt}",
        "{id: amqp, claim: protocols.mqtt}",
        "'amqp' is another check elsewhere",
    ),
    ("schema: aruntime/questions/1", "schema: aruntime/questions/2", "aruntime/questions/1"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN, ids=[message for _, _, message in BROKEN])
def test_a_question_that_asks_for_nothing_is_told_with_its_place(
    copy: Path, old: str, new: str, message: str
) -> None:
    path = copy / "docs" / "questions.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert any(
        str(each).startswith("docs/questions.yml:") and message in str(each) for each in caught.value.findings
    )


def test_a_site_may_do_without_questions(copy: Path) -> None:
    (copy / "docs" / "questions.yml").unlink()
    assert load_site(sources_of(copy), as_of=TODAY).questionnaire.questions == ()


def test_a_use_case_and_its_worked_decision_ask_the_same(copy: Path) -> None:
    path = copy / "docs" / "use-cases" / "sensors.md"
    path.write_text(
        path.read_text("utf-8").replace("claim: protocols.amqp", "claim: protocols.mqtt"), "utf-8"
    )
    with pytest.raises(DataError, match="the worked decision 'broker' does not ask this"):
        load_site(sources_of(copy), as_of=TODAY)
