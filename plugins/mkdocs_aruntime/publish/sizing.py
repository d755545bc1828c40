"""The sizing calculator: examples worked out at build, and the data from which scripts go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from aruntime_evaluator import (
    Evidence,
    Example,
    Json,
    SizeParams,
    Sizing,
    SizingList,
    encode,
    size,
    size_up,
)
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.catalog.sizing import asked_by, shape_of
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import data_element, render


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """An example with its answer, as a row of the table."""

    asked: SizeParams
    result: Sizing
    weights: str
    cache: str
    address: str
    """The query with which the calculator opens it."""


def sizing_block(site: Site, links: Links, *, evaluator: str) -> str:
    """The examples as a table; scripts make a calculator of it where the site ships the evaluator."""
    worked = [_worked(each, site.sizing) for each in site.sizing.examples]
    if not worked:
        return "<p>This site lists no models and devices yet.</p>"
    return render(
        "parts/sizing.html",
        worked=worked,
        data=data_element("ar-sizing-data", _data(site.sizing, worked[0])),
        evaluator=evaluator,
        links=links,
    )


def address_of(example: Example) -> str:
    """The query of the calculator's page that opens an example."""
    return urlencode(cast("dict[str, str]", encode(example)))


def _worked(example: Example, listed: SizingList) -> Worked:
    asked = asked_by(example, listed)
    result = size(asked)
    return Worked(
        asked=asked,
        result=result,
        weights=size_up(result.weight_bytes),
        cache=size_up(result.cache_bytes),
        address=address_of(example),
    )


def _data(listed: SizingList, first: Worked) -> Json:
    return {
        "formats": [encode(each) for each in listed.formats],
        "models": [
            {
                "id": each.id,
                "precision": each.precision,
                "shape": encode(shape_of(each)),
                "evidence": _quotes(each.evidence, listed),
            }
            for each in listed.models
        ],
        "devices": [
            {
                "id": each.id,
                "device": {"name": each.name, "memory-gb": each.memory_gb},
                "evidence": _quotes(each.evidence, listed),
            }
            for each in listed.devices
        ],
        "example": encode(listed.examples[0]),
        "result": encode(first.result),
    }


def _quotes(evidence: tuple[Evidence, ...], listed: SizingList) -> list[Json]:
    sources = ((each.quote, listed.sources[each.source]) for each in evidence)
    return [{"quote": quote, "title": source.title, "url": str(source.url)} for quote, source in sources]
