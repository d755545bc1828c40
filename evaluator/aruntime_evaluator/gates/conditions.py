"""Whether the condition of a claim or a relation holds for what a decision knows: met, not met, not known."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from aruntime_evaluator.gates.versions import matches
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.claim import Condition
from aruntime_evaluator.model.codec.constraints import Id, Line, Version
from aruntime_evaluator.model.condition import entry_and_range, words_read
from aruntime_evaluator.model.policy import VersionMatch
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import Met, Resolved
from aruntime_evaluator.model.vocabulary import ClaimTerm, ConditionKey, WordsOf
from aruntime_evaluator.model.words import words_in

type _Comparable = tuple[tuple[int, ...], int, int]
"""Its numbers; then how far before the release it is, and the number of that."""

_VERSION = re.compile(
    r"v?(?P<numbers>\d{1,9}(?:\.\d{1,9})*)(?:[-._]?(?P<before>dev|alpha|beta|rc|a|b|c)[-._]?(?P<number>\d{0,9}))?(?:\+.*)?"
)
_BEFORE = "dabcr"
"""The first letters of what comes before a release, the earliest first."""

_COMPARES: Mapping[str, Callable[[_Comparable, _Comparable], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
}


_DENIALS = frozenset(("no", "non", "not", "nor", "without", "except"))
"""Words after which a part of a text says what is not there."""

_BESIDE = frozenset(
    ("a", "an", "the", "of", "on", "in", "with", "and", "or", "plus", "per", "each", "one", "two")
)
"""Words that change nothing of what stands beside them."""

_QUANTITY = re.compile(r"\d+[a-z]{0,3}|[kmgtp]i?b|x")
"""Such as 8, 80gb, 24x7."""

_OPTION = re.compile(r"\s*--?[\w.-]+(=\S+)?\s*")
"""An option of a command line, which says nothing of the options beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of where a stack will run."""

    catalog: Catalog
    components: Mapping[Id, Version] = field(default_factory=dict)
    target: Mapping[Id, Line] = field(default_factory=dict)
    """Per key of the vocabulary's conditions, in people's words: ``hardware`` is ``8 H100 per node``."""
    whole: bool = True
    """Whether the components are all there will be; else others may still join."""
    match: VersionMatch | None = None
    """How near the version of a component must be to the one that was read; none: any will do."""

    def resolve(self, when: Condition) -> Resolved | None:
        """What becomes of a condition; None where there is none.

        Every key must hold. One that does not decides, whatever is unknown beside it.
        """
        keys = self.catalog.vocabulary.conditions
        found = [self._key(key, when[key.id]) for key in keys if key.id in when]
        if len(found) < len(when):  # of an unchecked catalog
            found.append(Resolved(met=Met.UNKNOWN, why="Only under a condition that the vocabulary lacks"))
        for state in (Met.NO, Met.UNKNOWN):
            for each in found:
                if each.met is state:
                    return each
        if not found:
            return None
        return Resolved(met=Met.YES, why="; ".join(each.why for each in found))

    def documents(self, first: Runtime, second: Runtime, when: Condition) -> bool:
        """Whether what was read of two components holds for the versions that are here.

        Where a condition names versions that cannot be compared with these, it does not.
        """
        if not self.whole:
            return True
        keys = [each for each in self.catalog.vocabulary.conditions if each.words is WordsOf.ENTRIES]
        open_ = any(self._key(key, when[key.id]).met is not Met.YES for key in keys if key.id in when)
        return not open_ and all(map(self._as_read, (first, second)))

    def _as_read(self, runtime: Runtime) -> bool:
        version = self.components.get(runtime.id, "")
        return self.match is None or matches(runtime.versions.reviewed, version, self.match)

    def _key(self, key: ConditionKey, words: tuple[Line, ...]) -> Resolved:
        only = f"Only {key.phrase} {words_read(key, words, self.catalog)}"
        met = self._components(words) if key.words is WordsOf.ENTRIES else self._target(key, words)
        match met:
            case Met.YES:
                return Resolved(met=met, why=f"{only} (met)")
            case Met.NO:
                return Resolved(met=met, why=f"{only} (not met: {self._said(key)})")
        return Resolved(met=met, why=only, question=key.question)

    def _said(self, key: ConditionKey) -> str:
        """What the decision says where the condition asks for something else."""
        if key.words is not WordsOf.ENTRIES:
            return self.target[key.id]
        names = [
            (entry.name if (entry := self.catalog.runtime(id_)) else id_, of)
            for id_, of in self.components.items()
        ]
        return " and ".join(f"{name} {version}" for name, version in sorted(names)) or "nothing"

    def _components(self, words: tuple[Line, ...]) -> Met:
        found = {self._component(*(entry_and_range(word) or (word, ""))) for word in words}
        return next((met for met in (Met.YES, Met.UNKNOWN) if met in found), Met.NO)

    def _component(self, id_: Id, versions: str) -> Met:
        entry = self.catalog.runtime(id_)
        version = self.components.get(entry.id if entry else id_)
        if version is None:
            return Met.NO if self.whole else Met.UNKNOWN
        return in_range(version, versions)

    def _target(self, key: ConditionKey, words: tuple[Line, ...]) -> Met:
        said = self.target.get(key.id)
        if said is None:
            return Met.UNKNOWN
        named = words_named(said, key, words, self.catalog)
        if named is None:
            return Met.UNKNOWN
        if key.words is WordsOf.TEXT:
            return Met.YES if named & set(words) else Met.UNKNOWN
        terms = self.catalog.vocabulary.words_of(key)
        hosts = {each.id for each in terms if isinstance(each, ClaimTerm) and each.host}
        named = named - hosts or named
        met = named & set(words)
        if not named or (key.exclusive and met and named - met):  # of a mixed fleet it holds for a part
            return Met.UNKNOWN
        if met:
            return Met.YES
        return Met.NO if key.exclusive and named - hosts else Met.UNKNOWN


def words_named(said: Line, key: ConditionKey, words: Iterable[Line], catalog: Catalog) -> set[Id] | None:
    """The terms of a key that a text names by id, label or another name; what it denies is not named.

    The text may name what other keys are about, too. None where it has words that are neither of a term, nor
    a quantity, nor known to change nothing: who does not understand a text cannot tell what it denies.

    Example:
        ``8 H100 per node, no AMD GPU`` names *nvidia-gpu*, which is also called H100; ``any GPU but
        NVIDIA`` is not understood.
    """
    spellings = catalog.spellings
    if key.words is WordsOf.TEXT:  # and of an entry that is not in the catalog
        own = {tuple(words_in(word)): frozenset({(key.id, word)}) for word in words}
        spellings = spellings if own.keys() <= spellings.keys() else {**spellings, **own}
    named: set[tuple[Id, Id]] = set()
    denied: set[tuple[Id, Id]] = set()
    plain = _BESIDE | catalog.words_beside
    for part in re.split(r"[,;()]|\.\s|\.$", said):
        found = _read(words_in(part), spellings, catalog.longest_spelling, plain)
        if found is not None:
            named |= found[0]
            denied |= found[1]
        elif not _OPTION.fullmatch(part):
            return None
    return None if named & denied else {term for about, term in named if about == key.id}


type _Named = tuple[set[tuple[Id, Id]], set[tuple[Id, Id]]]


def _read(
    words: Sequence[str],
    spellings: Mapping[tuple[str, ...], AbstractSet[tuple[Id, Id]]],
    longest: int,
    plain: AbstractSet[str],
) -> _Named | None:
    """What the words of a part name, and what they deny; None where one of them is not understood."""
    found: _Named = (set(), set())
    denies = False
    place = 0
    while place < len(words):
        fits = (n for n in range(longest, 0, -1) if tuple(words[place : place + n]) in spellings)
        length = next(fits, 0)
        if length:
            found[denies].update(spellings[tuple(words[place : place + length])])
        elif words[place] in _DENIALS:
            denies = True
        elif words[place] not in plain and not _QUANTITY.fullmatch(words[place]):
            return None
        place += length or 1
    return found if found[True] or not denies else None


def in_range(version: Version, versions: str) -> Met:
    """Whether a version lies in a range such as ``>=0.9,<1``; unknown where it is none that can be compared.

    Numbers are compared part by part, a part that is left out is 0; what comes before a release (``rc2``) is
    earlier than it. What follows a plus sign is a build of the same version.
    """
    if not versions:
        return Met.YES
    ours = _comparable(version)
    if ours is None:
        return Met.UNKNOWN
    found = {_holds(ours, bound) for bound in versions.split(",")}
    return next((met for met in (Met.NO, Met.UNKNOWN) if met in found), Met.YES)


def _holds(ours: _Comparable, bound: str) -> Met:
    match_ = re.fullmatch(r"([<>]=?|==)(.+)", bound)
    theirs = _comparable(match_[2]) if match_ else None
    if match_ is None or theirs is None:
        return Met.UNKNOWN
    return Met.YES if _COMPARES[match_[1]](ours, theirs) else Met.NO


def _comparable(version: Version) -> _Comparable | None:
    read = _VERSION.fullmatch(version)
    if read is None:
        return None
    numbers = [int(part) for part in read["numbers"].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    before = _BEFORE.index(read["before"][0]) if read["before"] else len(_BEFORE)
    return tuple(numbers), before, int(read["number"] or 0)
