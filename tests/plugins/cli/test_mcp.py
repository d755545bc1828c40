"""``aruntime mcp`` as an assistant uses it: the SDK's own client, over standard input and output."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import pytest
from anyio.from_thread import start_blocking_portal
from click.testing import CliRunner
from mcp import Client, StdioServerParameters

from aruntime_evaluator import ClaimValue
from conftest import MINIMAL, ROOT
from mkdocs_aruntime.catalog.releases import DataRelease, statements_of
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.query import Library, NotKnownError
from mkdocs_aruntime.query.desk import LARGEST

HOME = "https://example.org/brokers/"

IDENTITY = Identity(name="Brokers", summary="", home=HOME)

type Talk = Callable[[Client], Awaitable[None]]


@pytest.fixture
def library(minimal: Site) -> Library:
    return Library(minimal, IDENTITY)


START = "from mkdocs_aruntime.cli import main; main()"
ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(sys.path)}


def started(root: Path) -> StdioServerParameters:
    """The command as an assistant starts it."""
    arguments = ["-c", START, "--project", str(root), "mcp"]
    return StdioServerParameters(command=sys.executable, args=arguments, env=ENVIRONMENT)


@pytest.fixture(scope="module")
def talk() -> Iterator[Callable[[Talk], None]]:
    """Talks to one server of the small site, as an assistant does that asks many things."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(started(MINIMAL))) as client,
    ):
        yield lambda what: portal.call(what, client)


def in_a_thread(run: Callable[[], Awaitable[None]]) -> None:
    with ThreadPoolExecutor(1) as thread:  # its own: the browser tests leave an event loop in the main one
        thread.submit(anyio.run, run).result()


async def wrong(client: Client, tool: str, **arguments: Any) -> str:
    """What is said to a question that cannot be answered."""
    answer = await client.call_tool(tool, arguments)
    assert answer.is_error, answer.content
    return str(answer.content[0].text)  # type: ignore[union-attr]


async def ask(client: Client, tool: str, **arguments: Any) -> Any:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    assert answer.structured_content is not None
    assert json.loads(answer.content[0].text) == answer.structured_content  # type: ignore[union-attr]
    assert answer.structured_content["as_of"] == "2026-11-01"
    return answer.structured_content


def test_an_assistant_finds_reads_compares_and_looks_up(talk: Callable[[Talk], None]) -> None:
    async def what(client: Client) -> None:
        assert client.server_info.version == version("mkdocs-aruntime")
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {
            *("list_words", "search_runtimes", "get_runtime", "compare_runtimes", "get_decision_format"),
            *("evaluate_decision", "shortlist_runtimes", "shortlist_stacks", "look_up_term", "list_changes"),
        }
        assert all(tool.description and tool.annotations for tool in tools.values())

        asked = {"words": "made up", "claims": ["protocols.amqp"]}
        found = await ask(client, "search_runtimes", **asked)
        assert [(each["id"], each["fit"]) for each in found["entries"]] == [
            ("alpha", "matches"),
            ("beta", "excluded"),
        ]
        assert "evidence" not in found["entries"][0]["claims"][0]
        found = await ask(client, "search_runtimes", **asked, quotes=True)
        (claim,) = found["entries"][0]["claims"]
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
        assert [each["claim"] for each in entry["claims"]] == ["protocols.amqp"]
        entry = await ask(client, "get_runtime", runtime="Alpha")
        assert "protocols.amqp: supported" in entry["claims"]

        compared = await ask(client, "compare_runtimes", runtimes=["alpha", "beta"])
        (row,) = compared["differences"]
        assert row["cells"] == {"alpha": {"value": "supported"}, "beta": {"value": "unsupported"}}
        compared = await ask(client, "compare_runtimes", runtimes=["alpha", "beta"], quotes=True)
        (quoted,) = compared["differences"][0]["cells"]["beta"]["evidence"]
        assert (quoted["quote"], quoted["version"]) == ("AMQP in Beta: unsupported.", "1.10")

        words = await ask(client, "list_words", group="protocols")
        assert [each["claim"] for each in words["claims"]] == ["protocols.amqp", "protocols.mqtt"]

        term = await ask(client, "look_up_term", term="QUEUES")
        assert term["id"] == "queue"

        changes = await ask(client, "list_changes", since="2026-11-01")
        assert [each["runtime"] for each in changes["changes"]] == ["alpha", "beta"]

    talk(what)


