"""JSON text in, JSON text out: all that the browser calls.

A request is ``{"version": 1, "method": M, "params": {…}}``; the answer is ``{"version": 1, "ok": true,
"result": {…}}`` or ``{"version": 1, "ok": false, "problems": […]}``. No request raises. A catalog or policy
that was sent before may be named by its digest, so that an edit sends only the decision.

What answers a request loads with the first that asks for it: half of the start would be spent on the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from aruntime_evaluator.model.codec import canonical_json, encode
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.codec.json_text import read_json
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, refused, shown, visible
from aruntime_evaluator.requests import Methods, Params

VERSION = 1
"""Of the request and of the answer."""

LARGEST_REQUEST = 50_000_000
"""Characters: a result file of forty megabytes, with what JSON adds to it."""


def handle(request: str) -> str:
    """Answer one request; see ``docs/development/service.md`` for the methods.

    Anything wrong with the request is an answer with problems, never an exception.
    """
    try:
        method, params = _read(request)
        answer: Json = {"version": VERSION, "ok": True, "result": SUBJECTS[method]()[method](params)}
    except InvalidDocumentError as error:
        problems: list[Json] = [_told(problem) for problem in error.problems]
        answer = {"version": VERSION, "ok": False, "problems": problems}
    return canonical_json(answer)


def _told(problem: Problem) -> Json:
    """A problem as plain data: whatever it quotes, every character of it can be sent and seen."""
    return {key: visible(str(text)) for key, text in cast("dict[str, Json]", encode(problem)).items()}


def warm_up() -> None:
    """Load every part and read the shape of every format, so that the first request need not.

    A snapshot of memory has no files to load anything from later: what is not loaded here is not there.
    """
    from aruntime_evaluator.requests.documents import read_shapes  # noqa: PLC0415 - at first use

    for method in SUBJECTS:
        handle(canonical_json({"version": VERSION, "method": method}))
    read_shapes()


def _read(request: str) -> tuple[str, Params]:
    if len(request) > LARGEST_REQUEST:
        raise refused(
            "", "too-large", f"the request has {len(request):,} characters; at most {LARGEST_REQUEST:,}"
        )
    data = read_json("the request", request)
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(data, dict) or type(version) is not int or version != VERSION:  # nor true, nor 1.0
        raise refused("version", "wrong-version", f"expected a request of version {VERSION}")
    method, params = data.get("method"), data.get("params", {})
    if not isinstance(method, str) or method not in SUBJECTS:
        known = ", ".join(SUBJECTS)
        raise refused("method", "unknown-method", f"'{shown(method)}' is not a method; known are {known}")
    if not isinstance(params, dict):
        raise refused("params", "wrong-type", "expected a mapping of parameters")
    return method, params


def _decisions() -> Methods:
    from aruntime_evaluator.requests.decisions import METHODS  # noqa: PLC0415 - at first use

    return METHODS


def _documents() -> Methods:
    from aruntime_evaluator.requests.documents import METHODS  # noqa: PLC0415 - at first use

    return METHODS


def _corrections() -> Methods:
    from aruntime_evaluator.requests.corrections import METHODS  # noqa: PLC0415 - at first use

    return METHODS


def _patches() -> Methods:
    from aruntime_evaluator.requests.patches import METHODS  # noqa: PLC0415 - at first use

    return METHODS


def _proofs() -> Methods:
    from aruntime_evaluator.requests.proofs import METHODS  # noqa: PLC0415 - at first use

    return METHODS


def _sizing() -> Methods:
    from aruntime_evaluator.requests.sizing import METHODS  # noqa: PLC0415 - at first use

    return METHODS


SUBJECTS: Mapping[str, Callable[[], Methods]] = {
    "load": _decisions,
    "evaluate": _decisions,
    "conditions": _decisions,
    "shortlist": _decisions,
    "record": _decisions,
    "review": _decisions,
    "check": _documents,
    "correct": _corrections,
    "propose": _corrections,
    "effect": _corrections,
    "patch": _patches,
    "proof": _proofs,
    "compare": _proofs,
    "fill": _proofs,
    "size": _sizing,
    "shape": _sizing,
}
"""Per method what loads the methods of its subject."""
