"""Correction files applied to the files that they correct: entries, the glossary, pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from aruntime_evaluator import (
    LARGEST_CORRECTION,
    Catalog,
    ClaimChange,
    Correction,
    EntryContext,
    InvalidDocumentError,
    LayoutError,
    PageChange,
    Problem,
    Runtime,
    TermChange,
    corrected,
    correction_problems,
    decode,
    names_of,
    refused,
    shown,
    text_problems,
    unknown_word,
    with_corrected_claim,
    with_corrected_passage,
    with_corrected_term,
    with_meant_name,
)
from mkdocs_aruntime.catalog.files import named, read_page, read_text
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.gate import refused_texts
from mkdocs_aruntime.catalog.glossary import Glossary
from mkdocs_aruntime.catalog.reader import Document, load_record, parse_document
from mkdocs_aruntime.catalog.sections import body_of, sections_of
from mkdocs_aruntime.catalog.site import Sources
from mkdocs_aruntime.catalog.undecided import load_undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What came of one correction."""

    file: str
    """The file that it corrects, relative to the project."""
    what: str
    """What it corrects, for people."""
    changed: bool
    """False where the file says already what the correction wants."""


def load_correction(path: Path, *, root: Path) -> tuple[Correction, Document]:
    """Read a correction file.

    Raises:
        DataError: with every problem, each with its line and column.
    """
    if path.is_symlink():
        raise _failed(path, root, "odd-file", "is a symbolic link; put the file itself here")
    size = path.stat().st_size if path.is_file() else 0
    if size > LARGEST_CORRECTION:
        message = f"a correction has at most {LARGEST_CORRECTION:,} bytes; this file has {size:,}"
        raise _failed(path, root, "too-large", message)
    return load_record(Correction, path, root=root)