def test_an_assistant_writes_a_decision_and_has_it_evaluated(talk: Callable[[Talk], None]) -> None:
    async def what(client: Client) -> None:
        form = await ask(client, "get_decision_format")
        asked = {"decision": form["example"], "as_of": "2026-11-23"}
        answer = await ask(client, "evaluate_decision", **asked)
        assert answer["inputs"]["as-of"] == "2026-11-23"
        assert answer["recommendation"]["group"] == ["alpha"]
        assert {each["id"]: each["standing"] for each in answer["candidates"]}["alpha"] == "qualified"
        lost = next(each for each in answer["candidates"] if each["standing"] != "qualified")
        assert all(": " in reason for reason in lost["not_passed"].values())
        assert "risks" in answer["parts"]
        assert (await ask(client, "evaluate_decision", **asked, part="risks"))["risks"]
        one = await ask(client, "evaluate_decision", **asked, candidate="alpha")
        assert any(check.get("evidence") for gate in one["gates"] for check in gate["checks"])
        assert (await ask(client, "get_decision_format", part="schema"))["schema"]["title"] == "A decision"

        needs = {"fit": [{"id": "amqp", "claim": "protocols.amqp"}]}
        listed = await ask(client, "shortlist_runtimes", requirements=needs, as_of="2026-11-23")
        assert {each["id"]: each["standing"] for each in listed["shortlist"]}["beta"] == "disqualified"

    talk(what)


def test_an_assistant_asks_the_questions_and_gets_stacks(talk: Callable[[Talk], None]) -> None:
    async def what(client: Client) -> None:
        (speech, _) = (await ask(client, "shortlist_stacks", answers={}))["questions"]
        assert speech["options"] == {"amqp": "AMQP", "mqtt": "MQTT"}
        answers = {"speech": ["amqp"], "edition": ["free"]}
        found = await ask(client, "shortlist_stacks", answers=answers, as_of="2026-11-23")
        assert [each["id"] for each in found["stacks"]] == ["alpha", "gamma", "beta"]
        assert "(not met: open-source)" in found["stacks"][1]["not_passed"]["fit.amqp"]
        assert found["next_best_test"]["candidates"] == ["gamma"]
        told = await wrong(client, "shortlist_stacks", answers={"speech": ["amqb"]})
        assert "'amqb' is not a known answer to 'speech'; did you mean 'amqp'?" in told

    talk(what)


