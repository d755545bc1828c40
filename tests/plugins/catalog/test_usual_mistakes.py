"""The usual mistakes of those who edit an entry by hand: each is told once, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.fixes import fixed
from mkdocs_aruntime.catalog.site import load_site

MISTAKES = [
    (
        "a tab",
        ("      value: supported", "\t  value: supported"),
        "begins with a tab, and YAML takes spaces only",
    ),
    ("a wrong id", ("id: amqp", "id: AMQP"), "write 'amqp'"),
    ("no source", ('{source: readme, quote: "AMQP', '{quote: "AMQP'), "'source' is missing"),
    (
        "a source that is not there",
        ('{source: readme, quote: "AMQP', '{source: readm, quote: "AMQP'),
        "did you mean 'readme'?",
    ),
    ("no quote", (', quote: "AMQP in Alpha: supported."', ""), "'quote' is missing"),
    ("yes", ("value: supported", "value: yes"), "did you mean 'supported'?"),
    ("no", ("value: unsupported", "value: no"), "did you mean 'unsupported'?"),
    (
        "a date of another country",
        ("accessed: 2026-11-01", "accessed: 01.11.2026"),
        "expected a date YYYY-MM-DD",
    ),
    ("the same claim again", ("- id: mqtt", "- id: amqp"), "'amqp' is already claimed in protocols"),
    ("an unknown key", ("- id: mqtt\n", "- id: mqtt\n      notes: x\n"), "did you mean 'note'?"),
    (
        "a long quote",
        ("AMQP in Alpha: supported.", "w " * 26 + "x"),
        "the quote has 27 words; at most 25 are quoted",
    ),
    (
        "a source's name again",
        ("maintenance:", "  readme: {title: x}\nmaintenance:"),
        "the key 'readme' is listed twice",
    ),
    (
        "a colon in a text",
        ("summary: Alpha is", "summary: Alpha: is"),
        'put a text that holds ": " in quotation marks',
    ),
    (
        "a line in the wrong column",
        ("    - id: mqtt", "   - id: mqtt"),
        "begin the line in the same column as its siblings above",
    ),
    (
        "a key too far to the right",
        ("    - id: mqtt\n      value", "    - id: mqtt\n        value"),
        "too far to the right",
    ),
    (
        "a note too far to the right",
        ("      value: unknown\n", '      value: unknown\n        note: "x: y"\n'),
        "too far to the right",
    ),
    (
        "a quotation mark in a text",
        ('"AMQP in Alpha: supported."}]', '"AMQP in "Alpha": supported."}]'),
        "and close them",
    ),
    (
        "a quotation mark in a text on a line of its own",
        ("summary: Alpha is a broker", 'summary: "Alpha" is a "broker"'),
        "a quotation mark stands inside a text in quotation marks",
    ),
    ("an open quotation mark", ('calls home."', "calls home."), "in quotation marks, and close them"),
]


@pytest.mark.parametrize(
    ("edit", "told"), [each[1:] for each in MISTAKES], ids=[each[0] for each in MISTAKES]
)
def test_a_mistake_is_told_once_with_its_way_out(copy: Path, edit: tuple[str, str], told: str) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    text = entry.read_text("utf-8")
    assert edit[0] in text
    entry.write_text(text.replace(*edit, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    (finding,) = caught.value.findings
    assert finding.file == "runtimes/alpha.yml"
    assert told in str(finding)


FIXES = {
    "a tab": "      value: supported",
    "a wrong id": "    - id: amqp",
    "a source that is not there": '      evidence: [{source: readme, quote: "AMQP in Alpha: supported."}]',
    "yes": "      value: supported",
    "no": "      value: unsupported",
    "an unknown key": "      note: x",
    "a colon in a text": 'summary: "Alpha: is a broker made up for tests."',
    "a line in the wrong column": "    - id: mqtt",
    "a note too far to the right": '      note: "x: y"',
    "a key too far to the right": "      value: unknown",
}
"""The mistakes that can be mended in one way only, with the line as it should be."""


@pytest.mark.parametrize(
    ("name", "edit"), [each[:2] for each in MISTAKES], ids=[each[0] for each in MISTAKES]
)
def test_what_can_be_mended_in_one_way_only_is_written_out(
    copy: Path, name: str, edit: tuple[str, str]
) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    entry.write_text(entry.read_text("utf-8").replace(*edit, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    (finding,) = fixed(caught.value.findings, copy, copy / "runtimes")
    if name == "a date of another country":
        assert "accessed: 2026-11-01" in finding.fix
    else:
        assert finding.fix == FIXES.get(name, "")
    if finding.fix:
        lines = entry.read_text("utf-8").split("\n")
        lines[finding.line - 1] = finding.fix
        entry.write_text("\n".join(lines), "utf-8")
        load_site(sources_of(copy), as_of=TODAY)
