"""Everything of others that a build ships, read from what is installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mkdocs_aruntime.publish.third_party.npm import npm_part
from mkdocs_aruntime.publish.third_party.parts import Part, held, read_table
from mkdocs_aruntime.publish.third_party.theme import theme_parts
from mkdocs_aruntime.publish.vendor import PACKAGES

PYODIDE = "pyodide"


@cache
def shipped_parts(node_modules: Path, *, libraries: bool, evaluator: bool) -> tuple[Part, ...]:
    """What the site ships of others, each package followed by what it holds; read once in a process.

    Args:
        node_modules: where the npm packages are installed.
        libraries: whether the libraries that scripts import are shipped.
        evaluator: whether Python for the browser is.

    Raises:
        DataError: where the licence of a part is not known.
    """
    names = (*(PACKAGES if libraries else ()), *((PYODIDE,) if evaluator else ()))
    parts = list(theme_parts())
    for name in names:
        package = npm_part(node_modules, name)
        parts += [package, *(held(entry, package) for entry in read_table().within(name))]
    return tuple(parts)
