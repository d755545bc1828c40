"""Everything that people wrote, read once and checked against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aruntime_evaluator import Catalog, Decision, Policy, Problem, Questionnaire, SizingList, names_of
from mkdocs_aruntime.catalog import page_rules
from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy
from mkdocs_aruntime.catalog.column_notes import ColumnNotes, load_column_notes
from mkdocs_aruntime.catalog.decisions import load_decision
from mkdocs_aruntime.catalog.diagrams import Diagram, load_diagram
from mkdocs_aruntime.catalog.excerpts import excerpt_paths
from mkdocs_aruntime.catalog.files import check_pages, find_files, refuse_odd_files
from mkdocs_aruntime.catalog.finding import DataError, Finding
from mkdocs_aruntime.catalog.glossary import Glossary, load_glossary
from mkdocs_aruntime.catalog.markup import Dialect, check_authored
from mkdocs_aruntime.catalog.pages import Page, PageMeta, UseCaseMeta, load_page
from mkdocs_aruntime.catalog.questions import load_questions
from mkdocs_aruntime.catalog.quotes import QuoteCheck, load_quote_check
from mkdocs_aruntime.catalog.releases import FOLDER, DataRelease, load_releases
from mkdocs_aruntime.catalog.search_words import SearchWords, load_search_words
from mkdocs_aruntime.catalog.sizing import load_sizing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where things are, as folders and files."""

    root: Path
    """The project: what messages name files relative to."""
    runtimes: Path
    policy: Path
    docs: Path
    guide_sections: tuple[str, ...] = ()
    """The sections of the guides in reading order; others follow by name."""
    dialect: Dialect = field(default_factory=Dialect)
    """How its pages are read."""
    blocks: frozenset[str] | None = None
    """What a page may ask for by ``{{ name }}``; where nothing is said, anything."""

    @property
    def glossary(self) -> Path:
        """The glossary's file."""
        return self.docs / "glossary.yml"

    @property
    def releases(self) -> Path:
        """The folder of what was published before."""
        return self.runtimes / FOLDER

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a running server rebuilds for."""
        return (self.runtimes, self.policy, self.glossary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The content of a site, all of it valid."""

    sources: Sources
    catalog: Catalog
    policy: Policy
    glossary: Glossary
    guides: tuple[Page[PageMeta], ...]
    """In reading order: by section, then by title."""
    use_cases: tuple[Page[UseCaseMeta], ...]
    quotes: QuoteCheck | None
    """What came of the last look-up of all quotes."""
    decisions: tuple[Decision, ...]
    """Worked decisions, by id."""
    search_words: SearchWords = field(default_factory=SearchWords)
    columns: ColumnNotes = field(default_factory=lambda: ColumnNotes(schema="aruntime/review/1"))
    """What reviewers search for, and which claims were read across all entries."""
    questionnaire: Questionnaire = field(default_factory=Questionnaire)
    """What people are asked who do not know yet what they need."""
    sizing: SizingList = field(default_factory=lambda: SizingList(schema="aruntime/sizing/1"))
    """Models and devices that the sizing calculator offers."""
    diagrams: tuple[Diagram, ...] = ()
    """By name of their files."""
    releases: tuple[DataRelease, ...] = ()
    """What was published before, the oldest first."""
    pages: frozenset[str] = frozenset()
    """Names of the authored pages at the top: ``compare``. A site may do without any of them."""

    @property
    def same_words(self) -> tuple[tuple[str, ...], ...]:
        """Words that mean the same, thing by thing: the search's own and the vocabulary's."""
        return (*self.search_words.same, *self.catalog.vocabulary.other_names())

    def has_page(self, file: str) -> bool:
        """Whether a file, relative to the project, is a guide or a use case."""
        return any(page.file == file for page in (*self.guides, *self.use_cases))


