"""Which runtimes and stacks of the directory come into question, judged by the directory alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aruntime_evaluator.answer.stacks import as_candidate, concerns, suggest_stacks
from aruntime_evaluator.gates.evidence import Inquiry
from aruntime_evaluator.gates.standing import Assessed, assess
from aruntime_evaluator.gates.wording import asked
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import ClaimValue
from aruntime_evaluator.model.codec.constraints import CheckRef, Id, Line, Text, Version
from aruntime_evaluator.model.decision import (
    Candidate,
    Check,
    ClaimCheck,
    Decision,
    LicenseCheck,
    Requirements,
)
from aruntime_evaluator.model.policy import Policy, Stage
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Connection, Standing, State
from aruntime_evaluator.model.vocabulary import Vocabulary

NARROWED = 5
"""The stacks at the head of a shortlist that the next test should tell apart."""

SHORTLIST_ORDER = (
    Standing.QUALIFIED,
    Standing.PROVISIONAL,
    Standing.DISQUALIFIED,
    Standing.NOT_COMPARABLE,
)
"""Those who pass first; nobody is conditional, since nothing is waived here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlisted:
    """One runtime or stack, and what the directory says of it."""

    id: Id
    name: Line
    components: Mapping[Id, Version]
    """With the versions that the directory was read at."""
    standing: Standing
    why: Text
    connection: Connection | None = None
    """What its makers say of one another; none where it is one runtime alone."""
    checks: Mapping[CheckRef, State]
    """Every check that the directory can answer."""
    reasons: Mapping[CheckRef, Text]
    """Why those that do not pass do not."""
    documented: int
    """Checks that documents show."""
    contradicted: int
    """Checks that documents rule out."""
    unknown: int
    """Checks that documents leave open."""
    ending: tuple[Id, ...] = ()
    """Components whose owners have said that they end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTest:
    """The one proof that most narrows a shortlist."""

    check: CheckRef
    question: Text
    todo: Text
    """What to do, in the words of the policy."""
    candidates: tuple[Id, ...]
    """Those at the head of the list that leave it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist:
    """Candidate stacks judged by documentation alone, and what to find out first."""

    shortlist: tuple[Shortlisted, ...]
    candidates: tuple[Shortlisted, ...] = ()
    """The decision's own candidates, judged alike."""
    next_test: NextTest | None = None
    """None where the first ones leave nothing open."""


def shortlist(decision: Decision, catalog: Catalog, policy: Policy, as_of: dt.date) -> Shortlist:
    """Judge every stack that completes the needs by the checks that the directory can answer.

    Stacks are connected by documented relations. Documents are enough, as in the shortlist stage; checks that
    ask the team for evidence are left out. Where nothing completes the needs, every runtime with a needed
    layer is shown with what it lacks. Those of whom nothing is contradicted come first, of them those who
    show the most of what the first gate asks, then those with the most documented: an order of what is known,
    not of quality. So are the decision's own
    candidates, without what their team knows.
    """
    put = replace(decision, requirements=answered_by_the_directory(decision.requirements))
    gates = tuple(gate for gate in policy.gates if gate.id in put.requirements)
    inquiry = Inquiry(decision=put, catalog=catalog, policy=replace(policy, gates=gates), as_of=as_of)

    def judged(candidates: Iterable[Candidate]) -> tuple[Shortlisted, ...]:
        found = (
            shortlisted(assess(inquiry, each, Stage.SHORTLIST), catalog, put.requirements)
            for each in candidates
        )
        return tuple(sorted(found, key=shortlist_order))

    stacks = judged(as_candidate(stack, catalog) for stack in _stacks(decision, catalog))
    own = judged(_of_documents(each) for each in decision.candidates)
    return Shortlist(
        shortlist=stacks, candidates=own, next_test=_next_test(own or stacks, decision, policy, catalog)
    )


def _of_documents(candidate: Candidate) -> Candidate:
    """A candidate without what its team knows: a shortlist is made of documents alone."""
    return Candidate(id=candidate.id, name=candidate.name, components=candidate.components)


