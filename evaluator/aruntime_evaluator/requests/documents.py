"""Requests about documents alone: whether one of our formats is kept, and what its normal form is."""

from __future__ import annotations

from collections.abc import Mapping

from aruntime_evaluator.entry.correction_rules import text_problems
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import decode, encode, json_schema, untyped
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.correction import Correction
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, refused, shown
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.record import DecisionRecord, Review
from aruntime_evaluator.record.build import altered
from aruntime_evaluator.requests import Methods, Params

FORMATS: Mapping[str, type] = {
    "catalog": Catalog,
    "policy": Policy,
    "correction": Correction,
    "decision": Decision,
    "profile": Profile,
    "record": DecisionRecord,
}
"""What can be checked, by name."""


def read_shapes() -> None:
    """Read the shape of every format, which is then remembered."""
    for kind in (*FORMATS.values(), Evaluation, Review):
        json_schema(kind, title="")


def _check(params: Params) -> Json:
    """Read a document of one of our formats; the answer is the document as we would write it.

    A record must be as it was written. ``"scalars": "text"`` says that numbers and truth
    values stand as text, as YAML's plain scalars do.
    """
    kind = params.get("kind")
    if not isinstance(kind, str) or kind not in FORMATS:
        raise refused(
            "kind", "unknown-word", f"'{shown(kind)}' is not a format; known are {', '.join(FORMATS)}"
        )
    document = params.get("document")
    if params.get("scalars") == "text":
        document = untyped(document)
    read: object = decode(FORMATS[kind], document)
    if isinstance(read, DecisionRecord) and (problem := altered(read)):
        raise InvalidDocumentError([problem])
    if isinstance(read, Correction) and (problems := list(text_problems(read))):
        raise InvalidDocumentError(problems)
    return {"document": encode(read)}


METHODS: Methods = {"check": _check}
"""Every method by its name in a request."""
