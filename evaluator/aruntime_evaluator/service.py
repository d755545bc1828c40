"""JSON text in, JSON text out: all that the browser and the command line ever call.

A request is ``{"version": 1, "method": M, "params": {…}}``; the answer is ``{"version": 1, "ok": true,
"result": {…}}`` or ``{"version": 1, "ok": false, "problems": […]}``. No request raises. A catalog or policy
that was sent before may be named by its digest, so that an edit sends only the decision.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from aruntime_evaluator.decision.profile import check_profile, judge
from aruntime_evaluator.decision.references import check_decision
from aruntime_evaluator.decision.scorecard import Terms, digest, evaluate
from aruntime_evaluator.decision.shortlist import shortlist
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import Bounds, canonical_json, decode, encode, json_schema, untyped
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.record import Choice, DecisionRecord, Review
from aruntime_evaluator.record.build import build_record, record_json
from aruntime_evaluator.record.madr import render_madr
from aruntime_evaluator.record.matrix import render_csv
from aruntime_evaluator.record.review import review
from aruntime_evaluator.record.sarif import render_sarif

VERSION = 1
"""Of the request and of the answer."""

LARGEST_REQUEST = 64_000_000
"""Characters; a catalog of ten thousand entries has about half of it."""

REMEMBERED = 4
"""Documents kept by digest."""

type Params = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateOptions:
    """The terms of an evaluation, as a request says them."""

    as_of: dt.date
    stage: Stage = Stage.DECIDE
    seed: Annotated[int, Bounds(0, 2**32 - 1)] = 1
    draws: Annotated[int, Bounds(0, 100_000)] = 2000


def handle(request: str) -> str:
    """Answer one request; see ``docs/development/service.md`` for the methods.

    Anything wrong with the request is an answer with problems, never an exception.
    """
    try:
        method, params = _read(request)
        answer: Json = {"version": VERSION, "ok": True, "result": METHODS[method](params)}
    except InvalidDocumentError as error:
        problems: list[Json] = [encode(problem) for problem in error.problems]
        answer = {"version": VERSION, "ok": False, "problems": problems}
    return canonical_json(answer)


def _read(request: str) -> tuple[str, Params]:
    if len(request) > LARGEST_REQUEST:
        raise _refused(
            "too-large", f"the request has {len(request):,} characters; at most {LARGEST_REQUEST:,}"
        )
    try:
        data = json.loads(request)
    except (ValueError, RecursionError) as error:
        raise _refused("not-json", f"the request is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise _refused("wrong-version", f"expected a request of version {VERSION}", "version")
    method, params = str(data.get("method")), data.get("params", {})
    if method not in METHODS:
        known = ", ".join(METHODS)
        raise _refused("unknown-method", f"'{method}' is not a method; known are {known}", "method")
    if not isinstance(params, dict):
        raise _refused("wrong-type", "expected a mapping of parameters", "params")
    return method, params


def _refused(rule: str, message: str, path: str = "") -> InvalidDocumentError:
    return InvalidDocumentError([Problem(path=path, rule=rule, message=message)])


class Memory:
    """Documents by digest, the last few; a document is decoded once, however often it is asked about."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, object] = OrderedDict()

    def recall[T](self, kind: type[T], given: object, path: str) -> tuple[T, str]:
        """The document and its digest: decoded anew, or recalled where the digest was given.

        Raises:
            InvalidDocumentError: where it is neither valid nor remembered.
        """
        if isinstance(given, str):
            if isinstance(found := self._kept.get(given), kind):
                return found, given
            raise _refused(
                "not-remembered", f"no {path} with the digest '{given[:80]}' was sent before", path
            )
        document = decode(kind, given, path=path)
        name = digest(document)
        self._kept[name] = document
        while len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)
        return document, name


_MEMORY = Memory()


def warm_up() -> None:
    """Load every part and read the shape of every format, so that the first request need not.

    A snapshot of memory has no files to load anything from later: what is not loaded here is not there.
    """
    for method in METHODS:
        handle(canonical_json({"version": VERSION, "method": method}))
    for kind in (*_FORMATS.values(), Evaluation, Review):
        json_schema(kind, title="")


def _load(params: Params) -> Json:
    """Remember a catalog and a policy; the answer names their digests."""
    _, catalog = _MEMORY.recall(Catalog, params.get("catalog"), "catalog")
    _, policy = _MEMORY.recall(Policy, params.get("policy"), "policy")
    return {"catalog": catalog, "policy": policy}


_TERMS = ("as-of", "stage", "seed", "draws")


