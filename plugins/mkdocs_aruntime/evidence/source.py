"""What Python source shows without being run: options, routes, metrics, names, imports, variables."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from mkdocs_aruntime.catalog.probes import FactKind

type Shown = tuple[FactKind, str, int]
"""What it is, its value, and the line."""

_OPTION = re.compile(r"--[a-zA-Z][\w.-]*")
_OPTION_CALLS = {"add_argument", "option", "Option", "add_option"}
"""Of argparse, click, typer and optparse."""

_VERBS = {"get", "post", "put", "patch", "delete", "options", "head", "route", "websocket", "api_route"}
_ROUTE_CALLS = {
    *(f"add_{verb}" for verb in _VERBS),
    *("Route", "WebSocketRoute", "Mount", "mount", "add_websocket_route", "add_url_rule"),
}
"""Of FastAPI, Starlette, aiohttp and Flask: the path is the first text, or follows a method's name."""

_METRIC = re.compile(r"(?:.*[._])?(?:counter|gauge|histogram|summary)(?:_cls|_class)?", re.IGNORECASE)
_METRIC_NAME = re.compile(r"[a-zA-Z_:][\w:]*")
_READS_VARIABLE = {"getenv", "environ.get"}
_Function = ast.FunctionDef | ast.AsyncFunctionDef
MOST_DEPTH = 4
"""Parts of a dotted name that are looked at."""


def python_facts(text: str) -> Iterator[Shown]:
    """What the source of a module shows; nothing where it is no Python of today."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    metrics = "prometheus" in text
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _call(node, metrics=metrics)
            case ast.Import():
                yield from ((FactKind.IMPORTS, alias.name, node.lineno) for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                yield FactKind.IMPORTS, module, node.lineno
            case ast.Subscript(slice=ast.Constant(value=str(name)), ctx=ast.Load()) if _dotted(
                node.value
            ).endswith("environ"):
                yield FactKind.VARIABLE, name, node.lineno
    yield from _defined(tree)


def _call(node: ast.Call, *, metrics: bool) -> Iterator[Shown]:
    name = _dotted(node.func)
    last = name.rpartition(".")[2]
    texts = [
        each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    if last in _OPTION_CALLS:
        options = [each for text in texts for each in text.split("/") if _OPTION.fullmatch(each)]
        values = [f"{each}={value}" for each in options for value in _choices(node)]
        yield from ((FactKind.OPTION, each, node.lineno) for each in (*options, *values))
    if last in _ROUTE_CALLS or (last in _VERBS and "." in name):
        path = next((each for each in [*texts[:2], _keyword(node, "path")] if each.startswith("/")), None)
        if path is not None:
            yield FactKind.ROUTE, path, node.lineno
    if metrics and _METRIC.fullmatch(name):
        named = texts[0] if texts else _keyword(node, "name")
        if _METRIC_NAME.fullmatch(named):
            yield FactKind.METRIC, named, node.lineno
    if texts and any(name == each or name.endswith(f".{each}") for each in _READS_VARIABLE):
        yield FactKind.VARIABLE, texts[0], node.lineno


def _choices(node: ast.Call) -> list[str]:
    """The values that an option takes, where the source lists them in its place."""
    for each in node.keywords:
        if each.arg == "choices" and isinstance(each.value, ast.List | ast.Tuple):
            values = [one.value for one in each.value.elts if isinstance(one, ast.Constant)]
            return [value for value in values if isinstance(value, str)]
    return []


def _keyword(node: ast.Call, name: str) -> str:
    for each in node.keywords:
        if each.arg == name and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str):
            return each.value.value
    return ""


def _dotted(node: ast.expr) -> str:
    """``self.app.get`` of an expression of names and attributes; what stands before them is left out."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < MOST_DEPTH:
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    elif parts:
        parts.append("")
    return ".".join(reversed(parts))


def _defined(tree: ast.Module) -> Iterator[Shown]:
    """Public functions, classes, their public methods and fields, and what each takes."""
    for node in tree.body:
        name = _name_of(node)
        if name.startswith("_") or not isinstance(node, _Function | ast.ClassDef):
            continue
        yield FactKind.DEFINES, name, node.lineno
        if isinstance(node, _Function):
            yield from _parameters(name, node)
        else:
            yield from _of_class(node)


def _of_class(node: ast.ClassDef) -> Iterator[Shown]:
    for each in node.body:
        name = _name_of(each)
        if name == "__init__" and isinstance(each, _Function):
            yield from _parameters(node.name, each)
        elif name and not name.startswith("_"):
            yield FactKind.DEFINES, f"{node.name}.{name}", each.lineno
            if isinstance(each, _Function):
                yield from _parameters(f"{node.name}.{name}", each)


def _parameters(name: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Shown]:
    for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
        if each.arg not in {"self", "cls"}:
            yield FactKind.PARAMETER, f"{name}({each.arg})", each.lineno


def _name_of(node: ast.stmt) -> str:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""


_EXPORT = re.compile(
    r"^export (?:declare |default |abstract |async )*(?:class|function|const|enum) (\w+)", re.MULTILINE
)


def declared_names(text: str) -> Iterator[Shown]:
    """Public names of a declaration file of TypeScript (``.d.ts``)."""
    for match in _EXPORT.finditer(text):
        yield FactKind.DEFINES, match[1], text.count("\n", 0, match.start()) + 1