@dataclass(slots=True)
class Corrector:
    """Applies corrections one after the other, each to what the one before left; writes nothing itself."""

    sources: Sources
    catalog: Catalog
    today: dt.date
    texts: dict[Path, str] = field(default_factory=dict)
    """The files that change, with their new texts."""
    documents: dict[Path, list[Document]] = field(default_factory=dict)
    """By file that changes, the corrections of it."""

    def apply(self, path: Path) -> Applied:
        """Apply one correction file.

        Raises:
            DataError: with every problem of the correction, at its line.
        """
        try:
            correction, document = load_correction(path, root=self.sources.root)
        except DataError as error:
            raise DataError(map(self._with_meant_name, error.findings)) from error
        before = dict(self.texts)
        try:
            done = self._change(correction)
        except InvalidDocumentError as error:
            raise document.fail(*error.problems) from error
        for changed in (each for each in self.texts if self.texts[each] != before.get(each)):
            self.documents.setdefault(changed, []).append(document)
        return done

    def refused(self) -> list[Finding]:
        """What the build would refuse of the files with all corrections in them, at the corrections."""
        root = self.sources.root
        of = {named(path, root): documents for path, documents in self.documents.items()}
        return [
            document.finding(
                _problem("change", each.problem.rule, f"{each.file} with this in it: {each.problem.message}")
            )
            for each in (refused_texts(self.sources, self.texts, self.today) if self.texts else ())
            for document in of.get(each.file, [documents[-1] for documents in of.values()][-1:])
        ]

    def _with_meant_name(self, finding: Finding) -> Finding:
        entries = [each.id for each in self.catalog.runtimes]
        return replace(finding, problem=with_meant_name(finding.problem, entries, self.catalog.vocabulary))

    def _change(self, correction: Correction) -> Applied:
        if problems := list(text_problems(correction)):
            raise InvalidDocumentError(problems)
        match correction.change:
            case ClaimChange() as claim:
                return self._claim(correction, claim)
            case TermChange() as term:
                return self._term(term)
            case PageChange() as page:
                return self._page(page)

    def _claim(self, correction: Correction, change: ClaimChange) -> Applied:
        what = f"{change.claim} of {change.entry}"
        path = self.sources.runtimes / f"{change.entry}.yml"
        old = self.catalog.runtime(change.entry)
        problems = correction_problems(correction, old, self._context)
        if [each.rule for each in problems] == ["no-change"]:
            return Applied(file=self._named(path), what=what, changed=False)
        if problems or old is None:
            raise InvalidDocumentError(problems)
        new = corrected(old, correction, self.catalog.vocabulary, self.today).runtime
        name, text = self._named(path), self._text(path)
        with _layout_of(name):
            self.texts[path] = _read_again(with_corrected_claim(text, old, new, change.claim), name, new)
        runtimes = tuple(new if each.id == new.id else each for each in self.catalog.runtimes)
        self.catalog = replace(self.catalog, runtimes=runtimes)
        return Applied(file=self._named(path), what=what, changed=True)

    @property
    def _context(self) -> EntryContext:
        return EntryContext(
            vocabulary=self.catalog.vocabulary,
            words=names_of(self.catalog.vocabulary),
            known=frozenset(each.id for each in self.catalog.runtimes),
            undecided=load_undecided(self.sources.runtimes, root=self.sources.root),
            as_of=self.today,
        )

    def _term(self, change: TermChange) -> Applied:
        path = self.sources.glossary
        text, name = self._text(path), self._named(path)
        terms = decode(Glossary, parse_document(text, name).data).terms
        if problems := list(unknown_word("change.term", change.term, sorted(terms), "glossary term")):
            raise InvalidDocumentError(problems)
        term, had, wants = terms[change.term], change.had, change.wants
        done = Applied(file=name, what=f"the term {change.term}", changed=True)
        if (term.short, term.long) == (wants.short, wants.long):
            return replace(done, changed=False)
        if (term.short, term.long) != (had.short, had.long):
            raise _stale(change.term, had.short, term.short, wants.short)
        with _layout_of(name):
            self.texts[path] = with_corrected_term(text, change.term, had, wants)
        return done

    def _page(self, change: PageChange) -> Applied:
        docs = self.sources.docs
        path = docs / change.page
        if not path.is_file() or path.resolve() != docs.resolve() / change.page:
            pages = (each.relative_to(docs).as_posix() for each in docs.rglob("*.md"))
            problems = list(unknown_word("change.page", change.page, sorted(pages), "page"))
            raise InvalidDocumentError(problems or [_problem("change.page", "odd-file", "is no plain file")])
        text = self.texts.get(path) or read_page(path, root=self.sources.root)
        start, end = _section(text, change.section)
        part, done = text[start:end], Applied(file=self._named(path), what="a passage", changed=True)
        if change.had not in part and change.wants in part:
            return replace(done, changed=False)
        self.texts[path] = with_corrected_passage(text, change, start, end)
        return done

    def _text(self, path: Path) -> str:
        return self.texts.get(path) or read_text(path, root=self.sources.root)

    def _named(self, path: Path) -> str:
        return named(path, self.sources.root)


def _section(text: str, anchor: str | None) -> tuple[int, int]:
    """Where a section begins and ends; without an anchor, all that follows the front matter."""
    if anchor is None:
        return body_of(text), len(text)
    sections = {each.anchor: each for each in sections_of(text)}
    if anchor not in sections:
        unknown = unknown_word("change.section", anchor, [*sections], "section of this page")
        raise InvalidDocumentError(list(unknown))
    return sections[anchor].start, sections[anchor].end


def _stale(what: str, had: str, has: str, wants: str) -> InvalidDocumentError:
    message = (
        f"'{what}' changed since this correction was written: it had '{shown(had)}', has '{shown(has)}' now, "
        f"and the correction wants '{shown(wants)}'; read it as it is now, and correct that"
    )
    return refused("change.had", "stale", message)


@contextmanager
def _layout_of(name: str) -> Iterator[None]:
    """A file that is laid out in a way of its own is told by its name."""
    try:
        yield
    except LayoutError as error:
        message = f"the layout of {name} can't be kept by a program ({error}); make the change by hand"
        raise refused("change", "layout", message) from error


def _read_again(text: str, name: str, new: Runtime) -> str:
    """The text, if it is read as the entry that it should be."""
    if decode(Runtime, parse_document(text, name).data) != new:
        raise LayoutError("the lines that were changed are read in another way")
    return text


def _problem(path: str, rule: str, message: str) -> Problem:
    return Problem(path=path, rule=rule, message=message)


def _failed(path: Path, root: Path, rule: str, message: str) -> DataError:
    return Document(file=named(path, root), data=None).fail(_problem("", rule, message))
