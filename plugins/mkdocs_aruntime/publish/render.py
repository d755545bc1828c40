"""The one Jinja environment, where text becomes HTML: what data says is shown and never does anything.

Templates stand in Markdown, so that text is made harmless for both: a name such as ``*C#*`` or ``{: .x }`` is
read as it was written.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from aruntime_evaluator import Json, canonical_json

_MARKDOWN = str.maketrans({each: f"&#{ord(each)};" for each in "\\`*_{}[]|~!^"} | {"\n": " ", "\r": " "})
"""What begins markup in the middle of a line; and no text begins a line of its own."""


def inert(text: object) -> Markup:
    """Text as HTML that Markdown leaves as it is; what is HTML already stays."""
    if isinstance(text, Markup):
        return text
    return escape(text) if hasattr(text, "__html__") else _inert(str(text))


@lru_cache(maxsize=50_000)
def _inert(text: str) -> Markup:
    """Most texts stand on many pages: labels, names, sources."""
    safe = str(escape(text)).translate(_MARKDOWN)
    # Markdown takes away the signs that end a heading: C# is not C.
    return Markup(f"{safe[:-1]}&#35;" if safe.endswith("#") else safe)  # noqa: S704 - escaped above


@pass_eval_context
def _finalize(context: EvalContext, value: object) -> object:
    return inert(value) if context.autoescape else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mkdocs_aruntime", "templates"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    return environment


def data_element(id_: str, data: Json) -> Markup:
    """Data for the scripts of a page, in an element that nothing in it can end."""
    text = canonical_json(data).strip().replace("<", "\\u003c")
    return Markup('<script id="{}" type="application/json">{}</script>').format(id_, Markup(text))  # noqa: S704


def render(template: str, **values: Any) -> Markup:  # noqa: ANN401 - templates take anything
    """Fill a template of ``templates/``."""
    text = _environment().get_template(template).render(**values)
    # A blank line would end a block of HTML in Markdown; nothing in our templates needs one inside.
    lines = text.split("\n") if template.endswith(".md") else filter(str.strip, text.split("\n"))
    return Markup("\n".join(lines))  # noqa: S704 - the environment escaped it
