"""The tools of the Model Context Protocol: what an assistant reads of each, and the question it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any

from mcp.server import MCPServer
from pydantic import BeforeValidator, Field

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.assistant.arguments import strict_tool
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.query.judge import Judge
from mkdocs_aruntime.query.library import MOST, Library
from mkdocs_aruntime.query.sizing import Choice, Sizer

INSTRUCTIONS = (
    "Answers come from a directory in which every claim has a quote, a source, the version it holds for and "
    "dates. Answers are short: ask with quotes=true before you state a claim, and cite quote, source, "
    "version and date with every statement. 'unknown' means that nobody has read a source that settles it; "
    "never report it as a no. 'partial' holds only under its note. A claim is documentation at most, no "
    "proof for a given model; evaluate_decision says which proof is missing. list_words has the ids."
)


def _date(value: object) -> dt.date:
    """A day as it is written; pydantic takes numbers for days, too."""
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("expected a date YYYY-MM-DD") from None


LONGEST = 200
"""Characters of an id or a name; a message that says it again stays short."""

# No ``type`` statements: they become references in the tools' schemas, which many clients do not follow.
Words = Annotated[
    str,
    Field(
        max_length=500,
        description="Words that an entry says, all of them: of its name, summary, claims, licence, notes",
    ),
]
Layer = Annotated[
    str, Field(max_length=LONGEST, description="Only entries of this layer; an id of list_words")
]
Claims = Annotated[
    list[Annotated[str, Field(max_length=LONGEST)]],
    Field(max_length=50, description="Claims that must hold, as group.claim; ids of list_words with a group"),
]
Limit = Annotated[int, Field(ge=1, le=50, strict=True, description="Entries in one answer, at most")]
PageNumber = Annotated[int, Field(ge=1, strict=True, description="Of a long answer")]
Quotes = Annotated[bool, Field(strict=True, description="With quotes and sources; much longer")]
RuntimeName = Annotated[
    str, Field(max_length=LONGEST, description="Id, name or abbreviation of a runtime: vllm, TGI")
]
Group = Annotated[
    str,
    Field(max_length=LONGEST, description="Only this group of claims, an id of list_words; or 'relations'"),
]
Day = Annotated[dt.date, BeforeValidator(_date, json_schema_input_type=str), Field(description="YYYY-MM-DD")]
AsOf = Annotated[
    dt.date | None,
    BeforeValidator(_date, json_schema_input_type=str),
    Field(description="The day to judge by, YYYY-MM-DD; today if not given"),
]
NumberFormat = Annotated[
    str, Field(max_length=LONGEST, description="An id of the list; else the model's own, and 16 bit")
]
Stage = Annotated[str, Field(max_length=LONGEST, description="shortlist or decide")]


def build_server(site: Site, identity: Identity, today: Callable[[], dt.date]) -> MCPServer:
    """A server that answers from a site."""
    asks = (
        *_library_tools(Library(site, identity)),
        *_judge_tools(Judge(site, identity), today),
        *(_sizing_tools(Sizer(site, identity)) if site.sizing.devices else ()),
    )
    return MCPServer(
        identity.name,
        instructions=INSTRUCTIONS,
        version=version("mkdocs-aruntime"),
        log_level="WARNING",
        tools=[strict_tool(ask) for ask in asks],
    )


type Asks = tuple[Callable[..., dict[str, Any]], ...]


def _library_tools(library: Library) -> Asks:
    def list_words(group: Group = "", page: PageNumber = 1) -> dict[str, Any]:
        """The ids of layers, responsibilities, groups of claims and runtimes; with a group, its claims."""
        return library.words(group, page)

    def search_runtimes(
        words: Words = "",
        layer: Layer = "",
        claims: Claims = [],  # noqa: B006 - pydantic copies it
        *,
        quotes: Quotes = False,
        limit: Limit = 10,
        page: PageNumber = 1,
    ) -> dict[str, Any]:
        """Find runtimes by words, layer and claims that must hold.

        An entry fits in one of three ways: every claim is yes or partly ('matches'), one is not established,
        or a source excludes it. counts has the number of each.
        """
        return library.search(words, layer, claims, quotes=quotes, limit=limit, page=page)

    def get_runtime(
        runtime: RuntimeName, group: Group = "", *, quotes: Quotes = False, page: PageNumber = 1
    ) -> dict[str, Any]:
        """One runtime: what it owns and leaves, lifecycle, each claim's value; with a group, their notes."""
        return library.runtime(runtime, group, quotes=quotes, page=page)

    def compare_runtimes(
        runtimes: Annotated[
            list[RuntimeName], Field(min_length=2, max_length=MOST, description="Two to six of them")
        ],
        group: Group = "",
        *,
        include_same: Annotated[bool, Field(strict=True, description="Also where all say the same")] = False,
        quotes: Quotes = False,
        page: PageNumber = 1,
    ) -> dict[str, Any]:
        """Compare runtimes claim by claim, differences only; says so where they share no layer."""
        return library.compare(runtimes, group, same=include_same, quotes=quotes, page=page)

    def look_up_term(
        term: Annotated[str, Field(max_length=LONGEST, description="A word of the field, in any spelling")],
    ) -> dict[str, Any]:
        """The definition of a term, with the standard it follows where there is one."""
        return library.glossary(term)

    def list_changes(
        since: Day,
        runtime: RuntimeName = "",
        *,
        claims: Annotated[
            bool, Field(strict=True, description="Only claims that got another value, from what to what")
        ] = False,
        page: PageNumber = 1,
    ) -> dict[str, Any]:
        """What changed in the directory on and after a day, the latest first."""
        return library.changes(since, runtime, claims=claims, page=page)

    return list_words, search_runtimes, get_runtime, compare_runtimes, look_up_term, list_changes


