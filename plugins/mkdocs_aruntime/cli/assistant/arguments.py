"""Tools that take the arguments they have and no others, and say of a wrong one what would be right.

The SDK drops what a tool does not know: a search for ``query`` would find everything. Here that is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from mcp.server.mcpserver.context import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.server.mcpserver.utilities.func_metadata import ArgModelBase
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import ConfigDict, ValidationError, create_model

from aruntime_evaluator import shown
from mkdocs_aruntime.query.desk import NotKnownError, compact

_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

MEANT: Mapping[str, tuple[str, ...]] = {
    "words": ("query", "q", "text", "search", "keyword", "keywords", "question", "filter", "name"),
    "runtime": ("id", "name", "runtime_id", "runtime_name", "entry", "slug", "runtimes"),
    "runtimes": ("ids", "names", "entries", "candidates", "items", "runtime"),
    "claims": ("claim", "features", "feature", "capabilities", "capability"),
    "requirements": ("checks", "profile", "gates", "needs"),
    "limit": ("max", "max_results", "count", "size", "n", "top_k", "per_page"),
    "page": ("offset", "cursor", "start", "skip"),
    "quotes": ("evidence", "sources", "citations", "include_evidence", "verbose"),
    "group": ("claim_group", "category", "section", "facet", "topic"),
    "term": ("word", "words", "query", "q", "text"),
    "since": ("from", "after", "date", "start", "day"),
    "layer": ("layers", "type", "category", "kind"),
    "layers": ("layer", "type", "category", "kind"),
    "as_of": ("date", "day", "today", "when"),
}
"""What others call our arguments."""


class StrictTool(Tool):
    """A tool that refuses wrong arguments in words, before it is run."""

    async def run(
        self,
        arguments: dict[str, Any],
        context: Context[Any, Any],
        convert_result: bool = False,  # noqa: FBT001, FBT002 - the base class's own
    ) -> Any:  # noqa: ANN401 - the base class's own
        """Check the arguments, then run; null stands for what is not given, which many assistants send.

        Raises:
            ToolError: with every argument that is wrong and what would be right.
        """
        fields = self.fn_metadata.arg_model.model_fields
        arguments = {
            name: value
            for name, value in arguments.items()
            if value is not None or name not in fields or fields[name].is_required()
        }
        try:
            self.fn_metadata.validate_arguments(arguments)
        except ValidationError as error:
            known = tuple(self.fn_metadata.arg_model.model_fields)
            raise ToolError("\n".join(_problems(error, known, self.name))) from None
        return await super().run(arguments, context, convert_result)


class _Strict(ArgModelBase):
    """Arguments of which each is known."""

    model_config = ConfigDict(extra="forbid")


def strict_tool(ask: Callable[..., dict[str, Any]]) -> Tool:
    """The tool of a function whose answer is data; its docstring and annotations say how to ask."""
    made = StrictTool.from_function(ask, annotations=_READS)
    metadata = made.fn_metadata
    strict = create_model(metadata.arg_model.__name__, __base__=(_Strict, metadata.arg_model))
    return made.model_copy(
        update={
            "fn": lambda **arguments: _told(ask, arguments),
            "fn_metadata": metadata.model_copy(update={"arg_model": strict}),
            "parameters": strict.model_json_schema(by_alias=True),
        }
    )


def _told(ask: Callable[..., dict[str, Any]], arguments: Mapping[str, Any]) -> CallToolResult:
    """The answer, or words for the assistant on what to ask instead."""
    try:
        answer = ask(**arguments)
    except NotKnownError as error:
        raise ToolError(str(error)) from None
    return CallToolResult(content=[TextContent(text=compact(answer))], structured_content=answer)


def _problems(error: ValidationError, known: Iterable[str], tool: str) -> Iterator[str]:
    """What is wrong with each argument, and what would be right."""
    names = list(known)
    for each in error.errors():
        place = ".".join(map(str, each["loc"]))
        match each["type"]:
            case "extra_forbidden":
                yield f"{tool} has no argument '{place}'; {_instead(place, names)}"
            case "missing":
                yield f"'{place}' is missing; {tool} takes {', '.join(names)}"
            case _:
                yield f"{place}: found {shown(each['input'])}; {each['msg'].removeprefix('Value error, ')}"


def _instead(word: str, names: Sequence[str]) -> str:
    """The argument that was probably meant, or all there are."""
    if not names:
        return "it takes none"
    plain = word.lower().replace("-", "_")
    meant = [name for name in names if plain in MEANT.get(name, ())]
    near = next(iter([*meant, *get_close_matches(plain, names, n=1)]), "")
    return f"did you mean '{near}'?" if near else f"it takes {', '.join(names)}"
