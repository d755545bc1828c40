"""Step 4, the answer: robust, preferred, not separable or none; and how far each unknown could change it."""

from __future__ import annotations

from collections.abc import Sequence

from aruntime_evaluator.gates.standing import RANKED, Assessed, shortest_proof
from aruntime_evaluator.model.evaluation import Ranks, Recommendation, RecommendationKind, TestStep
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.robustness import UnknownThatMatters
from aruntime_evaluator.model.verdict import Standing
from aruntime_evaluator.robustness.panel import Panel


def recommend(
    ranked: Panel,
    provisional: Panel,
    ranks: dict[str, Ranks],
    lacking: Sequence[TestStep],
    policy: Policy,
) -> Recommendation:
    """The answer that the ranked candidates allow; ``lacking`` is what would let others qualify."""
    if_pass = provisional.by_value() if provisional.ids else ()
    if not ranked.ids:
        return Recommendation(
            kind=RecommendationKind.NONE,
            group=(),
            why=_nobody(lacking),
            shortest_proof=shortest_proof(lacking),
            if_unknowns_pass=if_pass,
        )
    kind, group, why = _first(ranked, ranks, policy)
    return Recommendation(
        kind=kind, group=group, why=why, minimax_regret=ranked.least_regret(), if_unknowns_pass=if_pass
    )


def _nobody(lacking: Sequence[TestStep]) -> str:
    if not lacking:
        return "No candidate passes the gates, and nothing is left to prove: look for other candidates."
    return "No candidate has passed every gate yet; the shortest list of proofs says what would change that."


def _first(
    ranked: Panel, ranks: dict[str, Ranks], policy: Policy
) -> tuple[RecommendationKind, tuple[str, ...], str]:
    leaders = ranked.groups()[0]
    if len(leaders) == 1:
        alone = len(ranked.ids) == 1
        why = (
            "the only candidate that qualifies" if alone else "first under every admissible weight and score"
        )
        return RecommendationKind.ROBUST, leaders, f"{_joined(leaders)} is {why}."
    if first := ranked.never_behind():
        return _never_behind(ranked, first)
    possible = ranked.can_be_first()
    shares = {id_: (ranks[id_].acceptability or (0.0,))[0] for id_ in possible}
    best = max(possible, key=shares.__getitem__)
    level = ranked.always_level(best)
    if shares[best] >= policy.confidence.acceptability_high:
        often = f"in {shares[best]:.0%} of the admissible weights and scores, though not in all"
        if shares[best] == 1.0:
            often = "in every draw of the admissible weights and scores, though not under all of them"
        if len(level) == 1:
            return RecommendationKind.PREFERRED, level, f"{best} is first {often}."
        return RecommendationKind.NOT_SEPARABLE, level, f"{_joined(level)} are level, and first {often}."
    why = f"Weights and score ranges cannot tell {_joined(possible)} apart."
    return RecommendationKind.NOT_SEPARABLE, possible, why


def _never_behind(ranked: Panel, first: tuple[str, ...]) -> tuple[RecommendationKind, tuple[str, ...], str]:
    """Who is always first without always being ahead: level with an equal always, or with others at times."""
    always = "under every admissible weight and score"
    if len(first) > 1:
        return RecommendationKind.NOT_SEPARABLE, first, f"{_joined(first)} are level in first place {always}."
    others = _joined(ranked.at_times_level(first[0]))
    why = f"{first[0]} is first {always}, though not always alone: {others} can be level with it."
    return RecommendationKind.PREFERRED, first, why


def unknowns_that_matter(assessed: Sequence[Assessed], everyone: Panel) -> tuple[UnknownThatMatters, ...]:
    """Each unknown settled both ways, the candidate's other unknowns taken as passed.

    ``everyone`` holds all who are not disqualified. A failed check disqualifies, a passed one lets the
    candidate take part; an unknown matters where the two winner groups differ.
    """
    taking_part = {each.candidate.id for each in assessed if each.standing in RANKED}
    open_to = {*RANKED, Standing.PROVISIONAL}
    found: list[UnknownThatMatters] = []
    for each in assessed:
        unknown = list(each.unknown())
        if each.standing not in open_to or not unknown:
            continue
        id_ = each.candidate.id
        if_pass = _winners(everyone, taking_part | {id_})
        if_fail = _winners(everyone, taking_part - {id_})
        found += [
            UnknownThatMatters(
                candidate=id_,
                check=f"{gate.id}.{check.id}",
                if_pass=if_pass,
                if_fail=if_fail,
                matters=if_pass != if_fail,
            )
            for gate, check in unknown
        ]
    return tuple(found)


def _winners(everyone: Panel, ids: set[str]) -> tuple[str, ...]:
    return next(iter(everyone.groups(ids)), ())


def _joined(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
