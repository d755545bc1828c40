"""What the facts of a release say of an entry: which claims they confirm, contradict or could add."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from aruntime_evaluator import Claim, ClaimRef, ClaimValue, Runtime, Vocabulary
from mkdocs_aruntime.catalog.probes import FactKind, Probe, Probes, Strength, pattern
from mkdocs_aruntime.evidence.facts import Fact

MOST_FACTS = 3
"""Facts of one claim that a report lists; more say nothing new."""
ANYWHERE = "any"
"""The platform of a wheel that names none."""


class Outcome(StrEnum):
    """What an artifact says of a claim."""

    CONFIRMS = "confirms"
    """It shows what the entry says."""
    CONTRADICTS = "contradicts"
    """It shows something else."""
    NOT_SHOWN = "not-shown"
    """The entry says that it is there, and the artifact, which shows others of its sort, does not."""
    COULD_ADD = "could-add"
    """It shows what the entry doesn't say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What an artifact says of one claim."""

    about: str
    """The claim, or ``license``."""
    outcome: Outcome
    strength: Strength
    said: str
    """The value in the entry; empty where it is silent."""
    why: str
    facts: tuple[Fact, ...]
    """Every fact that speaks for it."""

    @property
    def few(self) -> tuple[Fact, ...]:
        """The first of each value, at most three."""
        first: dict[str, Fact] = {}
        for fact in self.facts:
            first.setdefault(fact.value, fact)
        return tuple(first.values())[:MOST_FACTS]


def judge(
    runtime: Runtime, facts: Sequence[Fact], probes: Probes, vocabulary: Vocabulary
) -> Iterator[Judgement]:
    """What the facts say of an entry: the licence, then claim by claim in the order of the vocabulary."""
    by_kind: dict[FactKind, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact)
    yield from _license(runtime, by_kind[FactKind.LICENSE], probes.licenses)
    rows: dict[ClaimRef, list[Probe]] = defaultdict(list)
    for probe in probes.probes:
        rows[probe.claim].append(probe)
    for reference, _, term in vocabulary.claims():
        in_its_layers = not term.layers or bool(set(term.layers) & set(runtime.layers))
        yield from _claim(runtime, reference, rows[reference], by_kind, could_add=in_its_layers)


def _claim(
    runtime: Runtime,
    reference: ClaimRef,
    rows: Sequence[Probe],
    facts: Mapping[FactKind, Sequence[Fact]],
    *,
    could_add: bool,
) -> Iterator[Judgement]:
    claim = runtime.claim(reference)
    matched = {row: [fact for fact in facts.get(row.fact, ()) if _matches(row, fact)] for row in rows}
    for strength in Strength:
        found = tuple(chain.from_iterable(f for row, f in matched.items() if row.strength is strength))
        if found:
            if claim is not None or could_add:
                yield _of_found(reference, claim, matched, strength, found)
            return
    others = [fact for row in rows if row.complete for fact in facts.get(row.fact, ())]
    if others and claim is not None and _is_there(claim) and all(each.value != ANYWHERE for each in others):
        yield Judgement(
            about=reference, outcome=Outcome.NOT_SHOWN, strength=Strength.SUGGESTS, said=claim.value.value,
            why="the release shows others of this sort, but not this", facts=tuple(others),
        )  # fmt: skip


def _of_found(
    reference: ClaimRef,
    claim: Claim | None,
    matched: Mapping[Probe, Sequence[Fact]],
    strength: Strength,
    found: tuple[Fact, ...],
) -> Judgement:
    outcome, why = Outcome.CONFIRMS, "it is there"
    if claim is None or claim.value is ClaimValue.UNKNOWN:
        outcome, why = Outcome.COULD_ADD, "the entry doesn't establish it"
    elif not _is_there(claim):
        outcome, why = Outcome.CONTRADICTS, f"the entry says '{claim.value.value}'"
    else:
        for row, facts in matched.items():
            if row.said and facts and (odd := _other_version(row, facts, claim)):
                outcome, why, found = Outcome.CONTRADICTS, odd, tuple(facts)
    said = claim.value.value if claim else ""
    return Judgement(about=reference, outcome=outcome, strength=strength, said=said, why=why, facts=found)


def _is_there(claim: Claim) -> bool:
    return claim.value in {ClaimValue.SUPPORTED, ClaimValue.PARTIAL}


def _matches(row: Probe, fact: Fact) -> bool:
    inside = row.inside is None or pattern(row.inside).search(fact.path) is not None
    return inside and pattern(row.matches).fullmatch(fact.value) is not None


def _other_version(row: Probe, facts: Sequence[Fact], claim: Claim) -> str:
    """What is wrong where the entry's words name versions, and the artifact's is none of them."""
    matches = [pattern(row.matches).fullmatch(fact.value) for fact in facts]
    shown = {match[1] for match in matches if match and match.re.groups and match[1]}
    words = " ".join([claim.note or "", claim.lacks or "", *(each.quote for each in claim.evidence)])
    said = {match[1] for match in pattern(row.said or "").finditer(words)}
    if not shown or not said or shown & said:
        return ""
    return f"the entry's words name {', '.join(sorted(said))}, the artifact shows {', '.join(sorted(shown))}"


def _license(runtime: Runtime, facts: Sequence[Fact], names: Mapping[str, str]) -> Iterator[Judgement]:
    said = runtime.license.spdx
    core = runtime.packages[0] if runtime.packages else ""  # others may be clients under another licence
    for fact in facts[:MOST_FACTS]:
        if (shown := _spdx(fact.value, names)) is None:
            continue
        same = _parts(shown) == _parts(said)
        yield Judgement(
            about="license",
            outcome=Outcome.CONFIRMS if same else Outcome.CONTRADICTS,
            strength=Strength.SHOWS if fact.artifact.package.startswith(core) else Strength.SUGGESTS,
            said=said,
            why="it names the same" if same else f"it names {shown}",
            facts=(fact,),
        )


def _spdx(text: str, names: Mapping[str, str]) -> str | None:
    """An expression of SPDX; none for free text that the table doesn't know."""
    try:
        return str(canonicalize_license_expression(names.get(" ".join(text.split()).casefold(), text)))
    except InvalidLicenseExpression:
        return None


def _parts(expression: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w.+-]+", expression))
