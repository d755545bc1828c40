"""Every example on the pages that a machine can check: commands, configurations, queries, code, and the names in them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import promql_parser
import pytest
import yaml

from examples.artifacts import declares, options, unknown_in, unknown_names
from examples.blocks import Example, blocks, inline, pages
from examples.manifests import problems_of, problems_of_patch
from examples.python_results import check_results
from examples.shell import commands
from mkdocs_aruntime.cli.main import main

SHELL = ("bash", "sh")
CHECKED = {*SHELL, "json", "yaml", "promql", "python", "js"}
NOT_CHECKED = {
    "": "drawings of text",
    "text": "formulas and output",
    "csv": "read by the tests of proofs",
    "dockerfile": "building it needs a registry",
    "html": "the browser tests open what it embeds",
    "md": "an example of a link",
    "nginx": "nginx is not in every environment",
    "protobuf": "its schema is the server's",
}
RANGE = re.compile(r"_bucket\b|\[\d+[smhdw][\]:]")
"""What only a query has: buckets, or a range of time."""


def each(*languages: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("example", blocks(*languages), ids=str)


def test_every_language_is_checked_or_says_why_not() -> None:
    opened = [re.findall(r"^ *```(\w+)$", text, re.MULTILINE) for _, text in pages()]
    assert {language for languages in opened for language in languages} <= CHECKED | NOT_CHECKED.keys()


@each(*SHELL)
def test_commands_have_the_options_that_they_are_given(example: Example) -> None:
    assert [problem for command in commands(example.text) for problem in unknown_in(command)] == []


def test_our_own_command_has_what_it_is_given() -> None:
    sentences = [code for code in inline() if code.text.startswith("aruntime ")]
    for example in [*blocks(*SHELL, ""), *sentences]:
        for command in commands(example.text) if "aruntime " in example.text else ():
            if command.words[:1] == ("aruntime",):
                own: click.Command = main
                for word in command.words[1:]:
                    own = own.commands.get(word, own) if isinstance(own, click.Group) else own
                known = {
                    name
                    for each in (*main.params, *own.params)
                    for name in (*each.opts, *each.secondary_opts)
                }
                assert own is not main, example
                assert {name for name, _ in command.options()} - known - {"--help"} == set(), example


def test_shell_is_free_of_errors(tmp_path: Path) -> None:
    scripts = {f"{at}.sh": example for at, example in enumerate(blocks(*SHELL))}
    for name, example in scripts.items():
        (tmp_path / name).write_text(example.text + "\n", encoding="utf-8")
    call = [
        Path(sys.executable).parent / "shellcheck",
        "--shell=bash",
        "--severity=warning",
        "--format=gcc",
        *scripts,
    ]
    run = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert [f"{scripts[line.partition(':')[0]]} {line}" for line in run.stdout.splitlines()] == []


@each(*SHELL)
def test_patches_set_fields_that_exist(example: Example) -> None:
    for command in commands(example.text):
        if command.words[:2] == ("kubectl", "patch"):
            patch = json.loads(next(value for name, value in command.options() if name == "-p") or "")
            assert list(problems_of_patch(command.words[2], patch)) == []


@each(*SHELL)
def test_bodies_of_requests_are_json(example: Example) -> None:
    for command in commands(example.text):
        bodies = [
            value
            for name, value in command.options()
            if name in {"-d", "--data"} and command.words[0] == "curl"
        ]
        assert all(isinstance(json.loads(body or ""), dict) for body in bodies)


@each("yaml")
def test_containers_pass_options_that_exist(example: Example) -> None:
    passed = [
        word.partition("=")[0]
        for key, words in _lists(list(yaml.safe_load_all(example.text)))
        if key in {"args", "command"}
        for word in words
        if word.startswith("--")
    ]
    assert [name for name in passed if not declares(options(), name)] == []


def _lists(value: object) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a document, with its key."""
    if isinstance(value, list):
        for item in value:
            yield from _lists(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            words = isinstance(item, list) and all(isinstance(each, str) for each in item)
            yield from [(key, item)] if words else _lists(item)


@each("yaml")
def test_manifests_fit_the_released_schemas(example: Example) -> None:
    documents = list(yaml.safe_load_all(example.text))
    assert [problem for document in documents for problem in problems_of(document)] == []


@each("json")
def test_json_can_be_read(example: Example) -> None:
    whole = [example.text] if "\n{" not in example.text else example.text.split("\n")
    assert all(isinstance(json.loads(text), dict) for text in whole)


def queries() -> Iterator[tuple[str, str]]:
    """Every query: in a block, in a sentence, in a trigger or a rule of a manifest."""
    yield from ((str(block), block.text) for block in blocks("promql"))
    yield from ((str(code), code.text) for code in inline() if RANGE.search(code.text))
    for block in blocks("yaml"):
        for key, value in _pairs(list(yaml.safe_load_all(block.text))):
            if key in {"query", "expr"}:
                yield str(block), value


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _pairs(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from [(key, item)] if isinstance(item, str) else _pairs(item)


@pytest.mark.parametrize(("where", "query"), list(queries()))
def test_queries_are_promql(where: str, query: str) -> None:
    assert promql_parser.parse(query), where


@each("python")
def test_python_can_be_read_and_gives_what_it_says(example: Example) -> None:
    assert list(check_results(example.text)) == []


@each("js")
def test_javascript_can_be_read(example: Example, tmp_path: Path) -> None:
    (tmp_path / "example.mjs").write_text(example.text, encoding="utf-8")
    subprocess.run(["node", "--check", tmp_path / "example.mjs"], check=True)


@pytest.mark.parametrize(("page", "text"), pages(), ids=lambda each: each if each.endswith(".md") else "")
def test_variables_and_metrics_exist(page: str, text: str) -> None:
    lines = enumerate(text.split("\n"), 1)
    assert [f"{page}:{line} {problem}" for line, words in lines for problem in unknown_names(words)] == []


def test_options_in_sentences_exist() -> None:
    found = [
        (code, name)
        for code in inline()
        if not code.text.startswith("aruntime ")
        for name in re.findall(r"(?:^|\s)(--[a-z][\w.-]*)", code.text)
    ]
    assert [f"{code} {name}" for code, name in found if not declares(options(), name)] == []
