"""Python on a page: whether it can be read, and whether its expressions give what the comment beside them says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_RESULT = re.compile(r"#\s*(\(?-?[\d.,\s-]+\)?)\s*$")
"""A number, or several in parentheses, at the end of a line."""


def check_results(text: str) -> Iterator[str]:
    """Each expression whose value is not the one that stands beside it.

    Raises:
        SyntaxError: for text that is no Python.
    """
    tree = compile(text, "<example>", "exec", flags=ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    lines = text.split("\n")
    told = [
        (node.value, match[1])
        for node in tree.body
        if isinstance(node, ast.Expr)
        and (match := _RESULT.search(lines[(node.end_lineno or node.lineno) - 1]))
    ]
    if not told:
        return
    names: dict[str, object] = {}
    defined = [node for node in tree.body if not isinstance(node, ast.Expr)]
    exec(compile(ast.Module(defined, []), "<example>", "exec"), names)  # noqa: S102  our own pages, in our own tests
    for expression, expected in told:
        shown = _shown(expression)
        value = eval(compile(ast.Expression(shown), "<example>", "eval"), names)  # noqa: S307
        if not _same(value, expected):
            yield f"{ast.unparse(shown)} is {value}, not {expected}"


def _shown(expression: ast.expr) -> ast.expr:
    """What is printed, or the expression itself."""
    printed = (
        isinstance(expression, ast.Call)
        and isinstance(expression.func, ast.Name)
        and expression.func.id == "print"
    )
    return expression.args[0] if printed and isinstance(expression, ast.Call) else expression


def _same(value: object, expected: str) -> bool:
    """Whether values round to the digits that are written."""
    values = value if isinstance(value, tuple) else (value,)
    written = [each.strip() for each in expected.strip("() ").split(",") if each.strip()]
    return len(values) == len(written) and all(
        round(float(given), len(text.partition(".")[2])) == float(text)
        for given, text in zip(values, written, strict=True)
    )
