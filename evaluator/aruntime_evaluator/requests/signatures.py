"""What each method of the service takes and what it answers with: for those who call it from elsewhere.

The methods read their parameters themselves; a test asks each of them and has a type checker compare.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass
from typing import Literal

from aruntime_evaluator.answer.conditions import ResolvedClaim
from aruntime_evaluator.answer.effect import ClaimMove, OutcomeMove
from aruntime_evaluator.answer.shortlist import Shortlist, Shortlisted
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import Claim
from aruntime_evaluator.model.codec.constraints import ClaimRef, Id, Line
from aruntime_evaluator.model.correction import Correction
from aruntime_evaluator.model.decision import Choice, Decision, Proof, SloCheck
from aruntime_evaluator.model.evaluation import Draws, Evaluation, Seed
from aruntime_evaluator.model.examples import Examples
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.profile import Profile
from aruntime_evaluator.model.questionnaire import Answers, Questionnaire
from aruntime_evaluator.model.record import DecisionRecord, Review
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.proof.goodput import CountSource
from aruntime_evaluator.proof.measurement import LatencyKind, LoadMode
from aruntime_evaluator.proof.slo import Objective
from aruntime_evaluator.requests.corrections import CorrectParams, HeldAgainst
from aruntime_evaluator.requests.documents import FORMATS
from aruntime_evaluator.requests.patches import FileToCorrect
from aruntime_evaluator.requests.sizing import ShapeParams
from aruntime_evaluator.sizing.answer import Sizing
from aruntime_evaluator.sizing.calculation import SizeParams
from aruntime_evaluator.sizing.config import ReadShape

type Digest = str
"""The name of a document that was sent before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The directory and the rules, in full or by their digests."""

    catalog: Catalog | Digest
    policy: Policy | Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """The names under which the directory and the rules are remembered."""

    catalog: Digest
    policy: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated(Documents):
    as_of: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateParams(_Dated):
    """A decision, and the terms of its evaluation."""

    decision: Decision
    stage: Stage = Stage.DECIDE
    seed: Seed = 1
    draws: Draws = 2000
    thorough: bool = True
    """0 leaves the simulation out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordParams(EvaluateParams):
    """A decision, and what was chosen."""

    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFiles:
    """A record, and its files as text."""

    record: DecisionRecord
    json: str
    markdown: str
    sarif: str
    csv: str
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewParams(_Dated):
    """A record to look at again."""

    record: DecisionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsParams:
    """Where something runs."""

    catalog: Catalog | Digest
    target: Line | None = None
    """In people's words; none where nothing is known."""
    stack: tuple[Id, ...] = ()
    """The parts of one stack; none: every entry, each alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Per entry and claim under a condition, what it says on the target."""

    conditions: Mapping[Id, Mapping[ClaimRef, ResolvedClaim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistParams(_Dated):
    """A decision whose needs and checks are asked of the directory."""

    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsParams(_Dated):
    """The questions of a site, and what was answered."""

    questions: Questionnaire
    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredShortlist(Shortlist):
    """A shortlist, and the decision that the answers make."""

    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileParams(_Dated):
    """A requirement profile."""

    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRuntimes:
    """Every runtime that a profile concerns, judged alone."""

    shortlist: tuple[Shortlisted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedClaim:
    """The claim as it would be, and the line of the maintenance record."""

    claim: Claim
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeParams(HeldAgainst):
    """An entry or a correction that somebody proposes, and what it is held against."""

    document: object
    scalars: Literal["text", "typed"] = "typed"
    """``text`` where numbers and truth values stand as text, as YAML writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEntry:
    """The entry as it would be, what changes by it, and what the build would refuse of it."""

    entry: Runtime
    claims: tuple[ClaimMove, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPatchParams(CorrectParams):
    """A correction of a claim, what it is held against, and the entry's file."""

    file: FileToCorrect


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPatchParams:
    """A correction of a term or a passage, and the file that it changes."""

    correction: Correction
    file: FileToCorrect
    as_of: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedFile:
    """A file as it would be, and the change of it as a mail for ``git am``."""

    text: str
    patch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryEffectParams(_Dated):
    """An entry as it is proposed, and the examples that may move by it."""

    entry: Runtime
    examples: Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectParams(_Dated):
    """A correction of a claim, and the examples that may move by it."""

    correction: Correction
    examples: Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change of the directory means."""

    claims: tuple[ClaimMove, ...]
    outcomes: tuple[OutcomeMove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """The file of a benchmark tool."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofParams(ResultFile):
    """A file, and the limits it is held against."""

    slo: str | None = None
    """Such as ``ttft=500ms,tpot=50ms``; without it the file's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedLoad:
    """What load was offered; what is unknown is null."""

    mode: LoadMode
    value: float | None
    most_in_flight: int | None
    burstiness: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LatencySummary:
    """One latency over the requests that succeeded, in milliseconds."""

    kind: LatencyKind
    unit: str
    n: int | None
    mean: float | None
    percentiles: Mapping[str, float]
    unresolved: tuple[str, ...]
    """Percentiles that too few requests stand behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedRun:
    """A run held against limits; what is unknown is null."""

    run: str
    place: int
    """In its file, from 1."""
    load: OfferedLoad
    slo: Mapping[Objective, float] | None
    """Milliseconds."""
    attempted: int | None
    ok: int | None
    errored: int | None
    cancelled: int | None
    good: int | None
    attainment: float | None
    """good / attempted."""
    interval: tuple[float, float] | None
    """Wilson's 95 % interval of the attainment."""
    goodput: float | None
    """Good requests per second."""
    good_output_tokens: int | None
    source: CountSource
    difference: int | None
    """Recomputed good requests less the file's own."""
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    latencies: tuple[LatencySummary, ...]
    measurement: Mapping[str, object]
    """What else the file says of the run: its tool, model, hardware, dataset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedRuns:
    """Every run of a file."""

    runs: tuple[AssessedRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRun(ResultFile):
    """One run of a file, by its place; without it every run."""

    run: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareParams:
    """Runs to compare, and the limits they are held against."""

    proofs: tuple[ChosenRun, ...]
    slo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRun:
    """A run by its file and its place there."""

    name: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDifference:
    """One thing that keeps runs apart, and what each says of it: null where it says nothing."""

    field: str
    values: tuple[str | None, ...]
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunComparison:
    """Whether runs can be compared, and what keeps them apart."""

    runs: tuple[ComparedRun, ...]
    comparable: bool
    differences: tuple[RunDifference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillParams(ResultFile):
    """A file, and the proof and check of a decision that it is to fill."""

    proof: Proof
    check: SloCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledProof:
    """The proof with the counts of the file."""

    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class _AnyDocument:
    document: object
    scalars: Literal["text", "typed"] = "typed"
    """``text`` where numbers and truth values stand as text, as YAML writes them."""


def _check_of(kind: str, record: type) -> Signature:
    word: object = Literal[kind]
    params = make_dataclass(
        f"Check{record.__name__}", [("kind", word)], bases=(_AnyDocument,), kw_only=True, frozen=True
    )
    params.__doc__ = f"A document that is to be a {kind}."
    result = make_dataclass(f"Checked{record.__name__}", [("document", record)], kw_only=True, frozen=True)
    result.__doc__ = f"The {kind} as we would write it."
    return params, result


type Signature = tuple[type, type]
"""The parameters of a request, and its result."""

SIGNATURES: Mapping[str, tuple[Signature, ...]] = {
    "load": ((Documents, Digests),),
    "evaluate": ((EvaluateParams, Evaluation),),
    "conditions": ((ConditionsParams, Conditions),),
    "shortlist": (
        (ShortlistParams, Shortlist),
        (QuestionsParams, AnsweredShortlist),
        (ProfileParams, JudgedRuntimes),
    ),
    "record": ((RecordParams, RecordFiles),),
    "review": ((ReviewParams, Review),),
    "check": tuple(_check_of(kind, record) for kind, record in FORMATS.items()),
    "correct": ((CorrectParams, CorrectedClaim),),
    "propose": ((ProposeParams, ProposedEntry),),
    "effect": ((EffectParams, Effect), (EntryEffectParams, Effect)),
    "patch": ((ClaimPatchParams, CorrectedFile), (TextPatchParams, CorrectedFile)),
    "proof": ((ProofParams, AssessedRuns),),
    "compare": ((CompareParams, RunComparison),),
    "fill": ((FillParams, FilledProof),),
    "size": ((SizeParams, Sizing),),
    "shape": ((ShapeParams, ReadShape),),
}
"""Per method each way to ask it."""
