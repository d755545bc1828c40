"""Every document of the API: each names its schema and the day of its data; equal data is equal bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from aruntime_evaluator import Json, Runtime, encode
from mkdocs_aruntime.catalog.catalog import dates_of
from mkdocs_aruntime.catalog.claim_changes import claim_changes
from mkdocs_aruntime.catalog.encoded import encoded_catalog, encoded_entry
from mkdocs_aruntime.catalog.examples import examples_of
from mkdocs_aruntime.catalog.pages import UseCaseMeta
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.formats import (
    ChangeLine,
    Changes,
    ClaimLine,
    ReleaseLine,
    Releases,
    UseCase,
    UseCases,
)
from mkdocs_aruntime.publish.changes import all_changes

type Document = Mapping[str, Json]


def build_documents(site: Site) -> Iterator[tuple[str, Document]]:
    """Every document but the index, each with its path below the API, without ``.json``."""
    yield "runtimes", encoded_catalog(site.catalog)
    yield "vocabulary", _named(site, "vocabulary", site.catalog.vocabulary)
    yield "policy", _named(site, "policy", site.policy)
    yield "glossary", _named(site, "glossary", site.glossary)
    yield "use-cases", _mapping(encode(_use_cases(site)))
    yield "examples", _named(site, "examples", examples_of(site))
    yield "questions", _named(site, "questions", site.questionnaire)
    yield "releases", _mapping(encode(_releases(site)))
    changes, claims = _change_lines(site), _claim_lines(site)
    yield "changes", _changes(changes, claims, site.catalog.as_of)
    months = {_month(each.date) for each in changes} | {_month(each.date) for each in claims}
    for month in sorted(months, reverse=True):
        of_month = [each for each in changes if _month(each.date) == month]
        claims_of_month = [each for each in claims if _month(each.date) == month]
        newest = max([each.date for each in of_month] + [each.date for each in claims_of_month])
        yield f"changes/{month}", _changes(of_month, claims_of_month, newest)
    for runtime in site.catalog.runtimes:
        yield f"runtimes/{runtime.id}", _runtime(runtime)


def _month(date: dt.date) -> str:
    return f"{date:%Y-%m}"


def _named(site: Site, kind: str, record: object) -> Document:
    """A record that carries no date of its own has the catalog's."""
    return {
        "schema": f"aruntime/{kind}/1",
        "as-of": site.catalog.as_of.isoformat(),
        **_mapping(encode(record)),
    }


def _runtime(runtime: Runtime) -> Document:
    """An entry carries the newest date of its own, so that it changes only when the entry does."""
    as_of = max(dates_of(runtime)).isoformat()
    return {"schema": "aruntime/runtime/1", "as-of": as_of, **encoded_entry(runtime)}


def _mapping(data: Json) -> Document:
    if not isinstance(data, dict):
        raise TypeError("a record encodes to a mapping")
    return data


def _use_cases(site: Site) -> UseCases:
    names = [field.name for field in dataclasses.fields(UseCaseMeta)]
    return UseCases(
        schema="aruntime/use-cases/1",
        as_of=max([site.catalog.as_of, *(page.meta.last_reviewed for page in site.use_cases)]),
        use_cases=tuple(
            UseCase(
                id=page.slug,
                url=f"use-cases/{page.slug}/",
                **{name: getattr(page.meta, name) for name in names},
            )
            for page in site.use_cases
        ),
    )


def _change_lines(site: Site) -> list[ChangeLine]:
    return [
        ChangeLine(
            date=each.change.date,
            runtime=each.runtime.id,
            name=each.runtime.name,
            change=each.change.change,
            url=each.url,
        )
        for each in all_changes(site)
    ]


def _claim_lines(site: Site) -> list[ClaimLine]:
    return [
        ClaimLine(
            date=each.date,
            since=each.since,
            runtime=each.runtime.id,
            name=each.runtime.name,
            claim=each.reference,
            from_=each.before,
            to=each.after,
            changed=each.changed,
            url=f"runtimes/{each.runtime.id}/#{each.reference}",
        )
        for each in claim_changes(site.catalog, site.releases)
    ]


def _changes(changes: Sequence[ChangeLine], claims: Sequence[ClaimLine], as_of: dt.date) -> Document:
    return _mapping(
        encode(
            Changes(schema="aruntime/changes/1", as_of=as_of, changes=tuple(changes), claims=tuple(claims))
        )
    )


def _releases(site: Site) -> Releases:
    lines = tuple(
        ReleaseLine(
            date=each.date,
            file=f"releases/{each.name}",
            sha256=each.sha256,
            bytes_=len(each.content),
            format=each.format,
            runtimes=len(each.claims),
            claims=sum(map(len, each.claims.values())),
        )
        for each in reversed(site.releases)
    )
    as_of = max([site.catalog.as_of, *(each.date for each in lines)])
    return Releases(schema="aruntime/releases/1", as_of=as_of, releases=lines)
