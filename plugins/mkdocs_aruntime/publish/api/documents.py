"""Every document of the API: each names its schema and the day of the data; equal data is equal bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aruntime_evaluator.model.codec import canonical_json, encode
from aruntime_evaluator.model.codec.encoder import Json
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api.openapi import openapi
from mkdocs_aruntime.publish.api.schemas import SCHEMAS, api_schema_text
from mkdocs_aruntime.publish.artifact import FileArtifact

API = "api/v1"
"""Where the API stands in the site; a change that breaks readers gets a folder of its own."""


def build_api(site: Site) -> Iterator[FileArtifact]:
    """Every file of the API."""
    documents = _documents(site)
    described = {name: _summary(name) for name in documents}
    documents["index"] = _named(
        site, "index", {"documents": {name: f"{name}.json" for name in sorted(documents)}}
    )
    documents["openapi"] = openapi(described, schemas=tuple(SCHEMAS))
    for name, document in documents.items():
        yield FileArtifact(path=f"{API}/{name}.json", content=canonical_json(document).encode())
    for name in SCHEMAS:
        yield FileArtifact(path=f"{API}/schema/{name}.json", content=api_schema_text(name).encode())


def _documents(site: Site) -> dict[str, Mapping[str, Json]]:
    catalog = _mapping(encode(site.catalog))
    runtimes = {runtime.id: _mapping(encode(runtime)) for runtime in site.catalog.runtimes}
    return {
        "runtimes": catalog,
        "vocabulary": _named(site, "vocabulary", _mapping(encode(site.catalog.vocabulary))),
        "policy": _named(site, "policy", _mapping(encode(site.policy))),
        "glossary": _named(site, "glossary", _mapping(encode(site.glossary))),
        "use-cases": _named(site, "use-cases", {"use-cases": _use_cases(site)}),
        "changes": _named(site, "changes", {"changes": _changes(site)}),
        **{f"runtimes/{id_}": _named(site, "runtime", runtime) for id_, runtime in runtimes.items()},
    }


def _named(site: Site, kind: str, document: Mapping[str, Json]) -> Mapping[str, Json]:
    return {"schema": f"aruntime/{kind}/1", "as-of": site.catalog.as_of.isoformat(), **document}


def _mapping(data: Json) -> Mapping[str, Json]:
    if not isinstance(data, dict):
        raise TypeError("a record encodes to a mapping")
    return data


def _use_cases(site: Site) -> list[Json]:
    return [
        {"id": page.slug, "url": f"use-cases/{page.slug}/", **_mapping(encode(page.meta))}
        for page in site.use_cases
    ]


def _changes(site: Site) -> list[Json]:
    """Every line of every maintenance record, the latest first."""
    changes = [
        (change.date.isoformat(), runtime.id, change.change)
        for runtime in site.catalog.runtimes
        for change in runtime.maintenance.history
    ]
    ordered = sorted(sorted(changes, key=lambda each: each[1:]), key=lambda each: each[0], reverse=True)
    return [{"date": date, "runtime": id_, "change": text} for date, id_, text in ordered]


def _summary(name: str) -> str:
    return {
        "runtimes": "The whole directory: vocabulary and every runtime with its claims and evidence.",
        "vocabulary": "The controlled words: layers, responsibilities, claims.",
        "policy": "Gates, criteria, evidence levels and thresholds.",
        "glossary": "The terms with definitions, aliases and sources.",
        "use-cases": "Workloads with needs, gates, criteria and candidates.",
        "changes": "What changed in the directory, the latest first.",
    }.get(name, "One runtime.")