def _evaluate(params: Params) -> Json:
    """Answer a decision; ``catalog`` and ``policy`` are documents or digests."""
    return encode(_evaluated(params)[-1])


def _evaluated(params: Params) -> tuple[Decision, Catalog, Policy, Evaluation]:
    catalog, catalog_digest = _MEMORY.recall(Catalog, params.get("catalog"), "catalog")
    policy, policy_digest = _MEMORY.recall(Policy, params.get("policy"), "policy")
    decision = decode(Decision, params.get("decision"), path="decision")
    options = decode(EvaluateOptions, {key: params[key] for key in _TERMS if key in params})
    terms = Terms(
        as_of=options.as_of,
        stage=options.stage,
        seed=options.seed,
        draws=options.draws,
        catalog_digest=catalog_digest,
        policy_digest=policy_digest,
    )
    return decision, catalog, policy, evaluate(decision, catalog, policy, terms)


def _shortlist(params: Params) -> Json:
    """Every runtime and stack of the directory that may come into question, judged by the directory alone.

    With a ``profile`` instead of a decision, every runtime that it concerns, each alone.
    """
    catalog, _ = _MEMORY.recall(Catalog, params.get("catalog"), "catalog")
    policy, _ = _MEMORY.recall(Policy, params.get("policy"), "policy")
    options = decode(EvaluateOptions, {"as-of": params.get("as-of")})
    if "profile" in params:
        return _judged(decode(Profile, params["profile"]), catalog, policy, options.as_of)
    decision = decode(Decision, params.get("decision"), path="decision")
    if problems := check_decision(decision, catalog, policy):
        raise InvalidDocumentError(problems)
    return {"shortlist": [encode(each) for each in shortlist(decision, catalog, policy, options.as_of)]}


def _judged(profile: Profile, catalog: Catalog, policy: Policy, as_of: dt.date) -> Json:
    if problems := check_profile(profile, catalog, policy):
        raise InvalidDocumentError(problems)
    return {"shortlist": [encode(each) for each in judge(profile, catalog, policy, as_of)]}


def _record(params: Params) -> Json:
    """Record a choice: the record itself, and its files as text (JSON, MADR Markdown, SARIF, CSV)."""
    decision, catalog, policy, evaluation = _evaluated(params)
    choice = decode(Choice, params.get("choice"), path="choice")
    record = build_record(decision, evaluation, choice, catalog, evaluation.inputs.as_of)
    return {
        "record": encode(record),
        "json": record_json(record),
        "markdown": render_madr(record, policy),
        "sarif": render_sarif(evaluation, policy, f"{decision.id}.decision.yml"),
        "csv": render_csv(evaluation, policy),
    }


def _review(params: Params) -> Json:
    """Look at a record again: fired triggers, drift, and whether the choice would still be recommended."""
    catalog, _ = _MEMORY.recall(Catalog, params.get("catalog"), "catalog")
    policy, _ = _MEMORY.recall(Policy, params.get("policy"), "policy")
    record = decode(DecisionRecord, params.get("record"), path="record")
    options = decode(EvaluateOptions, {"as-of": params.get("as-of")})
    return encode(review(record, catalog, policy, options.as_of))


_FORMATS: Mapping[str, type] = {
    "catalog": Catalog,
    "policy": Policy,
    "decision": Decision,
    "profile": Profile,
    "record": DecisionRecord,
}


def _check(params: Params) -> Json:
    """Read a document of one of our formats; the answer is the document as we would write it.

    ``"scalars": "text"`` says that numbers and truth values stand as text in it, as YAML's plain scalars do.
    """
    kind = params.get("kind")
    if not isinstance(kind, str) or kind not in _FORMATS:
        raise _refused("unknown-word", f"'{kind}' is not a format; known are {', '.join(_FORMATS)}", "kind")
    document = params.get("document")
    if params.get("scalars") == "text":
        document = untyped(document)
    return {"document": encode(decode(_FORMATS[kind], document))}


def _of_proofs(method: str) -> Callable[[Params], Json]:
    """A method on result files; outside the browser their readers load with the first file."""

    def answer(params: Params) -> Json:
        from aruntime_evaluator.proof.requests import METHODS as PROOFS  # noqa: PLC0415 - see above

        return PROOFS[method](params)

    return answer


METHODS: Mapping[str, Callable[[Params], Json]] = {
    "load": _load,
    "evaluate": _evaluate,
    "shortlist": _shortlist,
    "record": _record,
    "review": _review,
    "check": _check,
    "proof": _of_proofs("proof"),
    "compare": _of_proofs("compare"),
    "fill": _of_proofs("fill"),
}
"""Every method by name."""