def load_site(sources: Sources, *, as_of: dt.date) -> Site:
    """Read and check everything.

    Raises:
        DataError: with every problem in every file that could be read.
    """
    root = sources.root
    refuse_odd_files(sources.docs, root=root)
    policy = load_policy(sources.policy, root=root)
    catalog = load_catalog(sources.runtimes, policy, root=root, as_of=as_of)
    findings = list(check_pages(sources.docs, root=root))
    glossary = _try(lambda: load_glossary(sources.glossary, catalog.vocabulary, root=root), findings)
    decisions = _each(
        sources.docs / "decisions",
        ".decision.yml",
        lambda p: load_decision(p, catalog, policy, root=root),
        findings,
        root=root,
    )
    diagrams = _each(
        sources.docs / "diagrams", ".svg", lambda p: load_diagram(p, root=root), findings, root=root
    )
    quotes = _try(lambda: load_quote_check(sources.docs, root=root), findings)
    search_words = _try(lambda: load_search_words(sources.docs, root=root), findings)
    releases = _try(lambda: load_releases(sources.releases, root=root), findings)
    columns = _try(lambda: load_column_notes(sources.runtimes, catalog.vocabulary, root=root), findings)
    questions = _try(lambda: load_questions(sources.docs, catalog, policy, root=root), findings)
    sizing = _try(lambda: load_sizing(sources.docs, catalog.vocabulary, root=root), findings)
    guides = _each(
        sources.docs / "guides", ".md", lambda p: load_page(PageMeta, p, root=root), findings, root=root
    )
    use_cases = _each(
        sources.docs / "use-cases", ".md", lambda p: load_page(UseCaseMeta, p, root=root), findings, root=root
    )
    if glossary is None or search_words is None or questions is None or columns is None or sizing is None:
        raise DataError(findings)
    known = names_of(catalog.vocabulary, policy, glossary, sizing) | {
        "runtime": [each.id for each in catalog.runtimes],
        "decision": [each.id for each in decisions],
    }
    for guide in guides:
        findings += page_rules.check_guide(guide, known, as_of)
    for use_case in use_cases:
        findings += page_rules.check_use_case(use_case, known, as_of)
    structured = frozenset(root / page.file for page in (*guides, *use_cases))
    named = {
        "diagram": [each.id for each in diagrams],
        "decision": [f"{each.id} {path}" for each in decisions for path in excerpt_paths(each)],
    }
    if sources.blocks is not None:
        named["block"] = sorted(sources.blocks)
    findings += check_authored(sources.docs, sources.dialect, structured, root=root, known=named)
    findings += _unreachable(sources, catalog, guides, use_cases)
    findings += _uncovered(catalog, use_cases)
    findings += [each for page in use_cases for each in page_rules.check_worked_decision(page, decisions)]
    if findings:
        raise DataError(findings)
    return Site(
        sources=sources,
        catalog=catalog,
        policy=policy,
        glossary=glossary,
        guides=_in_order(guides, sources.guide_sections),
        use_cases=tuple(use_cases),
        quotes=quotes,
        decisions=tuple(decisions),
        search_words=search_words,
        columns=columns,
        questionnaire=questions,
        sizing=sizing,
        diagrams=tuple(diagrams),
        releases=releases or (),
        pages=frozenset(path.stem for path in sources.docs.glob("*.md")),
    )


def _unreachable(
    sources: Sources, catalog: Catalog, guides: list[Page[PageMeta]], use_cases: list[Page[UseCaseMeta]]
) -> Iterator[Finding]:
    """Runtimes that no page leads to: a guide on one layer lists those of its layer, others name theirs."""
    listed = {guide.meta.layers[0] for guide in guides if len(guide.meta.layers) == 1}
    named = {id_ for page in (*guides, *use_cases) for id_ in page.meta.runtimes}
    named |= {id_ for page in use_cases for id_ in page.meta.candidates}
    message = "no guide and no use case leads to this runtime; name it in one"
    for each in catalog.runtimes if guides else ():
        if each.id not in named and not listed & set(each.layers):
            path = (sources.runtimes / f"{each.id}.yml").relative_to(sources.root).as_posix()
            yield Finding.at(path, "unreachable", message)


def _uncovered(catalog: Catalog, use_cases: list[Page[UseCaseMeta]]) -> Iterator[Finding]:
    """Use cases that would hand over nobody: no stack of their candidates covers what they need."""
    message = (
        "no stack of these candidates covers the needs with documented relations between its parts; "
        "name who owns the rest, or ask for less"
    )
    for page in use_cases:
        if page.meta.candidates and not page.meta.stacks(catalog):
            yield page.document.finding(Problem(path="candidates", rule="uncovered", message=message))


def _in_order(guides: list[Page[PageMeta]], sections: tuple[str, ...]) -> tuple[Page[PageMeta], ...]:
    place = {section: at for at, section in enumerate(sections)}

    def order(page: Page[PageMeta]) -> tuple[int, str, str]:
        section = page.meta.section
        return place.get(section, len(place)), section, page.meta.title

    return tuple(sorted(guides, key=order))


def _try[T](load: Callable[[], T], findings: list[Finding]) -> T | None:
    try:
        return load()
    except DataError as error:
        findings.extend(error.findings)
        return None


def _each[T](
    folder: Path, ending: str, load: Callable[[Path], T], findings: list[Finding], *, root: Path
) -> list[T]:
    paths, misplaced = find_files(folder, ending, root=root, other=("index.md",))
    findings += misplaced
    loaded = (_try(lambda path=path: load(path), findings) for path in paths)  # type: ignore[misc]
    return [each for each in loaded if each is not None]
