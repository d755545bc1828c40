"""From an evaluation and a choice to the record; its canonical JSON comes back as the identical bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from aruntime_evaluator.decision import decision_digest, digest
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import canonical_json, decode, encode
from aruntime_evaluator.model.decision import Choice, Decision, Status
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.record import ComponentSnapshot, DecisionRecord
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.words import is_name

SCHEMA = "aruntime/record/1"


def build_record(
    decision: Decision, evaluation: Evaluation, choice: Choice, catalog: Catalog, date: dt.date
) -> DecisionRecord:
    """The record of a choice.

    Raises:
        InvalidDocumentError: where the choice or a rejection names nobody of the decision, or one who decided
            has a name that names nobody.
    """
    known = [candidate.id for candidate in decision.candidates]
    named = [("candidate", choice.candidate), *((f"rejected.{id_}", id_) for id_ in choice.rejected)]
    problems = [_unknown(path, id_, known) for path, id_ in named if id_ is not None and id_ not in known]
    problems += [_nobody(i) for i, name in enumerate(choice.by) if not is_name(name)]
    if problems:
        raise InvalidDocumentError(problems)
    return sealed(
        DecisionRecord(
            schema=SCHEMA,
            id=decision.id,
            date=date,
            choice=choice,
            decision=replace(decision, choice=None),
            evaluation=evaluation,
            components=_components(decision, catalog),
        )
    )


def proposed(found: Evaluation) -> Choice:
    """What the evaluation itself would choose: the recommended one, where there is exactly one."""
    group = found.recommendation.group
    return Choice(candidate=group[0] if len(group) == 1 else None, why=found.recommendation.why)


def supersede(old: DecisionRecord, new: DecisionRecord) -> DecisionRecord:
    """The old record, marked as superseded: the only change that a record ever sees.

    Raises:
        InvalidDocumentError: where both are the same record, or the old one already has a successor or was
            altered.
    """
    if problem := altered(old):
        raise InvalidDocumentError([problem])
    if old.id == new.id:
        message = f"a record cannot supersede itself; give the new decision another id than '{old.id}'"
        raise InvalidDocumentError([Problem(path="id", rule="duplicate-id", message=message, found=old.id)])
    if old.superseded_by not in {None, new.id}:
        message = f"'{old.id}' is already superseded by '{old.superseded_by}'"
        raise InvalidDocumentError([Problem(path="superseded-by", rule="superseded", message=message)])
    return sealed(replace(old, superseded_by=new.id, choice=replace(old.choice, status=Status.SUPERSEDED)))


def record_json(record: DecisionRecord) -> str:
    """The record as canonical JSON."""
    return canonical_json(encode(record))


def sealed(record: DecisionRecord) -> DecisionRecord:
    """The record with the digest of what it says."""
    return replace(record, digest=_digest(record))


def altered(record: DecisionRecord) -> Problem | None:
    """The problem of a record that was changed after it was written; None where it was not.

    Of a record without a digest only the decision can be checked.
    """
    found, expected = decision_digest(record.decision), record.evaluation.inputs.decision_digest
    if found != expected:
        message = "the decision was changed after it was evaluated: its digest doesn't fit the record's"
        return _unfit("evaluation.inputs.decision-digest", message, found, expected)
    written = _digest(record)
    if record.digest is None or record.digest == written:
        return None
    message = (
        "the record was changed after it was written: its digest doesn't fit what it says of the choice, "
        "the reasons, the names or the result; ask for the original"
    )
    return _unfit("digest", message, record.digest, written)


def read_record(data: object) -> DecisionRecord:
    """A record from the plain data of its JSON.

    Raises:
        InvalidDocumentError: with every problem.
    """
    return decode(DecisionRecord, data)


def _components(decision: Decision, catalog: Catalog) -> dict[str, ComponentSnapshot]:
    used = {id_: version for each in decision.candidates for id_, version in sorted(each.components.items())}
    found = ((id_, version, catalog.runtime(id_)) for id_, version in sorted(used.items()))
    return {id_: _snapshot(version, runtime) for id_, version, runtime in found if runtime is not None}


def _snapshot(version: str, runtime: Runtime) -> ComponentSnapshot:
    return ComponentSnapshot(
        version=version,
        reviewed=runtime.versions.reviewed,
        latest=runtime.versions.latest.version if runtime.versions.latest else None,
        license=runtime.license.spdx,
        status=runtime.lifecycle.status,
    )


def _digest(record: DecisionRecord) -> str:
    return digest(replace(record, digest=None))


def _unfit(path: str, message: str, found: str, expected: str) -> Problem:
    return Problem(path=path, rule="unfit-record", message=message, found=found, expected=expected)


def _nobody(i: int) -> Problem:
    message = "is no name; a decision is taken by somebody"
    return Problem(path=f"by[{i}]", rule="no-name", message=message, expected="a name")


def _unknown(path: str, id_: str, known: list[str]) -> Problem:
    message = f"'{id_}' is not a candidate of this decision; they are {', '.join(known)}"
    return Problem(path=path, rule="unknown-word", message=message, found=id_)
