"""The model and the service's methods as TypeScript declarations, which type-check what browsers run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from aruntime_evaluator import SIGNATURES, typescript
from mkdocs_aruntime.publish.assets import ASSETS
from mkdocs_aruntime.publish.field_docs import field_docs

MODEL = ASSETS / "javascripts" / "view" / "model.d.ts"
"""What documents hold, and what answers do."""

SERVICE = ASSETS / "javascripts" / "evaluator" / "service.d.ts"
"""What each method of the evaluator takes and gives."""

_REMEMBERED = ("catalog", "policy")
"""Parameters that whoever asks about a site's directory and rules need not give: they are filled in."""


def model_types() -> str:
    """The declarations of every record and every word of it, as they are to be."""
    types = (each for signatures in SIGNATURES.values() for signature in signatures for each in signature)
    declarations = typescript(types, field_docs)
    return "\n".join(["/** The model, as `aruntime generate` declares it. */\n", *declarations.values()])


def service_types() -> str:
    """The ways to ask the evaluator, and to ask it about the site's directory, as they are to be."""
    pairs = [(name, *signature) for name, signatures in SIGNATURES.items() for signature in signatures]
    names = sorted({each.__name__ for _, *signature in pairs for each in signature})
    imported = "".join(f"  {name},\n" for name in names)
    whole = "".join(_asked(name, params.__name__, result.__name__) for name, params, result in pairs)
    of_site = "".join(_of_site(pairs))
    return (
        "/** The evaluator's methods: what each takes and gives, as `aruntime generate` declares it. */\n\n"
        f'import type {{\n{imported}}} from "../view/model.js";\n\n'
        f"/** Asks the evaluator. */\nexport interface Ask {{\n{whole}}}\n\n"
        "/** Asks the evaluator about the site's directory, by its rules: neither need be given. */\n"
        f"export interface AskSite {{\n{of_site}}}\n"
    )


def _of_site(pairs: list[tuple[str, type, type]]) -> Iterator[str]:
    for name, params, result in pairs:
        filled = [json.dumps(field.name) for field in fields(params) if field.name in _REMEMBERED]
        given = f"Omit<{params.__name__}, {' | '.join(filled)}>" if filled else params.__name__
        if name != "load":
            yield _asked(name, given, result.__name__)


def _asked(method: str, params: str, result: str) -> str:
    return f'  (method: "{method}", params: {params}): Promise<{result}>;\n'
