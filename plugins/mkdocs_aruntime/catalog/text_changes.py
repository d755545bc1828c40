"""What a change says otherwise in the glossary and on pages: two states of their files side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff

from aruntime_evaluator import InvalidDocumentError, decode
from mkdocs_aruntime.catalog.files import named
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.glossary import Glossary, GlossaryTerm
from mkdocs_aruntime.catalog.reader import parse_document
from mkdocs_aruntime.catalog.revision import Revision
from mkdocs_aruntime.catalog.site import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A term, or the lines of a page that follow each other, that are not what they were."""

    what: str
    """``term`` with its id, or the page's file."""
    before: str
    """Empty where it is new."""
    after: str
    """Empty where it is gone."""


def text_changes(sources: Sources, old: Revision, new: Revision | None) -> Iterator[TextChange]:
    """Every change of the glossary and of the pages.

    Args:
        sources: where they are.
        old: the state before.
        new: the state after it; where left out, what stands in the folder.
    """
    then, now = (_texts(sources, each) for each in (old, new))
    glossary = named(sources.glossary, sources.root)
    yield from _terms(_glossary(then.pop(glossary, "")), _glossary(now.pop(glossary, "")))
    for file in sorted({*then, *now}):
        yield from _lines(file, then.get(file, ""), now.get(file, ""))


def _texts(sources: Sources, revision: Revision | None) -> dict[str, str]:
    """The files with text that people read, by name."""
    if revision is None:
        paths = [sources.glossary, *sources.docs.rglob("*.md")]
        contents = {path: path.read_bytes() for path in paths if path.is_file() and not path.is_symlink()}
    else:
        paths = [sources.glossary, *revision.files(sources.docs, ".md", below=True)]
        contents = {path: revision.read(path) for path in paths}
    return {
        named(path, sources.root): content.decode("utf-8", "replace") for path, content in contents.items()
    }


def _glossary(text: str) -> Mapping[str, GlossaryTerm]:
    """The terms; none where they can't be read, which is reported elsewhere."""
    try:
        return decode(Glossary, parse_document(text, "").data).terms if text else {}
    except (DataError, InvalidDocumentError):
        return {}


def _terms(old: Mapping[str, GlossaryTerm], new: Mapping[str, GlossaryTerm]) -> Iterator[TextChange]:
    for id_ in sorted({*old, *new}):
        before, after = (_said(each.get(id_)) for each in (old, new))
        if before != after:
            yield TextChange(what=f"term {id_}", before=before, after=after)


def _said(term: GlossaryTerm | None) -> str:
    return " ".join(filter(None, [term.short, term.long])) if term else ""


def _lines(file: str, old: str, new: str) -> Iterator[TextChange]:
    """A change for each place of the page."""
    gone: list[str] = []
    come: list[str] = []
    hunks = list(unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm=""))[2:]
    for line in [*hunks, "@@"]:
        if not line.startswith("@@"):
            (come if line.startswith("+") else gone).append(line[1:].strip())
        elif gone or come:
            before, after = (" ".join(filter(None, each)) for each in (gone, come))
            if before != after:
                yield TextChange(what=file, before=before, after=after)
            gone, come = [], []
