"""The tools of the Model Context Protocol: what an assistant reads of each, and the question it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from mkdocs_aruntime.cli.assistant.library import Library, NotKnownError

INSTRUCTIONS = (
    "Answers come from a directory in which every claim has a quote, a source, the version it holds for and "
    "dates. Pass them on: cite quote, source, version and date with every statement. 'unknown' means that "
    "nobody has read a source that settles it; never report it as a no. 'partial' holds only under its note. "
    "A claim is documentation at most, no proof for a given model; evaluate_decision says which proof is "
    "missing. Call list_words first to learn the ids."
)

type Words = Annotated[str, Field(description="Words to look for; empty lists all by name")]
type Layer = Annotated[str, Field(description="Only entries of this layer; an id of list_words")]
type Claims = Annotated[
    list[str] | None, Field(description="Claims that must hold, as group.claim; ids of list_words")
]
type Limit = Annotated[int, Field(ge=1, le=50, description="Entries of each sort")]
type RuntimeId = Annotated[str, Field(description="Id or name of a runtime")]
type Group = Annotated[str, Field(description="Only this group of claims; empty for all")]
type Day = Annotated[dt.date, Field(description="YYYY-MM-DD")]

_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def build_server(library: Library, today: Callable[[], dt.date]) -> MCPServer:
    """A server that answers from a site."""
    server = MCPServer(library.identity.name, instructions=INSTRUCTIONS, log_level="WARNING")

    @server.tool(annotations=_READS)
    def list_words() -> dict[str, Any]:
        """The ids of layers, responsibilities, claims and runtimes that the other tools understand."""
        return library.words()

    @server.tool(annotations=_READS)
    def search_runtimes(
        words: Words = "", layer: Layer = "", claims: Claims = None, limit: Limit = 10
    ) -> dict[str, Any]:
        """Find runtimes by words, layer and claims that must hold.

        Entries come in three sorts: those for which every claim is yes or partly, those for which one is not
        established, and those that a source excludes; each with the evidence.
        """
        return _told(lambda: library.search(words, layer, claims or (), limit))

    @server.tool(annotations=_READS)
    def get_runtime(runtime: RuntimeId, group: Group = "") -> dict[str, Any]:
        """One runtime: what it owns and leaves, its claims with quotes and sources, lifecycle, history."""
        return _told(lambda: library.runtime(runtime, group))

    @server.tool(annotations=_READS)
    def compare_runtimes(
        runtimes: Annotated[list[RuntimeId], Field(min_length=2, max_length=6)],
        group: Group = "",
        *,
        include_same: Annotated[bool, Field(description="Also where all say the same")] = False,
    ) -> dict[str, Any]:
        """Compare runtimes claim by claim, differences only; says so where they share no layer."""
        return _told(lambda: library.compare(runtimes, group, same=include_same))

    @server.tool(annotations=_READS)
    def get_decision_format() -> dict[str, Any]:
        """How to write a decision for evaluate_decision: schema, gates, criteria, and a worked example."""
        return library.decision_format()

    @server.tool(annotations=_READS)
    def evaluate_decision(
        decision: Annotated[dict[str, Any], Field(description="As get_decision_format says")],
        stage: Annotated[str, Field(description="shortlist or decide")] = "decide",
        as_of: Annotated[dt.date | None, Field(description="The day to judge by; today if not given")] = None,
    ) -> dict[str, Any]:
        """Evaluate a decision: gates with evidence, score ranges, robustness, what is left to prove."""
        return _told(lambda: library.evaluate(decision, stage, as_of or today()))

    @server.tool(annotations=_READS)
    def look_up_term(
        term: Annotated[str, Field(description="A word of the field, in any spelling")],
    ) -> dict[str, Any]:
        """The definition of a term, with the standard it follows where there is one."""
        return _told(lambda: library.glossary(term))

    @server.tool(annotations=_READS)
    def list_changes(since: Day, runtime: RuntimeId = "") -> dict[str, Any]:
        """What changed in the directory on and after a day, the latest first."""
        return _told(lambda: library.changes(since, runtime))

    return server


def _told(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The answer, or words for the assistant on what to ask instead."""
    try:
        return ask()
    except NotKnownError as error:
        raise ToolError(str(error)) from error