WRONG_ARGUMENTS = [
    ("search_runtimes", {"query": "amqp"}, "search_runtimes has no argument 'query'; did you mean 'words'?"),
    ("search_runtimes", {"claim": ["a"], "top_k": 3}, "no argument 'claim'; did you mean 'claims'?"),
    ("search_runtimes", {"claim": ["a"], "top_k": 3}, "no argument 'top_k'; did you mean 'limit'?"),
    ("search_runtimes", {"colour": "red"}, "'colour'; it takes words, layer, claims, quotes, limit, page"),
    (
        "search_runtimes",
        {"claims": "protocols.amqp"},
        "claims: found protocols.amqp; Input should be a valid list",
    ),
    ("search_runtimes", {"limit": "3"}, "limit: found 3; Input should be a valid integer"),
    ("search_runtimes", {"limit": True}, "limit: found true; Input should be a valid integer"),
    ("search_runtimes", {"limit": 500}, "limit: found 500; Input should be less than or equal to 50"),
    ("search_runtimes", {"words": 5}, "words: found 5; Input should be a valid string"),
    ("search_runtimes", {"words": "x" * 100_000}, "String should have at most 500 characters"),
    ("search_runtimes", {"claims": ["x" * 100_000]}, "String should have at most 200 characters"),
    ("search_runtimes", {"words": "?!"}, "'?!' holds no word to look for"),
    ("search_runtimes", {"layer": "brokr"}, "'brokr' is not a known layer; did you mean 'broker'?"),
    ("search_runtimes", {"claims": ["AMQP"]}, "'AMQP' is not a known claim; did you mean 'protocols.amqp'?"),
    ("search_runtimes", {"claims": [""]}, "'?' is not a known claim"),
    ("search_runtimes", {"page": 0}, "page: found 0; Input should be greater than or equal to 1"),
    ("search_runtimes", {"page": 9}, "there is no page 9; the last is 1"),
    ("get_runtime", {"id": "alpha"}, "get_runtime has no argument 'id'; did you mean 'runtime'?"),
    ("get_runtime", {"id": "alpha"}, "'runtime' is missing; get_runtime takes runtime, group, quotes, page"),
    ("get_runtime", {"runtime": "alfa"}, "'alfa' is not a known runtime; did you mean 'alpha'?"),
    ("get_runtime", {"runtime": "x" * 100_000}, "String should have at most 200 characters"),
    ("get_runtime", {"runtime": " "}, "no runtime was named"),
    ("get_runtime", {"runtime": "alpha", "group": "protocol"}, "did you mean 'protocols'?"),
    (
        "get_runtime",
        {"runtime": "alpha", "quotes": "yes"},
        "quotes: found yes; Input should be a valid boolean",
    ),
    ("compare_runtimes", {"ids": ["alpha", "beta"]}, "'ids'; did you mean 'runtimes'?"),
    ("compare_runtimes", {"runtimes": ["alpha"]}, "List should have at least 2 items"),
    ("compare_runtimes", {"runtimes": ["gamma", "old-gamma"]}, "1 runtimes were named; two to 6"),
    ("shortlist_stacks", {"question": {}}, "shortlist_stacks has no argument 'question'"),
    ("shortlist_stacks", {"answers": {"speech": "amqp"}}, "Input should be a valid list"),
    ("look_up_term", {"word": "queue"}, "'word'; did you mean 'term'?"),
    ("look_up_term", {"term": "queu"}, "'queu' is not a known term; did you mean 'queue'?"),
    ("list_changes", {"since": "last week"}, "since: found last week; expected a date YYYY-MM-DD"),
    ("list_changes", {"since": 5}, "since: found 5; expected a date YYYY-MM-DD"),
    ("list_changes", {"from": "2026-01-01"}, "'from'; did you mean 'since'?"),
    ("list_words", {"kind": "layer"}, "list_words has no argument 'kind'; it takes group, page"),
    ("list_words", {"group": "protocl"}, "did you mean 'protocols'?"),
    ("get_decision_format", {"format": "x"}, "get_decision_format has no argument 'format'; it takes part"),
    ("get_decision_format", {"part": "shema"}, "'shema' is not a known part; did you mean 'schema'?"),
    ("evaluate_decision", {"decision": {"id": "x"}}, "'title' is missing"),
    (
        "evaluate_decision",
        {"decision": {"schema": "aruntime/decision/9"}},
        "'aruntime/decision/9' is newer than what is read here; update ARuntime (in a browser, reload the page): "
        "read is aruntime/decision/1",
    ),
    ("evaluate_decision", {"decision": {"schema": "aruntime/runtime/1"}}, "expected aruntime/decision/1"),
    ("evaluate_decision", {"decision": {}, "stage": "decides"}, "did you mean 'decide'?"),
    ("evaluate_decision", {"decision": "x.yml"}, "decision: found x.yml; Input should be a valid dictionary"),
    ("shortlist_runtimes", {"checks": {}}, "'checks'; did you mean 'requirements'?"),
    ("shortlist_runtimes", {"requirements": {}}, "the directory has nothing to answer"),
    (
        "shortlist_runtimes",
        {"requirements": {"fit": [{"id": "x", "claim": "protocols.amq"}]}, "layers": ["brokr"]},
        "'brokr' is not a known layer; did you mean 'broker'?",
    ),
]


async def every_wrong_question(client: Client) -> None:
    tools = {tool.name for tool in (await client.list_tools()).tools}
    assert {tool for tool, _, _ in WRONG_ARGUMENTS} == tools
    for tool, arguments, words in WRONG_ARGUMENTS:
        said = await wrong(client, tool, **arguments)
        assert words in said, (tool, arguments, said)
        assert len(said) < 1000, (tool, len(said))


def test_every_wrong_question_is_answered_in_words_that_help(talk: Callable[[Talk], None]) -> None:
    talk(every_wrong_question)


def test_a_schema_of_arguments_says_all_by_itself_in_the_words_that_every_client_reads(
    talk: Callable[[Talk], None],
) -> None:
    """References, alternatives and null are left out of requests, or refused, by several clients."""

    async def what(client: Client) -> None:
        for tool in (await client.list_tools()).tools:
            text = json.dumps(tool.input_schema)
            assert not [word for word in ("$ref", "$defs", "anyOf", "null", "allOf") if f'"{word}"' in text]
            assert tool.input_schema["additionalProperties"] is False
            for name, argument in tool.input_schema["properties"].items():
                assert argument["type"], (tool.name, name)
                assert argument["description"], (tool.name, name)

    talk(what)


