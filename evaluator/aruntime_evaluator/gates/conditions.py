"""Whether the condition of a claim or a relation holds for what a decision knows: met, not met, not known."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec.constraints import Id, Line, Version
from aruntime_evaluator.model.condition import entry_and_range, words_read
from aruntime_evaluator.model.runtime import Condition
from aruntime_evaluator.model.verdict import Met, Resolved
from aruntime_evaluator.model.vocabulary import ConditionKey, Term, WordsOf

type _Numbers = tuple[int, ...]

_COMPARES: Mapping[str, Callable[[_Numbers, _Numbers], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
}


_DENIALS = frozenset(("no", "not", "without", "except", "never", "non", "nor", "instead", "unlike", "than"))
"""Words by which a part of a text says what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of where a stack will run."""

    catalog: Catalog
    components: Mapping[Id, Version] = field(default_factory=dict)
    target: Mapping[Id, Line] = field(default_factory=dict)
    """Per key of the vocabulary's conditions, in people's words: ``hardware`` is ``8 H100 per node``."""
    whole: bool = True
    """Whether the components are all there will be; else others may still join."""

    def resolve(self, when: Condition) -> Resolved | None:
        """What becomes of a condition; None where there is none.

        Every key must hold. One that does not decides, whatever is unknown beside it.
        """
        found = [self._key(key, when[key.id]) for key in self.catalog.vocabulary.conditions if key.id in when]
        for state in (Met.NO, Met.UNKNOWN):
            for each in found:
                if each.met is state:
                    return each
        if not found:
            return None
        return Resolved(met=Met.YES, why="; ".join(each.why for each in found))

    def lacks_component(self, when: Condition) -> bool:
        """Whether a condition names entries of which the stack has none."""
        keys = [each for each in self.catalog.vocabulary.conditions if each.words is WordsOf.ENTRIES]
        return any(self._key(key, when[key.id]).met is Met.NO for key in keys if key.id in when)

    def _key(self, key: ConditionKey, words: tuple[Line, ...]) -> Resolved:
        only = f"Only {key.phrase} {words_read(key, words, self.catalog)}"
        met = self._components(words) if key.words is WordsOf.ENTRIES else self._target(key, words)
        match met:
            case Met.YES:
                return Resolved(met=met, why=f"{only}: so it is here")
            case Met.NO:
                return Resolved(met=met, why=f"{only}; here it is {self._said(key)}")
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
        if key.words is WordsOf.TEXT:
            options = tuple(Term(id=word, label=word, definition=word) for word in words)
            return Met.YES if words_named(said, options) else Met.UNKNOWN
        named = words_named(said, self.catalog.vocabulary.words_of(key))
        met = named & set(words)
        if not named or (key.exclusive and met and named - met):  # of a mixed fleet it holds for a part
            return Met.UNKNOWN
        if met:
            return Met.YES
        return Met.NO if key.exclusive else Met.UNKNOWN


def words_named(said: Line, terms: tuple[Term, ...]) -> set[Id]:
    """The terms that a text names by id, label or another name, as whole words.

    What a part of it denies is not named.

    Example:
        ``8 H100 per node, no AMD GPU`` names *nvidia-gpu*, which is also called H100.
    """
    said = ", ".join(part for part in re.split(r"[,;.]", said) if not _DENIALS & set(_words(part).split()))
    names = {term.id: (term.id, term.label, *term.also_called) for term in terms}
    return {id_ for id_, spellings in names.items() if any(_names(said, name) for name in spellings)}


def _names(said: str, name: str) -> bool:
    """Whether a text holds a name as whole words, whatever their case and the signs between them."""
    return f" {_words(name)} " in f" {_words(said)} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def in_range(version: Version, versions: str) -> Met:
    """Whether a version lies in a range such as ``>=0.9,<1``; unknown where it is no number.

    Numbers are compared part by part; a part that is left out is 0, and what follows the numbers (``rc1``)
    is not looked at, except that a version with such an ending is not known to reach a bound it equals.
    """
    if not versions:
        return Met.YES
    ours = _numbers(version)
    if ours is None:
        return Met.UNKNOWN
    found = {_holds(version, ours, bound) for bound in versions.split(",")}
    return next((met for met in (Met.NO, Met.UNKNOWN) if met in found), Met.YES)


def _holds(version: Version, ours: _Numbers, bound: str) -> Met:
    match_ = re.fullmatch(r"([<>]=?|==)(.+)", bound)
    theirs = _numbers(match_[2]) if match_ else None
    if match_ is None or theirs is None:
        return Met.UNKNOWN
    if ours == theirs and version.lstrip("v") != match_[2].lstrip("v") and not _plain(version):
        return Met.UNKNOWN
    return Met.YES if _COMPARES[match_[1]](ours, theirs) else Met.NO


def _plain(version: Version) -> bool:
    return re.fullmatch(r"v?\d+(?:\.\d+)*", version) is not None


def _numbers(version: Version) -> _Numbers | None:
    release = re.match(r"v?(\d{1,9}(?:\.\d{1,9})*)", version)
    if release is None:
        return None
    parts = [int(part) for part in release[1].split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
