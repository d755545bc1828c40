"""Somebody else's text in every field that takes text: what would run if a page did not show it as text."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from conftest import TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site

MARK = "window.ran()"
"""Tells the test that it ran."""

PAYLOADS = {
    "script": f"X<script>{MARK}</script>",
    "title": f"X</title></textarea></style><script>{MARK}</script>",
    "attribute": f'X" onmouseover="{MARK}" autofocus onfocus=\'{MARK}\' x="',
    "image": f"X<img src=x onerror={MARK}>",
    "drawing": f"X<svg/onload={MARK}>",
    "element": f"X<details open ontoggle={MARK}>",
    "link": f"X [now](javascript:{MARK}) <a href='javascript:{MARK}'>",
    "comment": f"X<!--><script>{MARK}</script>-->",
    "instruction": f"X<?x ><script>{MARK}</script>?>",
    "references": f"X&lt;script&gt;{MARK}&lt;/script&gt;&#60;img src=x onerror={MARK}&#62;",
    "attributes": f'X {{: onclick={MARK} style="position:fixed" .md-overlay #__config }}',
    "data": f"X</script><script>{MARK}</script>\\u003cscript>",
    "template": "X{{ config }}{% raw %}{{ 7*7 }}",
    "code": f"X``<script>{MARK}</script>``",
    "mark": f"X__**~~[x]~~**__ | a | C# <b>{MARK}</b> #",
}
"""By what each tries to begin."""


def fields(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every YAML document of a site: the file, and the part of it that is YAML."""
    for path in sorted([*folder.rglob("*.yml"), *folder.rglob("*.md")]):
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            text = text.split("\n---\n")[0] + "\n" if text.startswith("---\n") else ""
        if path.name != "mkdocs.yml" and ".cache" not in path.parts and text:
            yield path, text


def poison(folder: Path, payload: str) -> tuple[int, int]:
    """Add the payload to every text in a site's data that takes it.

    Returns:
        how many fields hold it now, and how many refused it.
    """
    for path, head in fields(folder):
        path.write_text(path.read_text("utf-8").replace(head, _one_a_line(head), 1), "utf-8")
    originals = {path: path.read_text("utf-8") for path, _ in fields(folder)}
    places = {path: set(_texts(head)) for path, head in fields(folder)}
    every = sum(map(len, places.values()))
    for _ in range(12):
        for path, chosen in places.items():
            path.write_text(_with(originals[path], chosen, payload), "utf-8")
        try:
            load_site(sources_of(folder), as_of=TODAY)
        except DataError as error:
            _spare(error, places, originals, folder)
        else:
            held = sum(map(len, places.values()))
            return held, every - held
    raise AssertionError("the site does not become valid again")


def _one_a_line(head: str) -> str:
    """The document with each value on a line of its own, so that a line that is refused names one field."""

    def unfold(node: yaml.Node) -> yaml.Node:
        if isinstance(node, yaml.CollectionNode):
            node.flow_style = False
            for each in node.value:
                for part in each if isinstance(each, tuple) else (each,):
                    unfold(part)
        return node

    node = unfold(yaml.compose(head, Loader=yaml.CSafeLoader))
    text = yaml.serialize(node, allow_unicode=True, width=100_000)
    return f"---\n{text}" if head.startswith("---\n") else text


type _Span = tuple[int, int, str]
"""Where a text begins and ends in its file, and the text."""


def _texts(head: str) -> Iterator[_Span]:
    """Every text of a document, keys not; what is plainly no prose (numbers, dates) refuses by itself."""

    lines = [0, *itertools.accumulate(len(line) for line in head.splitlines(keepends=True))]

    def at(mark: yaml.Mark) -> int:
        return lines[mark.line] + mark.column

    def walk(node: yaml.Node) -> Iterator[_Span]:
        if isinstance(node, yaml.ScalarNode):
            yield at(node.start_mark), at(node.end_mark), node.value
        elif isinstance(node, yaml.SequenceNode):
            for each in node.value:
                yield from walk(each)
        elif isinstance(node, yaml.MappingNode):
            for _, each in node.value:
                yield from walk(each)

    for document in yaml.compose_all(head, Loader=yaml.CSafeLoader):
        if document is not None:
            yield from walk(document)


def _with(text: str, spans: set[_Span], payload: str) -> str:
    for start, end, value in sorted(spans, reverse=True):
        text = text[:start] + json.dumps(value + payload, ensure_ascii=False) + text[end:]
    return text


def _spare(
    error: DataError, places: dict[Path, set[_Span]], originals: dict[Path, str], folder: Path
) -> None:
    """Take the payload out of every line that was refused."""
    for finding in error.findings:
        path = folder / finding.file
        lines = [
            span
            for span in places.get(path, set())
            if originals[path][: span[0]].count("\n") + 1 == finding.line
        ]
        assert lines, f"nothing to spare for {finding}"
        places[path] -= set(lines)
