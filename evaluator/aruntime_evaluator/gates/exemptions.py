"""What is said not to apply: it takes a day, a name and a reason, ends, and never hides a *no*."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from aruntime_evaluator.gates.evidence import Question, last_day
from aruntime_evaluator.model.decision import NotApplicable
from aruntime_evaluator.model.words import is_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """What becomes of a check that is said not to apply."""

    holds: bool
    explanation: str


def exempt(question: Question, *, against: bool, as_of: dt.date) -> Exemption | None:
    """Whether a check drops out; None where nobody says so.

    Args:
        question: The check.
        against: Whether evidence says no and nothing outweighs it: then it stays.
        as_of: The day of the evaluation.
    """
    said = [each for each in question.candidate.not_applicable if each.check == question.reference]
    judged = [_judge(each, question, as_of, against=against) for each in said]
    return next((each for each in judged if each.holds), next(iter(judged), None))


def _judge(said: NotApplicable, question: Question, as_of: dt.date, *, against: bool) -> Exemption:
    if said.decided is None:
        return _not("it bears no date")
    last = last_day(said.decided, question.gate)
    until = min(said.expires or last, last)
    rules = (
        (not question.gate.waivable, f"the policy lets nobody waive {question.gate.label.lower()}"),
        (not is_name(said.by), "it names nobody"),
        (not is_name(said.reason), "it gives no reason"),
        (said.decided > as_of, f"it is of {said.decided.isoformat()}, which is still to come"),
        (until < as_of, f"it ended on {until.isoformat()}"),
        (against, "evidence speaks against it"),
    )
    broken = next((why for is_broken, why in rules if is_broken), None)
    if broken is not None:
        return _not(broken)
    why = f"Does not apply until {until.isoformat()}: {said.reason.rstrip('.')} ({said.by})."
    return Exemption(holds=True, explanation=why)


def _not(why: str) -> Exemption:
    return Exemption(holds=False, explanation=f"It is said not to apply, which does not count: {why}.")