def test_null_stands_for_what_is_not_given_and_a_list_may_come_as_text(talk: Callable[[Talk], None]) -> None:
    async def what(client: Client) -> None:
        asked = {"words": "amqp", "limit": 2}
        plain = await ask(client, "search_runtimes", **asked)
        assert await ask(client, "search_runtimes", **asked, layer=None, claims=None, page=None) == plain
        assert "runtime: found nothing" in await wrong(client, "get_runtime", runtime=None)
        assert "no argument 'query'" in await wrong(client, "search_runtimes", query=None)
        compared = await ask(client, "compare_runtimes", runtimes='["alpha", "beta"]', group=None)
        assert [each["id"] for each in compared["runtimes"]] == ["alpha", "beta"]

    talk(what)


@pytest.mark.slow
def test_no_answer_about_the_real_directory_is_longer_than_was_asked_for() -> None:
    async def what(client: Client) -> None:
        async def length(tool: str, **arguments: Any) -> int:
            answer = await client.call_tool(tool, arguments)
            assert not answer.is_error, answer.content
            return len(answer.content[0].text)  # type: ignore[union-attr]

        six = ["vllm", "TGI", "sglang", "trt-llm", "llamacpp", "lmdeploy"]
        form = (await client.call_tool("get_decision_format", {})).structured_content
        assert form is not None
        decision = form["example"]
        needs = {"deployment-hardware": [{"id": "x", "claim": "hardware.amd-gpu"}]}
        asked: list[tuple[str, dict[str, Any]]] = [
            ("list_words", {}),
            ("list_words", {"group": "hardware"}),
            ("search_runtimes", {"limit": 50}),
            ("search_runtimes", {"claims": ["formats.gguf"], "quotes": True, "limit": 50}),
            ("get_runtime", {"runtime": "vllm"}),
            ("get_runtime", {"runtime": "vllm", "quotes": True}),
            ("compare_runtimes", {"runtimes": six}),
            ("compare_runtimes", {"runtimes": six, "include_same": True, "quotes": True, "page": 2}),
            ("get_decision_format", {}),
            ("evaluate_decision", {"decision": decision}),
            *(
                ("evaluate_decision", {"decision": decision, "part": part})
                for part in ("risks", "candidates")
            ),
            ("shortlist_runtimes", {"requirements": needs}),
            ("list_changes", {"since": "2000-01-01"}),
        ]
        lengths = {(tool, str(arguments)[:80]): await length(tool, **arguments) for tool, arguments in asked}
        assert {name: each for name, each in lengths.items() if each > LARGEST + 200} == {}

    async def run() -> None:
        async with Client(started(ROOT)) as client:
            await what(client)

    in_a_thread(run)


def test_all_pages_together_are_everything_once(library: Library) -> None:
    def pages(ask_for: Callable[[int], Any], name: str) -> list[Any]:
        first = ask_for(1)
        return [item for page in range(1, first["pages"] + 1) for item in ask_for(page)[name]]

    found = pages(lambda page: library.search(limit=1, page=page), "entries")
    assert sorted(each["id"] for each in found) == ["alpha", "beta", "gamma"]
    assert len(library.search(limit=2)["entries"]) == 2  # type: ignore[arg-type]
    assert "Ask again with page=2." in str(library.search(limit=2)["more"])
    assert "counts" not in library.search(limit=2, page=2)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, None], ids=["Ctrl-C", "terminated", "closed"])
def test_it_ends_at_once_and_without_a_word_when_it_is_told_to(end: signal.Signals | None) -> None:
    command = [sys.executable, "-c", START, "--project", str(MINIMAL), "mcp"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, text=True, **pipes) as server:  # type: ignore[call-overload]
        server.stdin.write(f"{json.dumps({'jsonrpc': '2.0', 'id': 1, 'method': 'ping'})}\n")
        server.stdin.flush()
        assert json.loads(server.stdout.readline())["id"] == 1  # it is there, and waits for the next line
        if end is None:
            server.stdin.close()
        else:
            server.send_signal(end)
        assert server.wait(10) == (-end if end else 0)
        assert server.stderr.read() == ""


