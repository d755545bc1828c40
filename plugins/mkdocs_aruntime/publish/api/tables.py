"""The whole catalog as tables, the same in CSV and in SQLite; one row is one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aruntime_evaluator import Claim, Relation, Release, Runtime, Term, condition_words
from mkdocs_aruntime.catalog.claim_changes import claim_changes
from mkdocs_aruntime.catalog.facts import not_established, oldest_claim, owned_by
from mkdocs_aruntime.catalog.site import Site

type Cell = str | int | None
type Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: what a row is, its columns, and how the rows come out of a site."""

    name: str
    row: str
    """What one row is."""
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """The columns that together name a row."""
    rows: Callable[[Site], Iterator[Row]]


def _runtimes(site: Site) -> Iterator[Row]:
    for each in site.catalog.runtimes:
        yield (
            *(each.id, each.name, each.kind, each.summary, each.vendor, each.license.spdx),
            *(each.repository, each.documentation),
            *(each.lifecycle.status, each.lifecycle.maturity, each.lifecycle.successor),
            *_release(each.versions.first),
            *_release(each.versions.latest),
            each.versions.reviewed,
            each.lifecycle.ends,
            oldest_claim(each).isoformat(),
            len(not_established(each, site.catalog.vocabulary)),
            each.notes,
            f"runtimes/{each.id}/",
        )


def _release(release: Release | None) -> Row:
    return (release.version, release.date) if release else (None, None)


def _layers(site: Site) -> Iterator[Row]:
    for position, term in enumerate(site.catalog.vocabulary.layers):
        yield term.id, position, term.label, term.definition


