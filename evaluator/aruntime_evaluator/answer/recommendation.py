"""Step 5, the recommendation: robust, preferred, not separable or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aruntime_evaluator.gates.standing import shortest_proof
from aruntime_evaluator.model.evaluation import Recommendation, RecommendationKind, TestStep
from aruntime_evaluator.robustness.analysis import Analysis

type _Answer = tuple[RecommendationKind, tuple[str, ...], str]


def recommend(
    found: Analysis, often: float, *, provisional: Collection[str] = (), lacking: Sequence[TestStep] = ()
) -> Recommendation:
    """The answer that the analysis allows.

    Args:
        found: What weights and scores say of the candidates.
        often: The share of draws in which one is first whom the policy calls preferred.
        provisional: Who would take part if the unknowns passed.
        lacking: What would let others qualify.
    """
    if_pass = tuple(id_ for id_ in found.by_value if id_ in provisional)
    if not found.ranks:
        return Recommendation(
            kind=RecommendationKind.NONE,
            group=(),
            why=_nobody(lacking),
            shortest_proof=shortest_proof(lacking),
            if_unknowns_pass=if_pass,
        )
    kind, group, why = _first(found, often)
    return Recommendation(
        kind=kind, group=group, why=why, minimax_regret=found.least_regret, if_unknowns_pass=if_pass
    )


def _nobody(lacking: Sequence[TestStep]) -> str:
    if not lacking:
        return "No candidate passes the gates, and nothing is left to prove: look for other candidates."
    return "No candidate has passed every gate yet; the shortest list of proofs says what would change that."


def _first(found: Analysis, often: float) -> _Answer:
    leaders = found.groups[0]
    if len(leaders) == 1:
        alone = len(found.ranks) == 1
        why = (
            "the only candidate that qualifies" if alone else "first under every admissible weight and score"
        )
        return RecommendationKind.ROBUST, leaders, f"{_joined(leaders)} is {why}."
    if never_behind := tuple(id_ for id_, ranks in found.ranks.items() if ranks.worst == 1):
        return _never_behind(found, never_behind)
    possible = tuple(id_ for id_, ranks in found.ranks.items() if ranks.can_be_first)
    shares = {id_: (found.ranks[id_].acceptability or (0.0,))[0] for id_ in possible}
    best = max(possible, key=shares.__getitem__)
    if shares[best] >= often:
        return _often(_level_with(found, best), shares[best])
    why = f"Weights and score ranges cannot tell {_joined(possible)} apart."
    return RecommendationKind.NOT_SEPARABLE, possible, why


def _never_behind(found: Analysis, first: tuple[str, ...]) -> _Answer:
    """Who is always first without always being ahead: level with an equal always, or with others at times."""
    always = "under every admissible weight and score"
    if len(first) > 1:
        return RecommendationKind.NOT_SEPARABLE, first, f"{_joined(first)} are level in first place {always}."
    others = _joined([pair.a for pair in found.relations if pair.b == first[0] and pair.possible])
    why = f"{first[0]} is first {always}, though not always alone: {others} can be level with it."
    return RecommendationKind.PREFERRED, first, why


def _often(level: tuple[str, ...], share: float) -> _Answer:
    often = f"in {share:.0%} of the admissible weights and scores, though not in all"
    if share == 1.0:
        often = "in every draw of the admissible weights and scores, though not under all of them"
    if len(level) == 1:
        return RecommendationKind.PREFERRED, level, f"{level[0]} is first {often}."
    return RecommendationKind.NOT_SEPARABLE, level, f"{_joined(level)} are level, and first {often}."


def _level_with(found: Analysis, who: str) -> tuple[str, ...]:
    """A candidate and all who are its equals under all admissible weights and scores."""
    never_behind = {(pair.a, pair.b) for pair in found.relations if pair.necessary}
    return tuple(id_ for id_ in found.ranks if id_ == who or {(id_, who), (who, id_)} <= never_behind)


def _joined(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