@pytest.fixture(scope="module")
def over_http() -> Iterator[str]:
    """The address of the tools over HTTP, as the command says it, on a port that is free."""
    command = [sys.executable, "-c", START, "--project", str(MINIMAL), "mcp", "--http", "--port", "0"]
    env = {**os.environ, **ENVIRONMENT}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) as server:
        try:
            url = server.stderr.readline().removeprefix("answering at ").strip()  # type: ignore[union-attr]
            _wait_for(_port(url))
            yield url
        finally:
            server.terminate()


def test_an_assistant_asks_the_same_over_http(over_http: str) -> None:
    async def run() -> None:
        async with Client(over_http) as client:
            assert (await ask(client, "get_runtime", runtime="alpha"))["runtime"]["id"] == "alpha"
            await every_wrong_question(client)

    in_a_thread(run)


def test_only_this_machine_can_ask_and_no_page_of_the_web(over_http: str) -> None:
    assert _status(over_http, Host="evil.example") == 421
    for origin in ("https://evil.example", "null", "http://127.0.0.1.evil.example"):
        assert _status(over_http, Origin=origin) == 403
    with pytest.raises(OSError, match="refused"):  # what listens on every address answers here, too
        socket.create_connection(("127.0.0.2", _port(over_http)), 2)


LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.mark.parametrize("version", ["2025-03-26", "2025-06-18", "2025-11-25"])
def test_each_version_of_the_protocol_over_http_is_answered(over_http: str, version: str) -> None:
    with urllib.request.urlopen(_request(over_http, LIST, **{"MCP-Protocol-Version": version})) as answer:  # noqa: S310
        assert answer.headers["Content-Type"] == "application/json"
        assert len(json.load(answer)["result"]["tools"]) == 10


@pytest.mark.parametrize("version", ["1999-01-01", "latest", ""])
def test_a_version_of_the_protocol_that_is_none_is_refused(over_http: str, version: str) -> None:
    assert _status(over_http, LIST, **{"MCP-Protocol-Version": version}) == 400


def test_a_port_that_is_taken_is_told_in_one_line(over_http: str) -> None:
    port = _port(over_http)
    command = [sys.executable, "-c", START, "--project", str(MINIMAL), "mcp", "--http", "--port", str(port)]
    result = subprocess.run(
        command, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 1
    assert result.stderr == f"Error: 127.0.0.1:{port} cannot be had (Address already in use); try --port 0\n"


def _port(url: str) -> int:
    return urlsplit(url).port or 0


def _wait_for(port: int) -> None:
    for _ in range(150):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)
    raise AssertionError("the server does not answer")


def _request(url: str, body: object, **headers: str) -> urllib.request.Request:
    sent = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream", **headers}
    return urllib.request.Request(url, data=json.dumps(body).encode(), headers=sent)  # noqa: S310 - our own server


