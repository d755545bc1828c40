"""The one Jinja environment: everything is escaped, and an unknown name is an error."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mkdocs_aruntime", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    return environment


def render(template: str, **values: Any) -> str:  # noqa: ANN401 - templates take anything
    """Fill a template of ``templates/``."""
    text = _environment().get_template(template).render(**values)
    # A blank line would end a block of HTML in Markdown; nothing in our templates needs one inside.
    return text if template.endswith(".md") else "\n".join(line for line in text.split("\n") if line.strip())
