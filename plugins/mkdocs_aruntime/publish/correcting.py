"""What the form of a correction is told on the pages that have something to correct."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Protocol

from aruntime_evaluator import Runtime, canonical_json
from mkdocs_aruntime.catalog.files import read_page
from mkdocs_aruntime.catalog.lines import entry_lines
from mkdocs_aruntime.catalog.sections import Section, sections_of
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.links import Links

CORRECTED = frozenset({"column", "compare", "evidence", "glossary", "scorecard", "stack"})
"""Blocks in which a claim or a term can be corrected, besides the pages of the runtimes."""

ORIGINALS = "files"
"""The folder of the files that can be corrected, each under its path in the repository, as plain text."""

SECTIONS = "sections.json"
"""Beside a page: the text of each of its sections, as its file has it."""

_HEADING = re.compile(r'<h(?P<depth>[1-6]) id="(?P<anchor>[^"]+)"[^>]*>.*?(?=</h(?P=depth)>)', re.DOTALL)


class Scripted(Protocol):
    """What is known of the site's scripts."""

    @property
    def interactive(self) -> bool:
        """Whether scripts have their libraries."""

    @property
    def evaluator_folder(self) -> str:
        """Where Python for the browser stands; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """What the form is told."""

    site: str
    """The way to the site's root."""
    evaluator: str
    """The folder of Python for the browser; empty where there is none."""
    folder: str
    """Where the entries are written."""
    entry: str
    """The runtime of the page, if it is one's."""
    glossary: str
    """The file with the terms."""
    compare: str
    """The page on which a correction can be looked at beside the entry; empty where there is none."""
    forge: str
    """The forge's addresses, as JSON."""


def entry_file(runtime: Runtime, site: Site) -> str:
    """Where an entry is written, relative to the project."""
    return f"{site.sources.runtimes.relative_to(site.sources.root).as_posix()}/{runtime.id}.yml"


def part_edit(runtime: Runtime, part: str, site: Site, links: Links) -> str:
    """Where a claim, a relation or another part of an entry can be changed at its line.

    Empty where the site names no repository.
    """
    file, root = entry_file(runtime, site), site.sources.root
    return links.edit(file, entry_lines(root / file, root=root).get(part))


def page_correcting(
    source: str, blocks: Iterable[str], site: Site, parts: Scripted, links: Links, *, sections: bool
) -> Correcting | None:
    """What the form of a correction is told on a page; None where there is nothing to correct with it.

    Args:
        source: the page's file below the folder of the pages.
        blocks: what stands on the page.
        site: the content.
        parts: what the site's scripts have.
        links: the addresses as seen from the page.
        sections: whether a section of it can be corrected.
    """
    stands = {*blocks}
    entry = source.removeprefix("runtimes/").removesuffix(".md") if "runtime" in stands else ""
    runtime = site.catalog.runtime(entry)
    if not (parts.interactive and links.repo and (runtime or sections or CORRECTED & stands)):
        return None
    root = site.sources.root
    return Correcting(
        site=links.to(""),
        evaluator=parts.evaluator_folder,
        folder=site.sources.runtimes.relative_to(root).as_posix(),
        entry=runtime.id if runtime else "",
        glossary=site.sources.glossary.relative_to(root).as_posix(),
        compare=links.to("compare/") if "compare" in site.pages and parts.evaluator_folder else "",
        forge=json.dumps(links.patterns),
    )


def with_section_links(html: str, source: str, site: Site, links: Links) -> str:
    """A page in which each section that stands in its file can be corrected; without scripts, in the file."""
    path = site.sources.docs / source
    if not (links.repo and path.is_file()):
        return html
    sections = {each.anchor: each for each, _ in _correctable(path, site)}
    file = path.relative_to(site.sources.root).as_posix()

    def linked(heading: re.Match[str]) -> str:
        section = sections.get(heading["anchor"])
        if section is None:
            return heading[0]
        address, anchor = escape(links.edit(file, section.line)), escape(section.anchor)
        return (
            f'{heading[0]} <a class="ar-section-correct" href="{address}" rel="noopener noreferrer"'
            f' data-correct-section="{anchor}" aria-label="Correct this section">Correct this</a>'
        )

    return _HEADING.sub(linked, html)


def build_sections(site: Site) -> Iterator[FileArtifact]:
    """Beside each authored page the text of its sections, for the form that corrects one."""
    docs = site.sources.docs
    for path in sorted(docs.rglob("*.md")):
        page = path.relative_to(docs)
        sections = {
            each.anchor: {"title": each.title, "line": each.line, "text": text}
            for each, text in _correctable(path, site)
        }
        if sections:
            folder = page.parent if page.stem == "index" else page.with_suffix("")
            file = path.relative_to(site.sources.root).as_posix()
            document = {"page": page.as_posix(), "file": file, "sections": sections}
            yield FileArtifact(
                path=(folder / SECTIONS).as_posix(), content=canonical_json(document).encode("utf-8")
            )


def build_originals(site: Site) -> Iterator[FileArtifact]:
    """The files that can be corrected as the repository has them, of which the browser makes patches."""
    sources = site.sources
    entries = (sources.runtimes / f"{each.id}.yml" for each in site.catalog.runtimes)
    for path in sorted([*entries, sources.glossary, *sources.docs.rglob("*.md")]):
        file = path.relative_to(sources.root).as_posix()
        yield FileArtifact(path=f"{ORIGINALS}/{file}.txt", content=path.read_bytes())


def _correctable(path: Path, site: Site) -> Iterator[tuple[Section, str]]:
    """The sections of a file that have a text of their own, with it."""
    text = read_page(path, root=site.sources.root)
    for section in sections_of(text):
        if own := text[section.below : section.next_heading].strip("\n"):
            yield section, own