def _runtime_layers(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for position, layer in enumerate(dict.fromkeys(runtime.layers)):
            yield runtime.id, layer, position


def _packages(site: Site) -> Iterator[Row]:
    return (
        (runtime.id, package)
        for runtime in site.catalog.runtimes
        for package in dict.fromkeys(runtime.packages)
    )


def _responsibilities(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        yield from ((runtime.id, each.id, each.how.value, each.detail or None) for each in owned_by(runtime))


def _claims(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for reference, claim in runtime.all_claims():
            level = site.catalog.level(runtime, tuple(each.source for each in claim.evidence))
            yield (
                *(runtime.id, *reference.split("."), claim.value.value),
                level.value if claim.value.established else None,
                *(claim.provided_by, claim.stability, claim.default, claim.since),
                *(condition_words(claim.when, site.catalog) or None, claim.lacks, claim.note),
                *(int(claim.conflict), "; ".join(claim.looked) or None),
                runtime.confirmed(claim).isoformat(),
                runtime.read_at(claim),
                f"runtimes/{runtime.id}/#{reference}",
            )


def _support(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for position, each in enumerate(runtime.versions.support):
            yield runtime.id, position, each.version, each.until, each.source, each.quote


def _relations(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for position, each in enumerate(runtime.relations):
            condition = condition_words(each.when, site.catalog) or None
            yield runtime.id, position, each.kind, each.to, each.claim, condition, each.note


def _relation_evidence(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for relation, each in enumerate(runtime.relations):
            for position, evidence in enumerate(each.evidence):
                yield runtime.id, relation, position, evidence.source, evidence.quote


def _conditions(site: Site) -> Iterator[Row]:
    """Of claims and of relations, the latter by their place in the entry."""
    for runtime in site.catalog.runtimes:
        stated: list[tuple[str, Claim | Relation]] = [
            *runtime.all_claims(),
            *((f"relations.{at}", each) for at, each in enumerate(runtime.relations)),
        ]
        for name, each in stated:
            for key, words in each.when.items():
                yield from ((runtime.id, name, key, word) for word in dict.fromkeys(words))


def _evidence(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for reference, claim in runtime.all_claims():
            for position, each in enumerate(claim.evidence):
                yield runtime.id, *reference.split("."), position, each.source, each.quote


def _sources(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for name, each in runtime.sources.items():
            accessed = each.accessed.isoformat()
            yield runtime.id, name, each.title, each.url, each.publisher, each.kind, each.version, accessed


def _compatibility(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for position, each in enumerate(runtime.compatibility):
            for component, version in each.tuple_.items():
                yield runtime.id, position, component, version, each.note


def _changes(site: Site) -> Iterator[Row]:
    for runtime in site.catalog.runtimes:
        for position, each in enumerate(runtime.maintenance.history):
            yield runtime.id, position, each.date.isoformat(), each.change, each.source


def _claim_changes(site: Site) -> Iterator[Row]:
    for each in claim_changes(site.catalog, site.releases):
        since, date = each.since.isoformat(), each.date.isoformat()
        changed = "; ".join(each.changed) or None
        yield each.runtime.id, *each.reference.split("."), since, date, each.before, each.after, changed


def _claim_terms(site: Site) -> Iterator[Row]:
    for _, group, term in site.catalog.vocabulary.claims():
        yield group.id, term.id, group.label, term.label, term.definition, term.polarity.value


def _words(site: Site) -> Iterator[Row]:
    """Every other controlled word, with the section of the vocabulary it stands in."""
    words = site.catalog.vocabulary
    sections: dict[str, tuple[Term, ...]] = {
        "claim-value": words.claim_values,
        "condition": words.conditions,
        "default": words.defaults,
        "kind": words.kinds,
        "maturity": words.maturities,
        "provider": words.providers,
        "relation": words.relations,
        "responsibility": words.responsibilities,
        "source-kind": words.source_kinds,
        "stability": words.stabilities,
        "status": words.statuses,
    }
    for section, terms in sections.items():
        yield from ((section, term.id, term.label, term.definition) for term in terms)


def _aliases(site: Site) -> Iterator[Row]:
    runtimes: tuple[Runtime, ...] = site.catalog.runtimes
    return ((alias, runtime.id) for runtime in runtimes for alias in runtime.aliases)


_RUNTIME = (
    *("id", "name", "kind", "summary", "vendor", "license", "repository", "documentation", "status"),
    *("maturity", "successor", "first_version", "first_date", "latest_version", "latest_date"),
    *("reviewed_version", "ends", "oldest_claim", "claims_not_established", "notes", "url"),
)
_CLAIM = (
    *("runtime", "claim_group", "claim", "value", "level", "provided_by", "stability", "default_state"),
    *("since", "condition", "lacks", "note", "conflict", "looked", "confirmed", "read_at", "url"),
)
_SUPPORT = ("runtime", "position", "version", "until", "source", "quote")
_RELATION = ("runtime", "position", "kind", "to_runtime", "to_claim", "condition", "note")
_RELATION_QUOTE = ("runtime", "relation", "position", "source", "quote")
_SOURCE = ("runtime", "source", "title", "url", "publisher", "kind", "version", "accessed")
_CLAIM_CHANGE = (
    *("runtime", "claim_group", "claim", "since_release", "date", "from_value", "to_value", "changed"),
)
_TERM = ("claim_group", "claim", "group_label", "label", "definition", "polarity")
_QUOTE = ("runtime", "claim_group", "claim", "position", "source", "quote")


def _table(
    name: str, row: str, columns: tuple[str, ...], key: int, rows: Callable[[Site], Iterator[Row]]
) -> Table:
    return Table(name=name, row=row, columns=columns, key=columns[:key], rows=rows)


TABLES = (
    _table("runtimes", "a runtime", _RUNTIME, 1, _runtimes),
    _table("aliases", "an earlier id of a runtime", ("alias", "runtime"), 1, _aliases),
    _table("layers", "a layer, the lowest first", ("id", "position", "label", "definition"), 1, _layers),
    _table(
        "runtime_layers",
        "a layer of a runtime, its main one first",
        ("runtime", "layer", "position"),
        2,
        _runtime_layers,
    ),
    _table("packages", "a package of a runtime", ("runtime", "package"), 2, _packages),
    _table(
        "responsibilities",
        "what a runtime owns, owns partly or leaves",
        ("runtime", "responsibility", "state", "detail"),
        2,
        _responsibilities,
    ),
    _table("claims", "a claim about a runtime", _CLAIM, 3, _claims),
    _table("evidence", "a quote that proves a claim", _QUOTE, 4, _evidence),
    _table("support", "until when versions of a runtime are supported", _SUPPORT, 2, _support),
    _table("relations", "what a runtime does with another", _RELATION, 2, _relations),
    _table("relation_evidence", "a quote that proves a relation", _RELATION_QUOTE, 3, _relation_evidence),
    _table(
        "conditions",
        "a word of a condition of a claim (as group.claim) or of a relation (as relations.position)",
        ("runtime", "stated", "condition", "word"),
        4,
        _conditions,
    ),
    _table("sources", "a page or file that was opened", _SOURCE, 2, _sources),
    _table(
        "compatibility",
        "one version of versions that belong together",
        ("runtime", "position", "component", "version", "note"),
        3,
        _compatibility,
    ),
    _table(
        "changes",
        "a line of a maintenance record",
        ("runtime", "position", "date", "change", "source"),
        2,
        _changes,
    ),
    _table(
        "claim_changes",
        "a claim that says something else than a release of the data",
        _CLAIM_CHANGE,
        4,
        _claim_changes,
    ),
    _table("claim_terms", "what a claim can be about", _TERM, 2, _claim_terms),
    _table("words", "any other controlled word", ("section", "id", "label", "definition"), 2, _words),
)
"""Every table, those first that others point to."""
