"""What the fields of a record mean: the text under each, which is in the source and nowhere else."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent


@cache
def field_docs(record: type) -> Mapping[str, str]:
    """The first paragraph under each field of a class and of those it inherits from, by attribute."""
    own = (base for base in reversed(record.__mro__) if base is not object)
    return {name: text for base in own for name, text in _docs(base)}


def _docs(record: type) -> Iterator[tuple[str, str]]:
    try:
        source = inspect.getsource(record)
    except OSError:  # it was made while running, and stands nowhere
        return
    (body,) = ast.parse(dedent(source)).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - for the type checker
    for field, below in pairwise(body.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(inspect.cleandoc(text).split("\n\n")[0].split()).replace("``", "`")
