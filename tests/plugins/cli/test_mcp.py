"""``aruntime mcp`` as an assistant uses it: the SDK's own client, over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters

from conftest import MINIMAL, TODAY
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.assistant import Library, NotKnownError
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.publish.identity import Identity

HOME = "https://example.org/brokers/"

type Talk = Callable[[Client], Awaitable[None]]


@pytest.fixture
def library(minimal: Site) -> Library:
    return Library(minimal, Identity(name="Brokers", summary="", home=HOME))


def talk(what: Talk) -> None:
    """Start the command as an assistant would, and talk to it."""
    start = "from mkdocs_aruntime.cli import main; main()"
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", start, "--project", str(MINIMAL), "mcp"],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def run() -> None:
        async with Client(server) as client:
            await what(client)

    with ThreadPoolExecutor(1) as thread:  # its own: the browser tests leave an event loop in the main one
        thread.submit(anyio.run, run).result()


async def ask(client: Client, tool: str, **arguments: Any) -> Any:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    assert answer.structured_content is not None
    assert json.loads(answer.content[0].text) == answer.structured_content  # type: ignore[union-attr]
    assert answer.structured_content["as_of"] == "2026-11-01"
    return answer.structured_content


def test_an_assistant_finds_reads_compares_and_looks_up() -> None:
    async def what(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {
            *("list_words", "search_runtimes", "get_runtime", "compare_runtimes", "get_decision_format"),
            *("evaluate_decision", "look_up_term", "list_changes"),
        }
        assert all(tool.description and tool.annotations for tool in tools.values())

        found = await ask(client, "search_runtimes", words="made up", claims=["protocols.amqp"])
        assert [each["id"] for each in found["matches"]] == ["alpha"]
        assert [each["id"] for each in found["excluded"]] == ["beta"]
        (claim,) = found["matches"][0]["claims"]
        assert claim["value"] == "supported"
        assert claim["evidence"] == [
            {
                "quote": "AMQP in Alpha: supported.",
                "title": "Alpha readme",
                "url": "https://example.org/alpha/readme",
                "publisher": "Alpha",
                "kind": "documentation",
                "version": "1.10",
                "accessed": "2026-11-01",
            }
        ]
        assert claim["url"] == f"{HOME}runtimes/alpha/#protocols.amqp"

        entry = await ask(client, "get_runtime", runtime="old-gamma", group="protocols")
        assert entry["runtime"]["id"] == "gamma"
        assert [each["claim"] for each in entry["runtime"]["claims"]] == ["protocols.amqp"]

        compared = await ask(client, "compare_runtimes", runtimes=["alpha", "beta"])
        (row,) = compared["differences"]
        assert row["claim"] == "protocols.amqp"
        (quoted,) = row["cells"]["beta"]["evidence"]
        assert quoted["quote"] == "AMQP in Beta: unsupported."
        assert compared["sources"]["beta"][quoted["source"]]["version"] == "1.10"

        term = await ask(client, "look_up_term", term="QUEUES")
        assert term["id"] == "queue"

        changes = await ask(client, "list_changes", since="2026-11-01")
        assert [each["runtime"] for each in changes["changes"]] == ["alpha", "beta"]

    talk(what)


def test_an_assistant_writes_a_decision_and_has_it_evaluated() -> None:
    async def what(client: Client) -> None:
        form = await ask(client, "get_decision_format")
        answer = await ask(client, "evaluate_decision", decision=form["example"], as_of="2026-11-23")
        evaluation = answer["evaluation"]
        assert evaluation["inputs"]["as-of"] == "2026-11-23"
        assert evaluation["recommendation"]["group"] == ["alpha"]
        links = [
            link
            for candidate in evaluation["candidates"]
            for gate in candidate["gates"]
            for check in gate["checks"]
            for link in check.get("evidence", [])
        ]
        assert links

    talk(what)


def test_a_wrong_question_is_answered_in_words_that_help() -> None:
    async def what(client: Client) -> None:
        answer = await client.call_tool("get_runtime", {"runtime": "alfa"})
        assert answer.is_error
        text = answer.content[0].text  # type: ignore[union-attr]
        assert "'alfa' is not a known runtime; did you mean 'alpha'?" in text
        answer = await client.call_tool("evaluate_decision", {"decision": {"id": "x"}})
        assert answer.is_error
        assert "'title' is missing" in answer.content[0].text  # type: ignore[union-attr]

    talk(what)


# The questions themselves


def test_silence_is_told_as_silence(library: Library) -> None:
    found = library.search("", "", ["data.telemetry"], 10)
    (gamma,) = found["not_established"]  # type: ignore[misc]
    (claim,) = gamma["claims"]  # type: ignore[index,call-overload]
    assert claim["value"] == "unknown"  # type: ignore[index,call-overload]
    assert "not a no" in claim["note"]  # type: ignore[index,call-overload,operator]


def test_a_claim_that_was_looked_for_in_vain_says_where(library: Library) -> None:
    found = library.search("", "", ["protocols.mqtt"], 10)
    assert found["counts"] == {"matches": 0, "not_established": 3, "excluded": 0}
    alpha = found["not_established"][0]  # type: ignore[index]
    assert alpha["claims"][0]["looked"] == ["the readme"]  # type: ignore[index,call-overload]


def test_a_layer_narrows_and_a_limit_cuts_while_the_counts_stay(library: Library) -> None:
    assert [each["id"] for each in library.search("", "store", (), 10)["matches"]] == ["gamma"]  # type: ignore[union-attr,index,call-overload]
    found = library.search("", "", (), 1)
    assert len(found["matches"]) == 1  # type: ignore[arg-type]
    assert found["counts"] == {"matches": 3, "not_established": 0, "excluded": 0}


WRONG = [
    (lambda each: each.search("", "brokr", (), 5), "'brokr' is not a known layer; did you mean 'broker'?"),
    (
        lambda each: each.search("", "", ["protocols.amqpp"], 5),
        "'protocols.amqpp' is not a known claim; did you mean 'protocols.amqp'?",
    ),
    (lambda each: each.runtime("", ""), "no runtime was named"),
    (lambda each: each.runtime("alpha", "protocol"), "did you mean 'protocols'?"),
    (lambda each: each.compare(["alpha"], "", same=False), "1 runtimes were named; two to 6"),
    (lambda each: each.compare(["gamma", "old-gamma"], "", same=False), "1 runtimes were named"),
    (lambda each: each.glossary("queu"), "'queu' is not a known term; did you mean 'queue'?"),
    (lambda each: each.glossary(" "), "is not a known term"),
    (
        lambda each: each.evaluate({}, "decides", TODAY),
        "'decides' is not a known stage; did you mean 'decide'?",
    ),
]


@pytest.mark.parametrize(("question", "words"), WRONG, ids=[words[:24] for _, words in WRONG])
def test_what_is_not_known_is_told_with_the_nearest_word(
    library: Library, question: Callable[[Library], object], words: str
) -> None:
    with pytest.raises(NotKnownError) as told:
        question(library)
    assert words in str(told.value)


def test_runtimes_of_no_common_layer_are_told_apart(library: Library) -> None:
    told = library.compare(["alpha", "gamma"], "", same=True)["comparability"]
    assert "All are of the layer broker" in str(told)
    catalog = library.site.catalog
    moved = tuple(
        replace(each, layers=("store",)) if each.id == "beta" else each for each in catalog.runtimes
    )
    site = replace(library.site, catalog=replace(catalog, runtimes=moved))
    told = Library(site, library.identity).compare(["alpha", "beta"], "", same=False)["comparability"]
    assert "share no layer" in str(told)


def test_without_the_sdk_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in {"mcp", "mcp_types"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "mkdocs_aruntime.cli.assistant.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(main, ["--project", str(MINIMAL), "mcp"])
    assert result.exit_code == 1
    assert "pip install 'mkdocs-aruntime[mcp]'" in result.output