def _status(url: str, body: object = None, **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(_request(url, body or {}, **headers), timeout=10)  # noqa: S310
    refused.value.close()
    return refused.value.code


def test_a_host_that_others_can_reach_needs_the_names_it_may_be_asked_under() -> None:
    result = CliRunner().invoke(main, ["--project", str(MINIMAL), "mcp", "--http", "--host", "0.0.0.0"])  # noqa: S104
    assert result.exit_code == 2
    assert "name who may ask it with --allow-host" in result.output


# The questions themselves


def test_silence_is_told_as_silence(library: Library) -> None:
    entries: Any = library.search(claims=["data.telemetry"])["entries"]
    (gamma,) = [each for each in entries if each["fit"] == "not_established"]
    (claim,) = gamma["claims"]
    assert claim["value"] == "unknown"
    assert "not a no" in claim["note"]


def test_a_claim_that_was_looked_for_in_vain_says_where(library: Library) -> None:
    found: Any = library.search(claims=["protocols.mqtt"])
    assert found["counts"] == {"matches": 0, "not_established": 3, "excluded": 0}
    assert found["entries"][0]["claims"][0]["looked"] == ["the readme"]


def test_a_layer_narrows_and_a_limit_cuts_while_the_counts_stay(library: Library) -> None:
    found: Any = library.search(layer="store")
    assert [each["id"] for each in found["entries"]] == ["gamma"]
    found = library.search(limit=1)
    assert len(found["entries"]) == 1
    assert found["counts"] == {"matches": 3, "not_established": 0, "excluded": 0}
    assert "Nothing was asked for" in found["note"]


def test_claims_that_got_another_value_are_told_from_what_to_what(library: Library) -> None:
    catalog = library.site.catalog
    (alpha,) = (each for each in catalog.runtimes if each.id == "alpha")
    amqp, *others = sorted(alpha.claims["protocols"], key=lambda each: each.id != "amqp")
    before = replace(amqp, value=ClaimValue.PARTIAL, note="Over TLS.", lacks="Transactions.")
    earlier = replace(alpha, claims={**alpha.claims, "protocols": (before, *others)})
    statements = statements_of(replace(catalog, runtimes=(earlier,)))
    release = DataRelease(
        date=dt.date(2026, 10, 1), content=b"", format="aruntime/catalog/1", claims=statements
    )
    told = Library(replace(library.site, releases=(release,)), IDENTITY)
    (change,) = told.changes(dt.date(2026, 10, 1), "Alpha", claims=True)["changes"]  # type: ignore[misc]
    assert change == {
        "date": "2026-11-01",
        "runtime": "alpha",
        "claim": "protocols.amqp",
        "from": "partial",
        "to": "supported",
        "url": f"{HOME}runtimes/alpha/#protocols.amqp",
    }
    assert told.changes(dt.date(2026, 11, 2), claims=True)["changes"] == []
    assert told.changes(dt.date(2026, 10, 1), "beta", claims=True)["changes"] == []


def test_a_misspelled_word_is_told_and_without_node_the_same_entries_are_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert library.search("alhpa")["did_you_mean"] == "alpha"
    found: Any = library.search("broker")["entries"]
    monkeypatch.setenv("PATH", "")
    without: Any = library.search("broker")["entries"]
    assert sorted(each["id"] for each in without) == sorted(each["id"] for each in found) != []


def test_words_that_no_entry_says_together_are_counted_one_by_one(library: Library) -> None:
    found: Any = library.search("amqp zzz")
    assert found["entries"] == []
    assert found["entries_that_say"] == {"amqp": 2, "zzz": 0}
    assert found["claims_that_say_it"] == {"protocols.amqp": 2}
    assert "no proof" in found["note"]


WRONG = [
    (lambda each: each.search("", "brokr"), "'brokr' is not a known layer; did you mean 'broker'?"),
    (
        lambda each: each.search(claims=["protocols.amqpp"]),
        "'protocols.amqpp' is not a known claim; did you mean 'protocols.amqp'?",
    ),
    (lambda each: each.runtime("", ""), "no runtime was named"),
    (lambda each: each.runtime("alpha", "protocol"), "did you mean 'protocols'?"),
    (lambda each: each.compare(["alpha"], "", same=False), "1 runtimes were named; two to 6"),
    (lambda each: each.compare(["gamma", "old-gamma"], "", same=False), "1 runtimes were named"),
    (lambda each: each.glossary("queu"), "'queu' is not a known term; did you mean 'queue'?"),
    (lambda each: each.glossary(" "), "is not a known term"),
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
    told = Library(site, IDENTITY).compare(["alpha", "beta"], "", same=False)["comparability"]
    assert "share no layer" in str(told)


def test_without_the_sdk_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in {"mcp", "mcp_types"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "mkdocs_aruntime.cli.assistant.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(main, ["--project", str(MINIMAL), "mcp"])
    assert result.exit_code == 1
    assert "pip install 'mkdocs-aruntime[mcp]'" in result.output


def test_an_entry_is_told_with_its_relations_from_both_sides(library: Library) -> None:
    told = library.runtime("beta")["more_of_it"]["relations"]  # type: ignore[call-overload,index]
    assert [(each["relation"], each["stated_by"]) for each in told] == [  # type: ignore[index]
        ("Fed by Gamma <b>&amp;</b>", "gamma"),
        ("Replaces Alpha", "beta"),
    ]
    assert told[0]["condition"] == "Only with Beta >=1.9,<2; over AMQP or MQTT; with the option feed <b>"  # type: ignore[index]
    quoted = library.runtime("gamma", "relations")["relations"]
    assert quoted[0]["evidence"][0]["quote"] == "Gamma hands messages to Beta."  # type: ignore[index]


def test_a_claim_is_told_with_its_condition_in_words(library: Library) -> None:
    (claim,) = library.runtime("gamma", "protocols")["claims"]  # type: ignore[misc]
    assert claim["condition"] == "Only in the commercial edition; with the option plugin"  # type: ignore[index]
    assert claim["lacks"] == "Transactions <script>alert(2)</script>."  # type: ignore[index]
    assert "when" not in claim  # type: ignore[operator]
