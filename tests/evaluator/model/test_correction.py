"""The form of a correction: what is read, and that nothing hostile of it is."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from aruntime_evaluator import Correction, InvalidDocumentError, decode, encode, handle

CLAIM: dict[str, Any] = {
    "schema": "aruntime/correction/1",
    "change": {
        "entry": "alpha",
        "claim": "protocols.amqp",
        "had": {"value": "supported", "quotes": ["AMQP in Alpha: supported."]},
        "wants": {"value": "partial", "when": {"option": ["--amqp"]}, "note": "By a flag."},
        "evidence": [
            {
                "quote": "AMQP needs the flag <name>.",
                "source": {
                    "title": "Alpha options",
                    "url": "https://example.org/alpha/options",
                    "kind": "documentation",
                    "version": "1.10",
                    "opened": "2026-11-20",
                },
            }
        ],
    },
    "reason": "The readme left the flag out.",
    "by": "Jo",
}
TERM: dict[str, Any] = {
    "schema": "aruntime/correction/1",
    "change": {"term": "queue", "had": {"short": "A line."}, "wants": {"short": "A line of messages."}},
}
PAGE: dict[str, Any] = {
    "schema": "aruntime/correction/1",
    "change": {"page": "guides/choosing.md", "section": "steps", "had": "Old.", "wants": "New [text](x.md)."},
}


def changed(document: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    made = copy.deepcopy(document)
    *way, last = path.split(".")
    at: Any = made
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = value
    return made


def problems_of(document: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidDocumentError) as caught:
        decode(Correction, document)
    return [(each.path, each.rule) for each in caught.value.problems]


@pytest.mark.parametrize("document", [CLAIM, TERM, PAGE])
def test_a_correction_is_read_and_written_as_it_was(document: dict[str, Any]) -> None:
    assert encode(decode(Correction, document)) == document


def test_a_correction_names_one_claim_one_term_or_one_page() -> None:
    assert problems_of({"schema": "aruntime/correction/1", "change": {}}) == [("change", "missing-key")]


HOSTILE = [
    ("change.wants.note", "<script>alert(1)</script>", "markup"),
    ("change.wants.note", "<img src=x onerror=alert(1)>", "markup"),
    ("change.wants.note", "see [this](javascript:alert(1))", "markup"),
    ("change.wants.note", "see [this](JaVaScRiPt:alert(1))", "markup"),
    ("change.wants.note", "<!-- hidden -->", "markup"),
    ("change.wants.note", "a\u202etxt", "unprintable"),
    ("change.wants.note", "x" * 4001, "wrong-length"),
    ("change.wants.when", {"option": ["<b>bold</b>"]}, "markup"),
    ("change.wants.value", "supportd", "unknown-value"),
    ("change.wants.value", True, "unknown-value"),
    ("change.evidence.0.quote", "<SCRIPT>alert(1)</SCRIPT>", "markup"),
    ("change.evidence.0.quote", "<a href=x onclick=alert(1)>", "markup"),
    ("change.evidence.0.quote", "a\nb", "not-one-line"),
    ("change.evidence.0.source.url", "javascript:alert(1)", "wrong-form"),
    ("change.evidence.0.source.url", "data:text/html,<script>", "wrong-form"),
    ("change.evidence.0.source.url", "https://exаmple.org/", "wrong-form"),
    ("change.evidence.0.source.url", "https://xn--exmple-cua.org/", "wrong-form"),
    ("change.evidence.0.source.url", "https://example.org@evil.example/", "wrong-form"),
    ("change.evidence.0.source.url", "file:///etc/passwd", "wrong-form"),
    ("change.evidence.0.source.title", "<iframe src=//evil.example>", "markup"),
    ("change.evidence.0.source.version", "<b>1</b>", "markup"),
    ("change.evidence.0.source.opened", "yesterday", "wrong-type"),
    ("change.evidence", [CLAIM["change"]["evidence"][0]] * 5, "too-many"),
    ("change.entry", "аlpha", "wrong-form"),
    ("change.entry", "../../etc/passwd", "wrong-form"),
    ("change.claim", "protocols/amqp", "wrong-form"),
    ("by", "<b>Jo</b>", "markup"),
    ("schema", "aruntime/decision/1", "wrong-format"),
]


@pytest.mark.parametrize(("path", "value", "rule"), HOSTILE)
def test_what_is_hostile_is_refused_at_its_field(path: str, value: object, rule: str) -> None:
    found = problems_of(changed(CLAIM, path, value))
    assert rule in {told for _, told in found}
    assert {where.split("[")[0].split(".")[0] for where, _ in found} == {path.split(".", maxsplit=1)[0]}


@pytest.mark.parametrize(
    "page",
    ["../secrets.md", "/etc/passwd", "guides/../../x.md", "guides\\x.md", "x.yml", ".hidden.md", "a//b.md"],
)
def test_a_page_is_a_file_below_the_folder_of_pages(page: str) -> None:
    assert problems_of(changed(PAGE, "change.page", page)) == [("change.page", "wrong-form")]


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "{{ diagram x }}", "{% raw %}", "[x](data:text/html,x)", "<details>"]
)
def test_a_passage_is_markdown_without_html_and_placeholders(text: str) -> None:
    assert problems_of(changed(PAGE, "change.wants", text)) == [("change.wants", "markup")]


def test_the_service_checks_a_correction_like_any_format() -> None:
    def ask(document: object) -> dict[str, Any]:
        params = {"kind": "correction", "document": document, "scalars": "text"}
        return json.loads(handle(json.dumps({"version": 1, "method": "check", "params": params})))  # type: ignore[no-any-return]

    assert ask(CLAIM)["result"]["document"] == CLAIM
    (problem,) = ask(changed(CLAIM, "change.wants.note", "<b>x</b>"))["problems"]
    assert problem["message"] == "holds '<b'; write plain text without markup and scripts"