def shortlist_order(each: Shortlisted) -> tuple[int | str, ...]:
    """What a shortlist is sorted by: who is contradicted in nothing first, then who has most documented.

    What the first gate asks counts before the rest: who is not known to run the model at all is no answer.
    """
    standing = SHORTLIST_ORDER.index(each.standing)
    first = next(iter(each.checks), "").partition(".")[0]
    shown = Counter(ref.partition(".")[0] for ref, state in each.checks.items() if state is State.PASS)
    known = (-shown[first], -each.documented, each.contradicted)
    return standing, len(each.ending), *known, len(each.components), each.name, each.id


def _next_test(
    stacks: Sequence[Shortlisted], decision: Decision, policy: Policy, catalog: Catalog
) -> NextTest | None:
    """The check that most of the first stacks leave open: it decides about most of them."""
    in_reach = [each for each in stacks if each.standing in {Standing.QUALIFIED, Standing.PROVISIONAL}]
    head = in_reach[:NARROWED]
    open_in = {
        f"{gate.id}.{check.id}": (gate, check)
        for gate in policy.gates
        for check in decision.requirements.get(gate.id, ())
    }
    who = {
        reference: tuple(each.id for each in head if each.checks.get(reference) is State.UNKNOWN)
        for reference in open_in
    }
    best = max(who, key=lambda reference: len(who[reference]), default="")
    if not who.get(best):
        return None
    gate, check = open_in[best]
    return NextTest(
        check=best, question=in_words(check, catalog.vocabulary), todo=gate.test, candidates=who[best]
    )


def answered_by_the_directory(
    requirements: Mapping[Id, tuple[Check, ...]],
) -> dict[Id, tuple[Check, ...]]:
    """The checks of each gate that need no evidence of the team's own; gates without any are left out."""
    asked = {
        gate: tuple(check for check in checks if isinstance(check, ClaimCheck | LicenseCheck))
        for gate, checks in requirements.items()
    }
    return {gate: checks for gate, checks in asked.items() if checks}


def _stacks(decision: Decision, catalog: Catalog) -> Sequence[tuple[Runtime, ...]]:
    alone = [(each,) for each in catalog.runtimes if concerns(decision.needs, each)]
    return suggest_stacks(decision.needs, catalog.runtimes, catalog, decision.target) or alone


def in_words(check: Check, vocabulary: Vocabulary) -> str:
    """What a check asks, in the labels of the vocabulary: *Hardware: NVIDIA GPU*, *… (must be no)*."""
    if not isinstance(check, ClaimCheck):
        return asked(check)
    labels = {ref: f"{group.label}: {term.label}" for ref, group, term in vocabulary.claims()}
    wanted = {ClaimValue.UNSUPPORTED: " (must be no)", ClaimValue.PARTIAL: " (at least partly)"}
    return f"{labels.get(check.claim, check.claim)}{wanted.get(check.is_, '')}"


def shortlisted(found: Assessed, catalog: Catalog, requirements: Requirements) -> Shortlisted:
    """What was found of a stack, as a line of the list."""
    words = {
        f"{gate}.{check.id}": in_words(check, catalog.vocabulary)
        for gate, each in requirements.items()
        for check in each
    }
    ending = {status.id for status in catalog.vocabulary.statuses if status.ending}
    runtimes = (catalog.runtime(id_) for id_ in found.candidate.components)
    checks = {f"{gate.id}.{check.id}": check for gate in found.gates for check in gate.checks}
    states = Counter(check.state for check in checks.values())
    return Shortlisted(
        id=found.candidate.id,
        name=found.candidate.name or found.candidate.id,
        components=found.candidate.components,
        connection=found.connection,
        standing=found.standing,
        why=found.why,
        checks={reference: check.state for reference, check in checks.items()},
        reasons={
            reference: f"{words.get(reference, check.question)}: {check.explanation}"
            for reference, check in checks.items()
            if check.state is not State.PASS
        },
        documented=states[State.PASS],
        contradicted=states[State.FAIL],
        unknown=states[State.UNKNOWN],
        ending=tuple(each.id for each in runtimes if each and each.lifecycle.status in ending),
    )