def _judge_tools(judge: Judge, today: Callable[[], dt.date]) -> Asks:
    def get_decision_format(
        part: Annotated[
            str, Field(max_length=LONGEST, description="overview or schema (the JSON Schema)")
        ] = "overview",
    ) -> dict[str, Any]:
        """How to write a decision for evaluate_decision: gates, criteria, and a worked example."""
        return judge.decision_format(part)

    def evaluate_decision(
        decision: Annotated[dict[str, Any], Field(description="As get_decision_format says")],
        stage: Stage = "decide",
        as_of: AsOf = None,
        *,
        candidate: Annotated[
            str, Field(max_length=LONGEST, description="One candidate's gates with their evidence")
        ] = "",
        part: Annotated[
            str, Field(max_length=LONGEST, description="One part of the whole: risks, test-plan, unknowns, …")
        ] = "",
        page: PageNumber = 1,
    ) -> dict[str, Any]:
        """Evaluate a decision: recommendation, where each candidate stands and every reason that it fails.

        What is left to prove is the part 'test-plan'.
        """
        day = as_of or today()
        return judge.evaluate(decision, stage, day, candidate=candidate, part=part, page=page)

    def shortlist_runtimes(
        requirements: Annotated[
            dict[str, Any],
            Field(
                description="Checks by gate, as in a decision: {'deployment-hardware': "
                "[{'id': 'gpu', 'claim': 'hardware.amd-gpu'}]}"
            ),
        ],
        layers: Annotated[
            list[Layer], Field(max_length=50, description="Only entries of these layers; ids of list_words")
        ] = [],  # noqa: B006 - pydantic copies it
        as_of: AsOf = None,
        page: PageNumber = 1,
    ) -> dict[str, Any]:
        """Put requirements to every runtime: which qualify, which are not proven, which fail, and why."""
        return judge.shortlist(requirements, layers, as_of or today(), page)

    def shortlist_stacks(
        answers: Annotated[
            dict[str, list[str]],
            Field(description="Options per question: {'place': ['kubernetes']}; {} lists the questions"),
        ],
        as_of: AsOf = None,
        page: PageNumber = 1,
    ) -> dict[str, Any]:
        """From a need to stacks that are documented to work together, the most documented first."""
        return judge.stacks(answers, as_of or today(), page) if answers else judge.questions(page)

    return get_decision_format, evaluate_decision, shortlist_runtimes, shortlist_stacks


def _sizing_tools(sizer: Sizer) -> Asks:
    def size_model(
        model: Annotated[str, Field(max_length=LONGEST, description="An id; without it the list")] = "",
        shape: Annotated[
            dict[str, Any] | None,
            Field(description="Of a model that is not listed, written like the listed ones"),
        ] = None,
        weights: NumberFormat = "",
        cache: NumberFormat = "",
        device: Annotated[str, Field(max_length=LONGEST, description="An id of the list")] = "",
        *,
        context: Annotated[int, Field(ge=1, strict=True, description="Tokens of a sequence")] = 8192,
        concurrency: Annotated[int, Field(ge=1, strict=True, description="Sequences on one replica")] = 1,
        peak: Annotated[float | None, Field(description="Requests a second of all replicas")] = None,
        rate: Annotated[float | None, Field(description="Of one replica: measured, never guessed")] = None,
    ) -> dict[str, Any]:
        """Memory of a language model and its cache, devices of a replica, replicas for a measured rate."""
        if not model and shape is None:
            return sizer.models()
        return sizer.size(
            Choice(
                model=model,
                shape=shape,
                weights=weights,
                cache=cache,
                device=device,
                context=context,
                concurrency=concurrency,
                peak=peak,
                rate=rate,
            )
        )

    return (size_model,)
