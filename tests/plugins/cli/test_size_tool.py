"""The assistant's tool that sizes a model: offered where a site lists something to choose from."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import anyio
import pytest

from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.assistant.server import build_server
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.cli.size import listed_in
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.query import NotKnownError, Sizer
from mkdocs_aruntime.query.sizing import Choice

IDENTITY = Identity(name="Brokers", summary="", home="https://example.org/")


@pytest.fixture
def sized(minimal: Site) -> Site:
    return replace(minimal, sizing=listed_in(find_project(ROOT)))


def tools(site: Site) -> set[str]:
    server = build_server(site, IDENTITY, lambda: dt.date(2026, 11, 28))
    with ThreadPoolExecutor(1) as thread:  # its own: the browser tests leave an event loop in the main one
        return {tool.name for tool in thread.submit(anyio.run, server.list_tools).result()}


def test_it_is_offered_where_there_is_a_list(minimal: Site, sized: Site) -> None:
    assert "size_model" in tools(sized)
    assert "size_model" not in tools(minimal)


def test_a_model_is_sized_by_its_name_or_by_its_shape(sized: Site) -> None:
    sizer = Sizer(sized, IDENTITY)
    found: Any = sizer.size(
        Choice(model="deepseek-v3", device="h200-141gb", context=32_768, concurrency=50, peak=30, rate=0.5)
    )
    assert (found["devices"], found["replicas"]) == (8, 76)
    models: Any = sizer.models()
    shape = next(each["shape"] for each in models["models"] if each["id"] == "llama-3-1-8b")
    own: Any = sizer.size(Choice(shape=shape, context=8192, concurrency=1))
    assert own["sequence_bytes"] == 8192 * 131_072
    assert own["from"] == "Brokers"


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({}, "name a model of the list"),
        ({"model": "deepseek"}, "'deepseek' is not a known model"),
        ({"model": "deepseek-v3", "device": "h20"}, "is not a known device"),
        ({"model": "deepseek-v3", "peak": 3.0}, "peak and rate go together"),
        ({"shape": {"name": "M", "parameters": 1e9, "layers": [{}]}}, "model.layers[0]"),
        ({"model": "deepseek-v3", "peak": 1e30, "rate": 1.0}, "load.peak"),
    ],
)
def test_what_cannot_be_sized_is_told(sized: Site, choice: dict[str, Any], message: str) -> None:
    with pytest.raises(NotKnownError, match=r".") as error:
        Sizer(sized, IDENTITY).size(Choice(context=8192, concurrency=1, **choice))
    assert message in str(error.value)
