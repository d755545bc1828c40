"""From the words of a query to the terms of the index; the browser's ``planning.js`` does the same.

A plan is a list of groups. A document gets, of each group, the best alternative that it has; its score is
the sum. Weights and factors are whole numbers, so that Whoosh and the browser add up to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mkdocs_aruntime.publish.search.lexicon import Lexicon
from mkdocs_aruntime.publish.search.weighing import Field
from mkdocs_aruntime.publish.search.words import content, root_of, tokens

EXACT = 100
"""Percent of its weight that a term counts as it was typed."""

START = 85
"""… where it is known only how a word of a title begins."""

LONGER = 90
"""… where the word goes on; less, the longer it goes on."""

ROOT = 75
"""… where only the word without its ending is known; less, the longer the known word goes on."""

TYPO, TYPO_ELSE = 55, 35
"""… where it is spelled differently: the nearest word, and others as near."""

CONCEPT = 80
"""… where another spelling of the same glossary term stands there."""

JOINED = 80
"""… where two typed words are one word there."""

WHOLE, BEGUN, CORRECTED = 100, 60, 70
"""… where the query is a whole title, begins one, or is one but for a typo."""

LEAST = 2
"""Characters before anything is looked up."""

MOST = 24
"""Words of a query; what follows is left out."""

MOST_NAMED = 3
"""Words of a title that is looked for within a query."""

SHORTEST_BEGUN = 5
"""Characters of a single word before whole titles that begin with it are looked up."""

_KIND = re.compile(r"(?:^|\s)in:(?P<kind>[\w-]+)(?=\s|$)")
_TYPING = re.compile(r"[^\W_]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Alternatives for some words of the query."""

    terms: tuple[tuple[Field, str, int], ...]
    """Where a term stands, the term, and percent of its weight."""
    covers: int
    """Which words of the query it stands for, a bit for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to look up."""

    groups: tuple[Group, ...]
    kind: str | None = None
    """Only results of this kind, by its slug."""
    corrected: str | None = None
    """What was probably meant, where a word is not known."""


type Terms = dict[tuple[Field, str], int]
"""Alternatives while they are collected."""


