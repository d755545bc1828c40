"""What the team's own evidence says by its word and by its counts, and on which terms it was won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aruntime_evaluator.model.decision import Check, EvidenceRecord, Proof, Result, SloCheck
from aruntime_evaluator.model.verdict import Reason
from aruntime_evaluator.model.vocabulary import EvidenceLevel
from aruntime_evaluator.proof.load import reached
from aruntime_evaluator.proof.wilson import Outcome, decide

RATE = "requests-per-second"
"""How a decision names a load that is a rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a piece of evidence comes to."""

    result: Result
    level: EvidenceLevel
    doubt: Reason | None = None
    """Why it decides nothing, whatever its level."""


def said(check: Check, piece: EvidenceRecord | Proof) -> Said:
    """What a piece of evidence says to a check.

    A measured check is decided from counts, by Wilson's interval; a rate without counts is worth a document
    at most. Counts never make a *yes* of another word, and a word never one of bad counts.
    """
    word = piece.result if isinstance(piece, EvidenceRecord) else None
    if piece.total == 0:
        return Said(result=Result.INCONCLUSIVE, level=piece.level, doubt=Reason.NOT_MEASURED)
    if not isinstance(check, SloCheck):
        return _attested(piece, word)
    if piece.good is None or piece.total is None:
        doubt = Reason.NOT_MEASURED if word is None else None
        level = min(piece.level, EvidenceLevel.E2)
        return Said(result=word or Result.INCONCLUSIVE, level=level, doubt=doubt)
    return _counted(decide(piece.good, piece.total, check.attainment).outcome, word, piece.level)


def _attested(piece: EvidenceRecord | Proof, word: Result | None) -> Said:
    """A word; counts that say the very opposite contradict it."""
    opposite = {Result.POSITIVE: 0, Result.NEGATIVE: piece.total}
    contradicted = bool(piece.total) and word in opposite and piece.good == opposite[word]
    doubt = Reason.CONFLICTING if contradicted else None
    return Said(result=word or Result.INCONCLUSIVE, level=piece.level, doubt=doubt)


def _counted(outcome: Outcome, word: Result | None, level: EvidenceLevel) -> Said:
    if outcome is Outcome.FAIL:
        return Said(result=Result.NEGATIVE, level=level)
    if outcome is Outcome.INCONCLUSIVE or word is Result.INCONCLUSIVE:
        return Said(result=Result.INCONCLUSIVE, level=level)
    if word is Result.NEGATIVE:
        return Said(result=word, level=level, doubt=Reason.CONFLICTING)
    return Said(result=Result.POSITIVE, level=level)


def same_terms(check: Check, piece: EvidenceRecord | Proof) -> bool:
    """Whether it was won against the objectives of the check, as far as it says, and at its load."""
    if not isinstance(check, SloCheck):
        return True
    same_slo = not piece.slo or dict(piece.slo) == dict(check.slo)
    same_load = not check.load or dict(piece.load) == dict(check.load)
    return same_slo and same_load and _sent_enough(check.load, piece)


def _sent_enough(load: Mapping[str, float], piece: EvidenceRecord | Proof) -> bool:
    """Whether a typed goodput allows the rate; a file's own rate was looked at when it was read."""
    rate = load.get(RATE)
    if rate is None or not isinstance(piece, Proof) or piece.file is not None:
        return True
    if piece.goodput is None or not piece.good or not piece.total:
        return True
    return reached(piece.goodput * piece.total / piece.good, rate)
