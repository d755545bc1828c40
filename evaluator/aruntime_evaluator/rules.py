"""What must hold of a decision before it is answered: it names what there is and agrees with itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import ClaimValue
from aruntime_evaluator.model.codec.references import check_references, names_of
from aruntime_evaluator.model.decision import Candidate, ClaimCheck, Decision, EvidenceRecord, Proof, SloCheck
from aruntime_evaluator.model.ids import CHECK, COMPONENT, LOAD, SUBJECT
from aruntime_evaluator.model.last import LastOf
from aruntime_evaluator.model.policy import Gate, Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.verdict import OWN_QUESTION, TOGETHER
from aruntime_evaluator.model.vocabulary import WordsOf
from aruntime_evaluator.model.whole import LOADS, check_objective_names, check_objectives
from aruntime_evaluator.model.words import nearest, twice, unknown_word
from aruntime_evaluator.robustness.simulation import most_draws
from aruntime_evaluator.weights.importance import admissible_weights, too_fine, upside_down

_ASKABLE = {ClaimValue.SUPPORTED, ClaimValue.PARTIAL, ClaimValue.UNSUPPORTED}
_WEIGHED_BY = ("importance", "order", "points", "ranges")
"""What a decision may say its weights in; the path of whatever is wrong with them begins so."""

_SUBJECTS = ("artifact", "hardware", "precision")
"""What evidence may be about besides components, with the conditions of the vocabulary: parts of a target."""


def check_decision(decision: Decision, catalog: Catalog, policy: Policy, *, draws: int = 0) -> list[Problem]:
    """Every name that names nothing, every contradiction, and more draws than are answered."""
    problems = {
        *_askable(decision),
        *_candidates(decision.candidates),
        *_weighed_once(decision),
        *_drawn(decision, policy, draws),
        *_target(decision.target, catalog),
        *_doubled(decision),
        *_chosen(decision),
        *_objectives(decision),
        *_references(decision, catalog, policy),
        *too_fine(decision.points),
        *upside_down(decision.ranges),
    }
    if not any(each.path.startswith(_WEIGHED_BY) for each in problems):
        try:
            admissible_weights(decision, policy)
        except InvalidDocumentError as error:
            problems |= {*error.problems}
    return sorted(problems)


def _askable(decision: Decision) -> Iterator[Problem]:
    for gate, checks in decision.requirements.items():
        for i, check in enumerate(checks):
            if isinstance(check, ClaimCheck) and check.is_ not in _ASKABLE:
                message = f"'{check.is_.value}' cannot be asked for"
                yield Problem(path=f"requirements.{gate}[{i}].is", rule="not-askable", message=message)


def _candidates(candidates: tuple[Candidate, ...]) -> Iterator[Problem]:
    for i, candidate in enumerate(candidates):
        path = f"candidates[{i}]"
        if not candidate.components:
            message = "a candidate has at least one component with its version"
            yield Problem(path=f"{path}.components", rule="missing-key", message=message)
        for criterion, score in candidate.scores.items():
            if isinstance(score, tuple) and score[0] > score[1]:
                message = f"the range [{score[0]:g}, {score[1]:g}] is upside down"
                yield Problem(path=f"{path}.scores.{criterion}", rule="out-of-range", message=message)
        for k, waiver in enumerate(candidate.waivers):
            if waiver.expires < waiver.granted:
                message = f"it expires on {waiver.expires}, before it is granted on {waiver.granted}"
                yield Problem(path=f"{path}.waivers[{k}].expires", rule="out-of-range", message=message)
        for piece_path, piece in _pieces(path, candidate):
            if piece.good is not None and piece.total is not None and piece.good > piece.total:
                message = f"{piece.good} good of {piece.total} attempted cannot be"
                yield Problem(path=f"{piece_path}.good", rule="out-of-range", message=message)


def _pieces(path: str, candidate: Candidate) -> Iterator[tuple[str, EvidenceRecord | Proof]]:
    """What a candidate brings along, and where it stands."""
    yield from ((f"{path}.evidence[{i}]", each) for i, each in enumerate(candidate.evidence))
    yield from ((f"{path}.proofs[{i}]", each) for i, each in enumerate(candidate.proofs))


def _weighed_once(decision: Decision) -> Iterator[Problem]:
    named = [name for name in _WEIGHED_BY if getattr(decision, name)]
    if len(named) > 1:
        message = f"the weights are said in {len(named)} ways ({', '.join(named)}); one is needed"
        yield Problem(path=named[1], rule="ambiguous-weights", message=message)
    if len(set(decision.order)) != len(decision.order):
        yield Problem(path="order", rule="duplicate-id", message="a criterion stands in the order twice")


def _drawn(decision: Decision, policy: Policy, draws: int) -> Iterator[Problem]:
    candidates, criteria = len(decision.candidates), len(policy.criteria)
    if draws > (most := most_draws(candidates, criteria)):
        message = (
            f"{draws:,} draws of {candidates} candidates and {criteria} criteria take too long; "
            f"ask for at most {most:,}"
        )
        yield Problem(path="draws", rule="too-many", message=message, found=str(draws))


def _subjects(catalog: Catalog) -> list[str]:
    conditions = (key.id for key in catalog.vocabulary.conditions if key.words is not WordsOf.ENTRIES)
    return list(dict.fromkeys([*_SUBJECTS, *conditions]))


def _target(target: Mapping[str, str], catalog: Catalog) -> Iterator[Problem]:
    """A key that is nearly one of ours, or another name of one: nothing would be held against it."""
    known = _subjects(catalog)
    others = {
        name.casefold(): key.id
        for key in catalog.vocabulary.conditions
        for name in (key.label, *key.also_called)
        if key.id in known
    }
    for key in target:
        near = others.get(key.casefold()) or nearest(key, known)
        if near and key not in known:
            message = f"'{key}' is not a known part of a target; did you mean '{near}'?"
            yield Problem(
                path=f"target.{key}", rule="unknown-word", message=message, found=key, expected=near
            )


def _doubled(decision: Decision) -> Iterator[Problem]:
    for gate, checks in decision.requirements.items():
        named = ((f"requirements.{gate}[{i}].id", check.id) for i, check in enumerate(checks))
        yield from twice(named, "the check '{}' is listed twice")
    named = ((f"candidates[{i}].id", each.id) for i, each in enumerate(decision.candidates))
    yield from twice(named, "the candidate '{}' is listed twice")


def _chosen(decision: Decision) -> Iterator[Problem]:
    """A choice, or a rejection, of nobody who is a candidate."""
    if (choice := decision.choice) is None:
        return
    known = [each.id for each in decision.candidates]
    if choice.candidate is not None:
        yield from unknown_word("choice.candidate", choice.candidate, known, "candidate")
    for id_ in choice.rejected:
        yield from unknown_word(f"choice.rejected.{id_}", id_, known, "candidate")


def _objectives(decision: Decision) -> Iterator[Problem]:
    for i, candidate in enumerate(decision.candidates):
        for path, piece in _pieces(f"candidates[{i}]", candidate):
            yield from check_objective_names(f"{path}.slo", piece.slo)
    for gate, checks in decision.requirements.items():
        for i, check in enumerate(checks):
            if isinstance(check, SloCheck):
                yield from check_objectives(f"requirements.{gate}[{i}]", check)


def _own_checks(gate: Gate) -> tuple[str, ...]:
    return (OWN_QUESTION, TOGETHER) if gate.together else (OWN_QUESTION,)


def _names(catalog: Catalog, policy: Policy) -> dict[str, Collection[str]]:
    """All that a decision can name outside itself."""
    runtimes = [name for each in catalog.runtimes for name in (each.id, *each.aliases)]
    return names_of(catalog.vocabulary, policy) | {"runtime": runtimes, LOAD: LOADS}


_NAMES = LastOf(_names)


def _references(decision: Decision, catalog: Catalog, policy: Policy) -> Iterator[Problem]:
    """Every name that names nothing: in the directory, the policy, or the decision itself."""
    checks = {f"{gate.id}.{own}" for gate in policy.gates for own in _own_checks(gate)}
    checks |= {f"{gate}.{check.id}" for gate, each in decision.requirements.items() for check in each}
    known = {**_NAMES(catalog, policy), CHECK: sorted(checks)}
    yield from check_references(replace(decision, candidates=()), known)
    for i, candidate in enumerate(decision.candidates):
        subjects = dict.fromkeys([*candidate.components, *_subjects(catalog), *decision.target])
        own = {COMPONENT: candidate.components, SUBJECT: subjects}
        yield from check_references(candidate, known | own, f"candidates[{i}]")