@dataclass(slots=True)
class _Word:
    """A word of the query and what it may mean."""

    text: str
    alternatives: Terms = field(default_factory=dict)
    correction: str | None = None

    def stems(self) -> Iterator[tuple[str, int]]:
        return ((term, share) for (where, term), share in self.alternatives.items() if where is Field.TEXT)

    def add(self, where: Field, term: str, share: int) -> None:
        self.alternatives[where, term] = max(share, self.alternatives.get((where, term), 0))

    def add_longer(self, lexicon: Lexicon, beginning: str, share: int) -> None:
        for stem, longer in lexicon.completions(beginning):
            self.add(Field.TEXT, stem, share * len(beginning) // len(longer))


def plan(query: str, lexicon: Lexicon, *, typing: bool) -> Plan:
    """What to look up for a query; ``typing`` says that its last word may be unfinished."""
    kind = asked_kind(query)
    asked = _KIND.sub(" ", query)
    words = tokens(asked)[:MOST]
    if len("".join(words)) < LEAST:
        return Plan(groups=())
    typing = typing and _TYPING.search(asked) is not None
    said = content(words)
    meant = [
        _understood(word, lexicon, unfinished=typing and place == len(said) - 1 and word == words[-1])
        for place, word in enumerate(said)
    ]
    groups = [
        *((word.alternatives, 1 << i) for i, word in enumerate(meant)),
        *((_pairs(one, other, lexicon), 3 << i) for i, (one, other) in enumerate(pairwise(meant))),
        *((_joined(one, other, lexicon), 3 << i) for i, (one, other) in enumerate(pairwise(said))),
        *_concepts([lexicon.stem_of(word) for word in said], lexicon),
        *_names_within(said, lexicon),
        (_names(said, meant, lexicon, typing=typing), (1 << len(said)) - 1),
    ]
    return Plan(
        groups=tuple(_group(terms, covers) for terms, covers in groups if terms),
        kind=kind,
        corrected=_corrected(words, meant),
    )


def asked_kind(query: str) -> str | None:
    """The kind that a query asks for with ``in:``, whether there is such a kind or not."""
    found = _KIND.search(query)
    return found["kind"].lower() if found else None


def _group(terms: Terms, covers: int) -> Group:
    found = tuple((where, term, share) for (where, term), share in terms.items())
    return Group(terms=found, covers=covers)


def _understood(word: str, lexicon: Lexicon, *, unfinished: bool) -> _Word:
    """The word itself; what it begins, while typed or where it is unknown; else its root; else its typo."""
    found = _Word(word)
    exact = lexicon.stem_of(word)
    if exact is not None:
        found.add(Field.TEXT, exact, EXACT)
    if (unfinished or exact is None) and len(word) >= LEAST:
        if lexicon.starts(word):
            found.add(Field.START, word, START)
        else:
            found.add_longer(lexicon, word, LONGER)
    if not found.alternatives and (root := root_of(word)):
        found.add_longer(lexicon, root, ROOT)
    if not found.alternatives:
        for place, (stem, other) in enumerate(lexicon.similar(word, unfinished=unfinished)):
            found.add(Field.TEXT, stem, TYPO_ELSE if place else TYPO)
            found.correction = found.correction or other
    return found


def _pairs(one: _Word, other: _Word, lexicon: Lexicon) -> Terms:
    """Two neighbours of the query side by side in a title, in either order."""
    found: Terms = {}
    for first, share in one.stems():
        for second, more in other.stems():
            for pair in (f"{first}_{second}", f"{second}_{first}"):
                if lexicon.has_pair(pair):
                    key = (Field.PAIR, pair)
                    found[key] = max(found.get(key, 0), share * more // EXACT)
    return found


def _joined(one: str, other: str, lexicon: Lexicon) -> Terms:
    stem = lexicon.stem_of(one + other)
    return {} if stem is None else {(Field.TEXT, stem): JOINED}


def _concepts(stems: Sequence[str | None], lexicon: Lexicon) -> Iterator[tuple[Terms, int]]:
    """Every glossary term that is spelled out in the query, and the words that spell it."""
    found: dict[str, int] = {}
    for i in range(len(stems)):
        for concept, length in lexicon.concepts_at(stems[i:]):
            found[concept] = found.get(concept, 0) | ((1 << length) - 1) << i
    for concept, covers in found.items():
        yield {(Field.CONCEPT, concept): CONCEPT}, covers


def _names_within(said: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[Terms, int]]:
    """Titles that are a part of the query, such as a product named in a question."""
    for length in range(1, min(MOST_NAMED, len(said) - 1) + 1):
        for first in range(len(said) - length + 1):
            name = "_".join(said[first : first + length])
            if lexicon.has_name(name):
                yield {(Field.NAME, name): WHOLE}, ((1 << length) - 1) << first


def _names(said: Sequence[str], meant: Iterable[_Word], lexicon: Lexicon, *, typing: bool) -> Terms:
    """Titles that are the query, or begin with it, or are what was probably meant."""
    name = "_".join(said)
    found: Terms = {}
    if typing and (len(said) > 1 or len(name) >= SHORTEST_BEGUN):
        for longer in lexicon.names(name):
            found[Field.NAME, longer] = BEGUN * len(name) // len(longer)
    elif lexicon.has_name(name):
        found[Field.NAME, name] = WHOLE
    if name in {term for _, term in found}:
        found[Field.NAME, name] = WHOLE
    corrected = "_".join(word.correction or word.text for word in meant)
    if corrected != name and lexicon.has_name(corrected):
        found[Field.NAME, corrected] = max(CORRECTED, found.get((Field.NAME, corrected), 0))
    return found


def _corrected(words: Sequence[str], meant: Iterable[_Word]) -> str | None:
    corrections = {word.text: word.correction for word in meant if word.correction}
    return " ".join(corrections.get(word, word) for word in words) if corrections else None
