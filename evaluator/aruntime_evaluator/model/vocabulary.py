"""The controlled words: what a claim may be about, who may own what, what a source can prove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from aruntime_evaluator.model import ids
from aruntime_evaluator.model.codec.constraints import ClaimRef, Defines, Id, Line, Reads


class EvidenceLevel(StrEnum):
    """How strong a piece of evidence is; the order of the letters is the order of strength."""

    E0 = "E0"
    """None."""
    E1 = "E1"
    """A vendor's claim."""
    E2 = "E2"
    """Official documentation, a standard, source code or a third party's report, for the right version."""
    E3 = "E3"
    """Our own test on a near configuration."""
    E4 = "E4"
    """Our own controlled test: exact artifact, hardware and production-shaped load."""


class Polarity(StrEnum):
    """Whether having a capability is good news for the gate that asks."""

    HELPFUL = "helpful"
    NEUTRAL = "neutral"
    ADVERSE = "adverse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word: its permanent id, what people read, and one sentence of definition."""

    id: Id
    label: Line
    definition: Line
    also_called: tuple[Line, ...] = ()
    """Other names by which people call it, products included: *H100* for *NVIDIA GPU*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sublayer(Term):
    """A finer word inside one layer."""

    layer: ids.LayerId


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind(Term):
    """What a source is."""

    proves: EvidenceLevel
    """The highest level that a source of this kind proves by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleStatus(Term):
    """Where a project stands in its life."""

    ending: bool = False
    """Whether its owner has said that it ends, so that a shortlist names others first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility(Term):
    """One thing a layer may own."""

    layers: tuple[ids.LayerId, ...]
    """The layers that usually own it."""
    claims: tuple[ClaimRef, ...] = ()
    """The claims that show how it is done, so that who owns it can be read up."""


class AskedOf(StrEnum):
    """Whose *yes* holds for a stack of several components.

    What another contains, or hands parts of its model to, does not speak for the other.
    """

    ANY = "any"
    """Anybody's, unless one in front says no or ties it to something else."""
    ENGINE = "engine"
    """That of the component that runs the model."""
    FRONT = "front"
    """That of the component which requests reach first."""
    PATH = "path"
    """All together: those of every component on the way of a request."""
    EACH = "each"
    """All together: those of every component, for a fact about each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTerm(Term):
    """One thing a runtime file may make a claim about."""

    layers: tuple[ids.LayerId, ...] = ()
    """Where the claim makes sense; empty: in every layer."""
    gates: tuple[ids.GateId, ...] = ()
    """The gates it informs; empty: those of its group."""
    criteria: tuple[ids.CriterionId, ...] = ()
    """The criteria it informs; empty: those of its group."""
    polarity: Polarity = Polarity.HELPFUL
    host: bool = False
    """Whether a machine that has it may have others of its group beside it: a processor beside a GPU."""
    asked_of: AskedOf | None = None
    """Whose *yes* holds for a stack; left out: as in its group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup(Term):
    """Claims of one sort, shown and filtered together."""

    gates: tuple[ids.GateId, ...] = ()
    criteria: tuple[ids.CriterionId, ...] = ()
    asked_of: AskedOf = AskedOf.ANY
    """Whose *yes* holds for a stack."""
    claims: Annotated[tuple[ClaimTerm, ...], Defines("claim")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationKind(Term):
    """What one entry may do with another; the label is said of the one, the inverse of the other."""

    inverse: Line
    """What is read from the other side: *Run by*."""
    connects: bool = True
    """Whether the two work together, so that one stack may hold both."""
    in_front: bool = False
    """Whether requests for the other come through the one."""
    executes: bool = False
    """Whether the one still runs the model itself, and the other only helps it."""
    contains: bool = False
    """Whether the other is a part of the one, which speaks for both."""
    client: bool = False
    """Whether the one is a client: two that it works with need not work with each other."""


class WordsOf(StrEnum):
    """Where the words come from that a condition may name."""

    ENTRIES = "entries"
    """Ids of the directory, each with a range of versions where it needs one: ``alpha >=0.9``."""
    CLAIMS = "claims"
    """The claims of the group that it names."""
    LISTED = "listed"
    """Its own values."""
    TEXT = "text"
    """Free text: the name of a flag, an extra, a mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionKey(Term):
    """One thing that a claim or a relation may depend on."""

    phrase: Line
    """What stands before its words in a sentence: *with*, *on*."""
    question: Line
    """What to ask where a decision doesn't say: *Which edition?*"""
    beside: tuple[Line, ...] = ()
    """Words that may stand beside its own in a target and change nothing: *per node*, *80 GB*, *SXM*."""
    exclusive: bool = False
    """Whether a target that names one word rules the others out: a model has one format."""
    words: WordsOf
    group: ids.ClaimGroupId | None = None
    """The group of claims, where its words are claims."""
    values: Annotated[tuple[Term, ...], Defines("condition word")] = ()
    """Its words, where they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every controlled word of a site."""

    schema: Annotated[str, Reads("aruntime/vocabulary/1")]
    layers: Annotated[tuple[Term, ...], Defines("layer")]
    """Bottom first: the order of the layer map."""
    sublayers: Annotated[tuple[Sublayer, ...], Defines("sublayer")] = ()
    kinds: Annotated[tuple[Term, ...], Defines("kind")]
    statuses: Annotated[tuple[LifecycleStatus, ...], Defines("status")]
    maturities: Annotated[tuple[Term, ...], Defines("maturity")]
    claim_values: Annotated[tuple[Term, ...], Defines("claim value")]
    providers: Annotated[tuple[Term, ...], Defines("provider")]
    stabilities: Annotated[tuple[Term, ...], Defines("stability")]
    defaults: Annotated[tuple[Term, ...], Defines("default")]
    source_kinds: Annotated[tuple[SourceKind, ...], Defines("source kind")]
    responsibilities: Annotated[tuple[Responsibility, ...], Defines("responsibility")]
    relations: Annotated[tuple[RelationKind, ...], Defines("kind of relation")] = ()
    conditions: Annotated[tuple[ConditionKey, ...], Defines("condition")] = ()
    """In the order in which a sentence names them."""
    groups: Annotated[tuple[ClaimGroup, ...], Defines("claim group")]

    def claims(self) -> Iterator[tuple[ClaimRef, ClaimGroup, ClaimTerm]]:
        """Every claim term with its reference and its group, in the order of the file."""
        for group in self.groups:
            for term in group.claims:
                yield f"{group.id}.{term.id}", group, term

    def other_names(self) -> Iterator[tuple[Line, ...]]:
        """Of every claim term that has other names, its label and these."""
        for _, _, term in self.claims():
            if term.also_called:
                yield (term.label, *term.also_called)

    def words_of(self, key: ConditionKey) -> tuple[Term, ...]:
        """The terms that a condition of this key may name; none where its words are entries or free text."""
        if key.words is WordsOf.LISTED:
            return key.values
        return tuple(term for group in self.groups if group.id == key.group for term in group.claims)
